import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { Day } from '../../../ui/values';
import { useProjectColumns } from '../components/project-columns';
import { EndedFilters, useEndedQuery } from '../components/project-filters';

type Row = Schemas['ProjectSummaryView'];

/** The projects that came to their end, and how. */
export default function EndedProjectsPage() {
  const { t } = useLanguage();
  const projects = $api.useInfiniteQuery('get', '/api/v1/projects', { params: { query: useEndedQuery() } }, byCursor);
  return (
    <Page
      title={t('已结束的项目', 'Ended projects')}
      trail={[{ to: '/workbench/projects', text: t('攻关项目', 'Projects') }]}
      wide
    >
      <EndedFilters />
      <DataTable
        name={t('已结束的项目', 'Ended projects')}
        query={projects}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={t('没有已结束的项目', 'No project has ended')}
      />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return useProjectColumns<Row>(
    [
      {
        key: 'outcome',
        title: t('结果', 'Outcome'),
        text: ({ outcome }) => (outcome ? words.choice(outcome, 'outcome') : ''),
      },
    ],
    [
      {
        key: 'ends',
        title: t('到期', 'Ends'),
        text: ({ endsOn }) => endsOn ?? '',
        render: ({ endsOn }) => <Day at={endsOn} />,
      },
    ],
  );
}
