import { Button, Card, Empty, Space, Tag } from 'antd';
import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { StateTag } from '../../../ui/values';
import { MilestoneTrack } from '../components/milestone-track';
import { ProjectFilters, useBoardQuery } from '../components/project-filters';

type Project = Schemas['BoardProjectView'];

/** Every project as a line in time, with its milestones on it. */
export default function ProjectBoardPage() {
  const { t } = useLanguage();
  const projects = $api.useInfiniteQuery(
    'get',
    '/api/v1/boards/projects',
    { params: { query: useBoardQuery() } },
    byCursor,
  );
  return (
    <Page
      title={t('项目进度图', 'Board of projects')}
      trail={[{ to: '/workbench/projects', text: t('攻关项目', 'Projects') }]}
      wide
    >
      <ProjectFilters />
      <Loaded query={projects}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty description={t('没有符合条件的项目', 'No such projects')} />;
          return (
            <div className="cards">
              {items.map((project) => (
                <ProjectLine key={project.id} project={project} />
              ))}
            </div>
          );
        }}
      </Loaded>
      {projects.hasNextPage && (
        <Button loading={projects.isFetchingNextPage} onClick={() => void projects.fetchNextPage()}>
          {t('更多', 'More')}
        </Button>
      )}
    </Page>
  );
}

function ProjectLine({ project }: { project: Project }) {
  const { t } = useLanguage();
  const { id, number, title, state, late, takerName, demanderName } = project;
  return (
    <Card size="small">
      <h2 style={{ fontSize: 16, margin: 0 }}>
        <Link to={`/workbench/projects/${id}`}>
          {number} {title}
        </Link>
      </h2>
      <Space wrap>
        <StateTag lifecycle="project" state={state} />
        {late && <Tag color="red">{t('逾期', 'Late')}</Tag>}
        <span>
          {demanderName} → {takerName}
        </span>
      </Space>
      <MilestoneTrack project={project} />
    </Card>
  );
}
