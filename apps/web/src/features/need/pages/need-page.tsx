import { Navigate, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Files } from '../../../ui/files';
import { IndicatorTable } from '../../../ui/indicator-table';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { STEPS_OF_OTHERS } from '../steps-of-others';
import { NeedFacts } from '../components/need-facts';
import { Timeline } from '../../../ui/timeline';
import { AgreedText, AssessmentPanel, Assessments, ChallengeOfNeed } from '../components/need-progress';
import { PutOnBulletin } from '../components/put-on-bulletin';

type Need = Schemas['NeedView'];

const ROAD = ['draft', 'submitted', 'recommended', 'assessing', 'agreeing', 'listed'];

export default function NeedPage() {
  const { id = '' } = useParams();
  const need = $api.useQuery('get', '/api/v1/needs/{id}', { params: { path: { id } } });
  return <Loaded query={need}>{(data) => <NeedDetails need={data} />}</Loaded>;
}

function NeedDetails({ need }: { need: Need }) {
  const { t } = useLanguage();
  const { title, summary, scene, cannotSolveAlone, totalInvestmentFen } = need;
  const initial = {
    propose_text: {
      recommendedAmountFen: need.recommendedAmountFen ?? totalInvestmentFen,
      title,
      summary,
      scene,
      cannotSolveAlone,
    },
  };
  return (
    <Page title={`${need.number} ${title}`} trail={[{ to: '/workbench/needs', text: t('需求', 'Needs') }]}>
      <StateSteps lifecycle="need" state={need.state} road={ROAD} leftAt={reachedBefore(need)} />
      <ActionBar
        collection="needs"
        lifecycle="need"
        subject={need}
        initial={initial}
        custom={{ edit: () => <Navigate to={`/workbench/needs/${need.id}/edit`} /> }}
        without={STEPS_OF_OTHERS}
      />
      <PutOnBulletin need={need} />
      <AssessmentPanel need={need} />
      <AgreedText need={need} />
      <NeedFacts need={need} />
      <TitledCard title={t('技术指标', 'Indicators')} style={{ marginTop: 16 }}>
        <IndicatorTable indicators={need.indicators} />
      </TitledCard>
      <Assessments need={need} />
      <ChallengeOfNeed needId={need.id} />
      <NeedFiles need={need} />
      <Timeline subjectType="need" id={need.id} />
    </Page>
  );
}

/** For a need that left its road: how far it had come. */
function reachedBefore({ submittedAt, panelId }: Need): string {
  if (panelId) return 'assessing';
  return submittedAt ? 'submitted' : 'draft';
}

function NeedFiles({ need: { id, actions } }: { need: Need }) {
  const { t } = useLanguage();
  const files = $api.useQuery('get', '/api/v1/needs/{id}/files', { params: { path: { id } } });
  const mayUpload = actions.some(({ name, allowed }) => name === 'edit' && allowed);
  return (
    <TitledCard title={t('附件', 'Files')} style={{ marginTop: 16 }}>
      <Loaded query={files}>
        {({ items }) => <Files address={`/api/v1/needs/${id}/files`} files={items} mayUpload={mayUpload} />}
      </Loaded>
    </TitledCard>
  );
}
