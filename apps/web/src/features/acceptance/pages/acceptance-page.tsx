import { useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { ANY_ASSESSOR } from '../../../ui/command-form/references';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { AcceptanceFiles } from '../components/acceptance-files';
import { Completion } from '../components/completion';
import { TestReportFields } from '../components/test-report-fields';
import { Timeline } from '../../../ui/timeline';
import { MeetingFacts, RoundFacts, TestReports } from '../components/round-facts';

type Acceptance = Schemas['AcceptanceView'];

const ROAD = ['requested', 'testing', 'meeting', 'concluded'];

export default function AcceptancePage() {
  const { id = '' } = useParams();
  const acceptance = $api.useQuery('get', '/api/v1/acceptances/{id}', { params: { path: { id } } });
  return <Loaded query={acceptance}>{(data) => <AcceptanceDetails acceptance={data} />}</Loaded>;
}

function AcceptanceDetails({ acceptance }: { acceptance: Acceptance }) {
  const { t } = useLanguage();
  const me = useMe();
  const { number, round, projectId, projectTitle, state, computation } = acceptance;
  const indicators = computation.lines.map((line) => ({ value: line.indicatorId, label: t(line) }));
  const initial = {
    report_test: { results: computation.lines.map(({ indicatorId }) => ({ indicatorId })) },
  };
  return (
    <Page
      title={t(`验收 ${number}（第 ${round} 轮）`, `Acceptance ${number}, round ${round}`)}
      trail={[
        { to: '/workbench/acceptances', text: t('验收', 'Acceptance') },
        ...(may(me, 'project.read') ? [{ to: `/workbench/projects/${projectId}`, text: projectTitle }] : []),
      ]}
      wide
    >
      <StateSteps lifecycle="acceptance" state={state} road={ROAD} leftAt="requested" />
      <ActionBar
        collection="acceptances"
        lifecycle="acceptance"
        subject={acceptance}
        references={{ indicatorId: indicators, assessorId: ANY_ASSESSOR }}
        initial={initial}
        fields={{ report_test: <TestReportFields acceptance={acceptance} /> }}
      />
      <div className="cards">
        <RoundFacts acceptance={acceptance} />
        <Completion computation={computation} />
        <TestReports acceptance={acceptance} />
        <MeetingFacts acceptance={acceptance} />
        <TitledCard title={t('附件', 'Files')}>
          <AcceptanceFiles acceptance={acceptance} />
        </TitledCard>
      </div>
      <Timeline subjectType="acceptance" id={acceptance.id} />
    </Page>
  );
}
