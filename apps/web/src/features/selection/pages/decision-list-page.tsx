import { Link, useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { StateFilter, useStates } from '../../../ui/state-filter';
import { Instant, StateTag } from '../../../ui/values';

type Row = Schemas['DecisionSummaryView'];

export default function DecisionListPage() {
  const { t } = useLanguage();
  const columns = useColumns();
  const [search] = useSearchParams();
  const query = {
    state: useStates<Row['state']>(),
    programmeId: search.get('programmeId') ?? undefined,
    challengeId: search.get('challengeId') ?? undefined,
  };
  const decisions = $api.useInfiniteQuery('get', '/api/v1/decisions', { params: { query } }, byCursor);
  return (
    <Page title={t('选帅决定', 'Decisions')}>
      <div style={{ marginBottom: 16 }} className="no-print">
        <StateFilter lifecycle="decision" />
      </div>
      <DataTable
        name={t('选帅决定', 'Decisions')}
        query={decisions}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t(
          '没有符合条件的决定：在榜题的评审与选帅页面拟定',
          'No decision matches: one is drafted on the selection page of a challenge',
        )}
      />
    </Page>
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
