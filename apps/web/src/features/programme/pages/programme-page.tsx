import { Card, Descriptions, Space } from 'antd';
import { Link, Navigate, useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Loaded, Page } from '../../../ui/page';
import { StateSteps } from '../../../ui/state-steps';
import { Timeline } from '../../../ui/timeline';
import { Day } from '../../../ui/values';
import { Appropriations } from '../components/appropriations';
import { PayingAccounts } from '../components/paying-accounts';
import { RulePackVersions } from '../rules/rule-pack-versions';
import { Rules } from '../rules/rules';

type Programme = Schemas['ProgrammeView'];

const ROAD = ['draft', 'active', 'closed'] as const;

export default function ProgrammePage() {
  const { id = '' } = useParams();
  const programme = $api.useQuery('get', '/api/v1/programmes/{id}', { params: { path: { id } } });
  return <Loaded query={programme}>{(data) => <ProgrammeView programme={data} />}</Loaded>;
}

function ProgrammeView({ programme }: { programme: Programme }) {
  const { t } = useLanguage();
  return (
    <Page
      title={`${programme.number} ${programme.name}`}
      trail={[{ to: '/workbench/programmes', text: t('计划与规则', 'Programmes and rules') }]}
    >
      <StateSteps lifecycle="programme" state={programme.state} road={ROAD} />
      <ActionBar
        collection="programmes"
        lifecycle="programme"
        subject={programme}
        custom={{ set_rules: () => <Navigate to="rules" /> }}
      />
      <Facts programme={programme} />
      {programme.rulePack && <Rules pack={programme.rulePack} />}
      <RulePackVersions programmeId={programme.id} inForce={programme.rulePackId} />
      <Appropriations programmeId={programme.id} />
      <PayingAccounts programmeId={programme.id} />
      <Timeline subjectType="programme" id={programme.id} />
    </Page>
  );
}

function Facts({ programme }: { programme: Programme }) {
  const { t } = useLanguage();
  const me = useMe();
  const { id, agencyName, organiserName, createdAt } = programme;
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 3 }}
        items={[
          { key: 'agency', label: t('主管部门', 'Agency'), children: agencyName },
          { key: 'organiser', label: t('承办单位', 'Organiser'), children: organiserName ?? '—' },
          { key: 'created', label: t('建立', 'Founded'), children: <Day at={createdAt} /> },
        ]}
      />
      <Space wrap className="no-print">
        <Link to="rules">{t('规则包与试算', 'Rules and trial')}</Link>
        {may(me, 'ledger.read') && <Link to={`/workbench/ledger?programme=${id}`}>{t('账簿', 'Ledger')}</Link>}
        {may(me, 'bank_statement.read') && (
          <Link to={`/workbench/reconciliation?programme=${id}`}>{t('对账', 'Reconciliation')}</Link>
        )}
      </Space>
    </Card>
  );
}
