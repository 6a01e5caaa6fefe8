import { Descriptions } from 'antd';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { CommandButton } from '../../../ui/command-form/command-button';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Money, Percent } from '../../../ui/values';
import { FundingPlanFields } from './funding-plan-fields';
import { amountColumn, useInstalmentColumns } from './instalment-columns';

type Plan = Schemas['PlanView'];
/** What signing the agreement and ending the project bring about. */
const STEPS_OF_OTHERS = ['agree', 'supersede', 'close'];
const BLANK = { instalments: [{ kind: 'cash_to_taker' }] };

/** The funding plan of a project: drafted before the agreement is signed, and binding with it. */
export function FundingPlan({ project }: { project: Schemas['ProjectView'] }) {
  const { t } = useLanguage();
  const me = useMe();
  const readable = may(me, 'funding_plan.read');
  const query = { params: { query: { projectId: project.id } } };
  const plans = $api.useQuery('get', '/api/v1/funding-plans', query, { enabled: readable });
  if (!readable) return null;
  return (
    <TitledCard title={t('资金计划', 'Funding plan')} style={{ marginTop: 16 }}>
      <Loaded query={plans}>
        {({ items }) => {
          const plan = items.find(({ state }) => state !== 'superseded');
          return plan ? <PlanDetails id={plan.id} /> : <NoPlan project={project} />;
        }}
      </Loaded>
    </TitledCard>
  );
}

function NoPlan({ project: { awardId, needId, programmeId } }: { project: Schemas['ProjectView'] }) {
  const { t } = useLanguage();
  const me = useMe();
  const mayDraft = may(me, 'funding_plan.draft');
  const need = $api.useQuery('get', '/api/v1/needs/{id}', { params: { path: { id: needId } } }, { enabled: mayDraft });
  if (!mayDraft)
    return <p>{t('还没有资金计划，由需求方或经办编制。', 'None yet: the demander or the officer drafts it.')}</p>;
  const total = need.data?.recommendedAmountFen ?? need.data?.totalInvestmentFen;
  return (
    <>
      <p>
        {t(
          '还没有资金计划。先编制资金计划，再起草任务书：任务书定稿时把资金计划写进签署的文本。',
          'None yet. It comes before the agreement, whose text takes it over when it is made final.',
        )}
      </p>
      <CommandButton
        operationId="Funding_draft"
        title={t('编制资金计划', 'Draft the funding plan')}
        path={{}}
        initial={{ ...BLANK, awardId, ...(total && { totalInvestmentFen: total }) }}
        fields={<FundingPlanFields programmeId={programmeId} />}
        primary
      />
    </>
  );
}

function PlanDetails({ id }: { id: string }) {
  const plan = $api.useQuery('get', '/api/v1/funding-plans/{id}', { params: { path: { id } } });
  return <Loaded query={plan}>{(data) => <PlanTerms plan={data} />}</Loaded>;
}

function PlanTerms({ plan }: { plan: Plan }) {
  const { t } = useLanguage();
  const words = useWords();
  const planned = useInstalmentColumns<Plan['instalments'][number]>();
  const { totalInvestmentFen, sharePpm, instalments, grantFen, demanderPlanFen, state } = plan;
  const terms = instalments.map(({ kind, plannedFen, dueOn }) => ({ kind, plannedFen, dueOn }));
  return (
    <>
      <ActionBar
        collection="funding-plans"
        lifecycle="funding_plan"
        subject={plan}
        initial={{ revise: { totalInvestmentFen, sharePpm, instalments: terms } }}
        fields={{ revise: <FundingPlanFields programmeId={plan.programmeId} /> }}
        without={STEPS_OF_OTHERS}
      />
      <Descriptions
        column={{ xs: 1, md: 2, xl: 3 }}
        style={{ marginTop: 12 }}
        items={[
          { key: 'state', label: t('状态', 'State'), children: words.state('funding_plan', state) },
          { key: 'total', label: t('投入总额', 'Investment'), children: <Money fen={totalInvestmentFen} /> },
          { key: 'share', label: t('补助比例', 'Share'), children: <Percent ppm={sharePpm} /> },
          { key: 'grant', label: t('政府补助', 'Grant'), children: <Money fen={grantFen} /> },
          { key: 'own', label: t('需求方投入', 'Demander’s money'), children: <Money fen={demanderPlanFen} /> },
        ]}
      />
      <h3>{t('需求方各期投入', 'Instalments of the demander')}</h3>
      <RowsTable
        name={t('需求方各期投入', 'Instalments of the demander')}
        rows={instalments}
        rowKey={({ number }) => `${number}`}
        empty=""
        columns={planned}
      />
      <h3>{t('补助分期拨付的累计上限', 'Up to how much of the grant is paid by then')}</h3>
      <RowsTable
        name={t('补助分期', 'Tranches of the grant')}
        rows={plan.tranches}
        rowKey={({ number }) => `${number}`}
        empty=""
        columns={[
          { key: 'number', title: t('期次', 'Tranche'), text: ({ number }) => `${number}` },
          {
            key: 'share',
            title: t('累计不超过补助的', 'At most of the grant'),
            align: 'right',
            text: ({ ceilingPpm }) => `${ceilingPpm / 10_000}%`,
          },
          amountColumn(
            'ceiling',
            t('累计不超过（元）', 'At most (CNY)'),
            ({ ceilingFen }: Plan['tranches'][number]) => ceilingFen,
          ),
        ]}
      />
    </>
  );
}
