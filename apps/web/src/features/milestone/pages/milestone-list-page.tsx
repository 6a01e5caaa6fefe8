import { Link, useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { DataTable, type Column } from '../../../ui/data-table';
import { FilterLinks } from '../../../ui/filter-links';
import { Page } from '../../../ui/page';
import { useMilestoneColumns } from '../components/milestone-columns';

type Row = Schemas['MilestoneSummaryView'];

const STATES: readonly Row['state'][] = ['active', 'overdue', 'submitted', 'checking', 'rectify', 'not_met', 'passed'];

export default function MilestoneListPage() {
  const { t } = useLanguage();
  const words = useWords();
  const [params] = useSearchParams();
  const state = STATES.filter((each) => each === params.get('state'));
  const projectId = params.get('project');
  const query = { ...(state.length > 0 && { state }), ...(projectId && { projectId }) };
  const milestones = $api.useInfiniteQuery('get', '/api/v1/milestones', { params: { query } }, byCursor);
  const [title, ...others] = useMilestoneColumns();
  const project: Column<Row> = {
    key: 'project',
    title: t('攻关项目', 'Project'),
    text: ({ projectNumber, projectTitle }) => `${projectNumber} ${projectTitle}`,
    render: ({ projectId: id, projectNumber, projectTitle }) => (
      <Link to={`/workbench/projects/${id}`}>
        {projectNumber} {projectTitle}
      </Link>
    ),
  };
  return (
    <Page title={t('里程碑', 'Milestones')} wide>
      <FilterLinks
        param="state"
        label={t('按状态筛选', 'Filter by state')}
        all={t('全部', 'All')}
        options={STATES.map((each) => ({ value: each, text: words.state('milestone', each) }))}
      />
      <DataTable
        name={t('里程碑', 'Milestones')}
        query={milestones}
        columns={[...(title ? [title] : []), project, ...others]}
        rowKey={({ id }) => id}
        empty={t(
          '没有里程碑：任务书三方签署生效后按其中的进度产生',
          'None: they arise from the schedule once the agreement is signed by all three parties',
        )}
      />
    </Page>
  );
}
