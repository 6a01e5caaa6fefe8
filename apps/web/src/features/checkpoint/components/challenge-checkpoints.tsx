import { Button } from 'antd';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { useEvery } from '../../../ui/use-every';
import { CheckpointTable } from './checkpoint-table';

/** The checkpoints of a challenge, where its rules are those of a race or it already has some. */
export function ChallengeCheckpoints({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const me = useMe();
  const reads = may(me, 'checkpoint.read');
  const params = { query: { challengeId, limit: 1 } };
  const { data } = $api.useQuery('get', '/api/v1/checkpoints', { params }, { enabled: reads });
  const racers = useRacers(challengeId, may(me, 'checkpoint.draft'));
  const mayDraft = racers.length > 1;
  if (!data || (data.items.length === 0 && !mayDraft)) return null;
  return (
    <TitledCard
      style={{ marginTop: 16 }}
      title={t('赛段考核', 'Checkpoints')}
      extra={
        mayDraft && (
          <Link to={`/workbench/challenges/${challengeId}/checkpoints/new`}>
            <Button tabIndex={-1}>{t('拟定赛段考核', 'Draft a checkpoint')}</Button>
          </Link>
        )
      }
    >
      <CheckpointTable challengeId={challengeId} />
    </TitledCard>
  );
}

const RACING = ['contracting', 'active', 'suspended', 'accepting', 'accepted', 'not_accepted'] as const;

/** The projects of a challenge that are in the race: those no checkpoint and no other end has taken out. */
export function useRacers(challengeId: string, enabled = true) {
  const params = { params: { query: { challengeId, limit: 100, state: [...RACING] } } };
  const { data = [] } = useEvery($api.useInfiniteQuery('get', '/api/v1/projects', params, { ...byCursor, enabled }));
  return data;
}
