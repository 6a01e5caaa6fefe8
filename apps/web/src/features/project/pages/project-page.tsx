import { Tabs } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { StateSteps } from '../../../ui/state-steps';
import { Overview } from '../components/overview';
import { IndicatorRoad } from '../components/indicator-road';
import { AgreementSummary } from '../components/agreement-summary';
import { Timeline } from '../../../ui/timeline';
import { ProjectAcceptances, ProjectMilestones, ProjectMoney, ProjectTerminations } from '../components/project-lists';

type Project = Schemas['ProjectView'];

const ROAD = ['contracting', 'active', 'accepting', 'accepted', 'settling', 'tracking', 'closed'];
const LEFT_AT: Readonly<Record<string, string>> = {
  lapsed: 'contracting',
  suspended: 'active',
  eliminated: 'active',
  not_placed: 'active',
  terminated: 'active',
  not_accepted: 'accepting',
};
/** What follows from other things, or is done elsewhere. */
const STEPS_OF_OTHERS = [
  'activate',
  'lapse',
  'terminate',
  'begin_accepting',
  'return_to_active',
  'mark_accepted',
  'mark_not_accepted',
  'place',
  'eliminate',
  'mark_not_placed',
  'start_settling',
  'finish_settlement',
];

export default function ProjectPage() {
  const { id = '' } = useParams();
  const project = $api.useQuery('get', '/api/v1/projects/{id}', { params: { path: { id } } });
  return <Loaded query={project}>{(data) => <ProjectDetails project={data} />}</Loaded>;
}

function ProjectDetails({ project }: { project: Project }) {
  const { t } = useLanguage();
  const [params, setParams] = useSearchParams();
  const { id, number, title, state } = project;
  const tabs = [
    { key: 'overview', label: t('概况', 'Overview'), children: <Overview project={project} /> },
    { key: 'indicators', label: t('指标', 'Indicators'), children: <IndicatorRoad project={project} /> },
    { key: 'agreement', label: t('任务书', 'Agreement'), children: <AgreementSummary projectId={id} /> },
    { key: 'milestones', label: t('里程碑', 'Milestones'), children: <ProjectMilestones projectId={id} /> },
    { key: 'money', label: t('资金', 'Money'), children: <ProjectMoney projectId={id} /> },
    { key: 'acceptance', label: t('验收', 'Acceptance'), children: <ProjectAcceptances projectId={id} /> },
    { key: 'terminations', label: t('终止', 'Terminations'), children: <ProjectTerminations projectId={id} /> },
  ];
  return (
    <Page title={`${number} ${title}`} trail={[{ to: '/workbench/projects', text: t('攻关项目', 'Projects') }]} wide>
      <StateSteps lifecycle="project" state={state} road={ROAD} leftAt={LEFT_AT[state] ?? 'active'} />
      <ActionBar collection="projects" lifecycle="project" subject={project} without={STEPS_OF_OTHERS} />
      <Tabs
        activeKey={params.get('tab') ?? 'overview'}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        items={tabs}
        destroyOnHidden
        style={{ marginTop: 12 }}
      />
      <Timeline subjectType="project" id={project.id} />
    </Page>
  );
}
