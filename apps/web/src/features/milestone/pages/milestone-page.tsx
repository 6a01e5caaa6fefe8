import { Card, Descriptions } from 'antd';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Day, Due, Instant } from '../../../ui/values';
import { MilestoneFiles } from '../components/milestone-files';
import { ReportFields } from '../components/report-fields';
import { Reports } from '../components/reports';
import { Timeline } from '../../../ui/timeline';
import { TargetTable } from '../components/target-table';

type Milestone = Schemas['MilestoneView'];

const ROAD = ['planned', 'active', 'submitted', 'checking', 'passed'];
const LEFT_AT: Readonly<Record<string, string>> = {
  overdue: 'active',
  rectify: 'checking',
  not_met: 'checking',
  waived: 'checking',
  superseded: 'active',
};

export default function MilestonePage() {
  const { id = '' } = useParams();
  const milestone = $api.useQuery('get', '/api/v1/milestones/{id}', { params: { path: { id } } });
  return <Loaded query={milestone}>{(data) => <MilestoneDetails milestone={data} />}</Loaded>;
}

function MilestoneDetails({ milestone }: { milestone: Milestone }) {
  const { t } = useLanguage();
  const { projectId, projectNumber, projectTitle, number, title, state, targets, reports } = milestone;
  return (
    <Page
      title={t(`里程碑 ${number} ${title}`, `Milestone ${number} ${title}`)}
      trail={[
        { to: '/workbench/projects', text: t('攻关项目', 'Projects') },
        { to: `/workbench/projects/${projectId}`, text: `${projectNumber} ${projectTitle}` },
      ]}
      wide
    >
      <StateSteps lifecycle="milestone" state={state} road={ROAD} leftAt={LEFT_AT[state] ?? 'active'} />
      <ActionBar
        collection="milestones"
        lifecycle="milestone"
        subject={milestone}
        references={{
          indicatorId: targets.map(({ indicatorId, zh, en }) => ({ value: indicatorId, label: t(zh, en) })),
        }}
        initial={{ submit: reportToStartWith(milestone) }}
        fields={{ submit: <ReportFields milestone={milestone} /> }}
      />
      <div className="cards">
        <Facts milestone={milestone} />
        <TitledCard title={t('指标：目标与测量', 'Indicators: target and measurement')}>
          <TargetTable targets={targets} reports={reports} />
        </TitledCard>
        <Reports reports={reports} />
        <TitledCard title={t('附件', 'Files')}>
          <MilestoneFiles milestone={milestone} />
        </TitledCard>
      </div>
      <Timeline subjectType="milestone" id={milestone.id} />
    </Page>
  );
}

/** A report starts from the last one, and always has a place for every indicator of the milestone. */
function reportToStartWith({ targets, reports }: Milestone): object {
  const last = reports.at(-1);
  const known = new Map(last?.measurements.map((each) => [each.indicatorId, each]));
  const measurements = targets.map(({ indicatorId }) => known.get(indicatorId) ?? { indicatorId });
  return {
    ...(last && { summary: last.summary, spentFen: last.spentFen }),
    deliverables: last?.deliverables ?? [],
    blockages: last?.blockages ?? [],
    measurements,
  };
}

function Facts({ milestone }: { milestone: Milestone }) {
  const { t } = useLanguage();
  const words = useWords();
  const { kind, dueOn, rectifyBy, instalment, rectifications, activatedAt, passedAt, decisionDueAt } = milestone;
  const items = [
    {
      key: 'project',
      label: t('攻关项目', 'Project'),
      children: (
        <Link to={`/workbench/projects/${milestone.projectId}`}>
          {milestone.projectNumber} {milestone.projectTitle}
        </Link>
      ),
    },
    { key: 'kind', label: t('类别', 'Kind'), children: words.choice(kind, 'kind') },
    { key: 'due', label: t('完成日期', 'Due'), children: <Day at={dueOn} /> },
    {
      key: 'instalment',
      label: t('对应的投入期次', 'Instalment it drives'),
      children: instalment === null ? '—' : t(`第 ${instalment} 期`, `No. ${instalment}`),
    },
    { key: 'activated', label: t('开始', 'Started'), children: <Instant at={activatedAt} /> },
    { key: 'passed', label: t('通过', 'Passed'), children: <Instant at={passedAt} /> },
    {
      key: 'rectifications',
      label: t('整改', 'Rectification'),
      children: (
        <>
          {t(`${rectifications} 次`, `${rectifications} times`)}
          {rectifyBy && (
            <>
              {t('，期限 ', ', due ')}
              <Day at={rectifyBy} />
            </>
          )}
        </>
      ),
    },
    ...(decisionDueAt
      ? [{ key: 'decision', label: t('应作出处理决定', 'To be decided by'), children: <Due at={decisionDueAt} /> }]
      : []),
    ...(milestone.stageCheck
      ? [
          {
            key: 'check',
            label: t('中期核查', 'Midterm check'),
            children: <p className="prewrap">{milestone.stageCheck.findings}</p>,
          },
        ]
      : []),
  ];
  return (
    <Card>
      <Descriptions column={{ xs: 1, md: 2, xl: 3 }} items={items} />
    </Card>
  );
}
