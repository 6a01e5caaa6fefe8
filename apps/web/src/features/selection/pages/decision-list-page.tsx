import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { Instant, StateTag } from '../../../ui/values';

type Row = Schemas['DecisionSummaryView'];

export default function DecisionListPage() {
  const { t } = useLanguage();
  const query = {
    state: useChosenState<Row['state']>(),
    programmeId: useChosen('programmeId'),
    challengeId: useChosen('challengeId'),
  };
  const decisions = $api.useInfiniteQuery('get', '/api/v1/decisions', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('选帅决定', 'Decisions')}
      lifecycle="decision"
      query={decisions}
      columns={useColumns()}
      empty={t(
        '没有决定：在榜题的评审与选帅页面拟定',
        'None: a decision is drafted on the selection page of a challenge',
      )}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'challenge',
      title: t('榜题', 'Challenge'),
      text: ({ challengeNumber, challengeTitle }) => `${challengeNumber} ${challengeTitle}`,
      render: ({ id, challengeNumber, challengeTitle }) => (
        <div className="cell-wide">
          <Link to={`/workbench/decisions/${id}`}>
            {challengeNumber} {challengeTitle}
          </Link>
        </div>
      ),
    },
    { key: 'kind', title: t('类别', 'Kind'), text: ({ kind }) => words.choice(kind, 'kind') },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('decision', state),
      render: ({ state }) => <StateTag lifecycle="decision" state={state} />,
    },
    {
      key: 'created',
      title: t('拟定', 'Drafted'),
      text: ({ createdAt }) => instantText(createdAt),
      render: ({ createdAt }) => <Instant at={createdAt} />,
    },
  ];
}
