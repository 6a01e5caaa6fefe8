import { FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { AmountFacts } from '../components/amount-facts';
import { Computation } from '../components/computation';
import { Evidence } from '../components/evidence';
import { LedgerEffect } from '../components/ledger-effect';
import { PayeeAccount } from '../components/payee-account';
import { Payments } from '../components/payments';
import { Timeline } from '../../../ui/timeline';
import { ThreePersons } from '../components/three-persons';

const ROAD = ['planned', 'eligible', 'requested', 'approved', 'instructed', 'settled', 'closed'];
const LEFT_AT: Readonly<Record<string, string>> = {
  rejected: 'requested',
  returned: 'instructed',
  withheld: 'eligible',
  cancelled: 'eligible',
};

export default function DisbursementPage() {
  const { id = '' } = useParams();
  const disbursement = $api.useQuery('get', '/api/v1/disbursements/{id}', { params: { path: { id } } });
  return <Loaded query={disbursement}>{(data) => <DisbursementView disbursement={data} />}</Loaded>;
}

/** Everything that the three persons decide on, on one page: what is asked, why, from whom, to whom, and what came of it. */
function DisbursementView({ disbursement }: { disbursement: Schemas['DisbursementPageView'] }) {
  const { t } = useLanguage();
  const { id, number, state, computation } = disbursement;
  return (
    <Page
      title={t(`拨付 ${number}`, `Disbursement ${number}`)}
      trail={[{ to: '/workbench/disbursements', text: t('拨付', 'Disbursements') }]}
      extra={<ApprovalSheet disbursement={disbursement} />}
      wide
    >
      <ProjectLinks disbursement={disbursement} />
      <StateSteps lifecycle="disbursement" state={state} road={ROAD} leftAt={LEFT_AT[state] ?? 'eligible'} />
      <ActionBar collection="disbursements" lifecycle="disbursement" subject={disbursement} />
      <div className="cards cards-beside">
        <div className="cards" style={{ marginTop: 0 }}>
          <AmountFacts disbursement={disbursement} />
          <ThreePersons disbursement={disbursement} />
          <PayeeAccount disbursement={disbursement} />
        </div>
        <div className="cards" style={{ marginTop: 0 }}>
          <Evidence disbursement={disbursement} />
        </div>
      </div>
      <div className="cards">
        <TitledCard title={t('计算过程', 'Computation')}>
          <Computation name={t(`计算过程 ${number}`, `Computation ${number}`)} lines={computation} />
        </TitledCard>
        <Payments disbursement={disbursement} />
        <LedgerEffect programmeId={disbursement.programmeId} subjectId={id} number={number} />
      </div>
      <Timeline subjectType="disbursement" id={disbursement.id} />
    </Page>
  );
}

function ProjectLinks({ disbursement }: { disbursement: Schemas['DisbursementPageView'] }) {
  const { t } = useLanguage();
  const { projectId, projectNumber, projectTitle } = disbursement;
  const project = `/workbench/projects/${projectId}`;
  return (
    <p>
      {t('攻关项目：', 'Project: ')}
      <Link to={project}>
        {projectNumber} {projectTitle}
      </Link>
      {' · '}
      <Link to={`${project}/contributions`}>{t('投入', 'Contributions')}</Link>
      {' · '}
      <Link to={`${project}/settlement`}>{t('结算', 'Settlement')}</Link>
    </p>
  );
}

/** The paper exists once an amount was asked for. */
function ApprovalSheet({ disbursement: { id, amountFen } }: { disbursement: Schemas['DisbursementPageView'] }) {
  const { t } = useLanguage();
  const me = useMe();
  if (amountFen === null || !may(me, 'approval_sheet.read')) return null;
  return (
    <Button icon={<FilePdfOutlined />} href={`/api/v1/disbursements/${id}/approval-sheet`} target="_blank">
      {t('拨付审批单（PDF）', 'Approval sheet (PDF)')}
    </Button>
  );
}
