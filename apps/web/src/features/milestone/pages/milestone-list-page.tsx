import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { useMilestoneColumns } from '../components/milestone-columns';

type Row = Schemas['MilestoneSummaryView'];

export default function MilestoneListPage() {
  const { t } = useLanguage();
  const query = { state: useChosenState<Row['state']>(), projectId: useChosen('projectId') };
  const milestones = $api.useInfiniteQuery('get', '/api/v1/milestones', { params: { query } }, byCursor);
  const [title, ...others] = useMilestoneColumns();
  const project: Column<Row> = {
    key: 'project',
    title: t('攻关项目', 'Project'),
    text: ({ projectNumber, projectTitle }) => `${projectNumber} ${projectTitle}`,
    render: ({ projectId, projectNumber, projectTitle }) => (
      <Link to={`/workbench/projects/${projectId}`}>
        {projectNumber} {projectTitle}
      </Link>
    ),
  };
  return (
    <ObjectList
      title={t('里程碑', 'Milestones')}
      lifecycle="milestone"
      query={milestones}
      columns={[...(title ? [title] : []), project, ...others]}
      empty={t(
        '没有里程碑：任务书三方签署生效后按其中的进度产生',
        'None: they arise from the schedule once the agreement is signed by all three parties',
      )}
    />
  );
}
