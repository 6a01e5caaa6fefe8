import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { DataTable, type Column } from '../../../ui/data-table';
import { Day, StateTag } from '../../../ui/values';
import { useStageWords } from './stage-words';

type Checkpoint = Schemas['CheckpointSummaryView'];

/** The checkpoints of a challenge. */
export function CheckpointTable({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const params = { query: { challengeId } };
  const checkpoints = $api.useInfiniteQuery('get', '/api/v1/checkpoints', { params }, byCursor);
  const [number, , ...others] = useCheckpointColumns();
  return (
    <DataTable
      name={t('赛段考核', 'Checkpoints')}
      query={checkpoints}
      columns={[number, ...others]}
      rowKey={({ id }) => id}
      empty={t('还没有赛段考核', 'No checkpoint yet')}
    />
  );
}

/** What a list says of a checkpoint; on the page of its challenge the second column is left out. */
export function useCheckpointColumns(): [Column<Checkpoint>, Column<Checkpoint>, ...Column<Checkpoint>[]] {
  const { t } = useLanguage();
  const words = useWords();
  const stageWords = useStageWords();
  const challenge: Column<Checkpoint> = {
    key: 'challenge',
    title: t('榜题', 'Challenge'),
    text: ({ challengeNumber, challengeTitle }) => `${challengeNumber} ${challengeTitle}`,
    render: ({ challengeNumber, challengeTitle, challengeId }) => (
      <Link className="cell-wide" to={`/workbench/challenges/${challengeId}`}>
        {challengeNumber} {challengeTitle}
      </Link>
    ),
  };
  return [
    {
      key: 'number',
      title: t('编号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/checkpoints/${id}`}>{number}</Link>,
    },
    challenge,
    { key: 'stage', title: t('赛段', 'Stage'), text: ({ stage }) => stageWords(stage) },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('checkpoint', state),
      render: ({ state }) => <StateTag lifecycle="checkpoint" state={state} />,
    },
    {
      key: 'at',
      title: t('拟定日期', 'Drafted on'),
      text: ({ createdAt }) => createdAt,
      render: ({ createdAt }) => <Day at={createdAt} />,
    },
  ];
}
