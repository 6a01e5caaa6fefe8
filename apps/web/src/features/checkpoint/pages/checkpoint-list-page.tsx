import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { useCheckpointColumns } from '../components/checkpoint-table';

/** Every checkpoint within reach. */
export default function CheckpointListPage() {
  const { t } = useLanguage();
  const state = useChosenState<'drafted' | 'approved' | 'returned'>();
  const challengeId = useChosen('challengeId');
  const params = { query: { ...(state && { state }), ...(challengeId && { challengeId }) } };
  const checkpoints = $api.useInfiniteQuery('get', '/api/v1/checkpoints', { params }, byCursor);
  return (
    <ObjectList
      title={t('赛段考核', 'Checkpoints')}
      lifecycle="checkpoint"
      query={checkpoints}
      columns={useCheckpointColumns()}
      empty={t(
        '还没有赛段考核：各参赛方通过该赛段里程碑后，由管理单位在榜题页面拟定',
        'No checkpoint yet: the agency drafts one on the challenge’s page once the racers reach the stage',
      )}
    />
  );
}
