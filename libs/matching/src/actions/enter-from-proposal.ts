import { invalid, lock, notFound, refused, row, sharedRow, type Tx } from '#platform';
import { getChallenge } from '#bulletin';
import { getOrganisation } from '#identity';
import { getProposal, openedContent } from '#proposal';
import { rankingOf } from '#selection';
import type { Capability } from '../capability.entity.js';
import { enterCapability } from './register-capability.js';

interface EnterFromProposal {
  readonly proposalId: string;
  readonly keywords: readonly string[];
  readonly summary: string;
  readonly consent: boolean;
}

/**
 * A good proposal that was not selected is not lost: with its taker's consent it becomes an entry of the register, so
 * that others with a like need find it (domain.md section 2). Good is what the panel let pass.
 * @throws 404 also when the actor does not act for the taker · 409 capability.proposal_not_unsuccessful,
 * capability.proposal_did_not_pass, capability.already_entered, capability.too_many · 422 capability.consent_required
 */
export async function enterFromProposal(tx: Tx, input: EnterFromProposal): Promise<Capability> {
  const { takerId, challengeId } = await getProposal(tx, input.proposalId);
  if (!tx.context.actor.may('capability.register', { taker: takerId })) throw notFound('proposal', input.proposalId);
  if (!input.consent) throw invalid({ path: 'consent', code: 'capability.consent_required' });
  await lock(tx, [row('organisation', takerId), sharedRow('proposal', input.proposalId)], null);
  const { state } = await getProposal(tx, input.proposalId);
  if (state !== 'not_selected') throw refused({ code: 'capability.proposal_not_unsuccessful' });
  const ranked = (await rankingOf(tx, challengeId)).find(({ proposalId }) => proposalId === input.proposalId);
  if (!ranked?.passed) throw refused({ code: 'capability.proposal_did_not_pass' });
  const challenge = await getChallenge(tx, challengeId);
  const { technicalRoute } = await openedContent(tx, input.proposalId);
  const { region } = await getOrganisation(tx, takerId);
  return enterCapability(tx, {
    ...input,
    organisationId: takerId,
    title: challenge.title,
    field: challenge.field,
    region: region ?? challenge.region,
    description: technicalRoute,
  });
}
