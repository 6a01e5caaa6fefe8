import { may, useMe } from '../app/session';
import { $api, type Schemas } from './api';

/** The indicators of a challenge as the reader may see them: as a party of the challenge, or as everybody does. */
export function useChallengeIndicators(challengeId: string): readonly Schemas['ChallengeIndicatorView'][] {
  const isParty = may(useMe(), 'challenge.read');
  const params = { params: { path: { id: challengeId } } };
  const own = $api.useQuery('get', '/api/v1/challenges/{id}', params, { enabled: isParty });
  const open = $api.useQuery('get', '/api/v1/public/challenges/{id}', params, { enabled: !isParty });
  return (isParty ? own : open).data?.indicators ?? [];
}
