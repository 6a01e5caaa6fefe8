import { Descriptions } from 'antd';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { Day, Instant, Money } from '../../../ui/values';
import { contentOf } from '../agreement-content';

type Project = Schemas['ProjectView'];

/** Who, what, until when, and how the money stands. */
export function Overview({ project }: { project: Project }) {
  return (
    <div className="cards" style={{ marginTop: 0 }}>
      <Facts project={project} />
      <MoneyAtAGlance projectId={project.id} />
      <Around project={project} />
    </div>
  );
}

function Facts({ project }: { project: Project }) {
  const { t } = useLanguage();
  const words = useWords();
  const { demanderName, takerName, agencyName, outcome, place, endsOn, createdAt, activatedAt } = project;
  const { suspendedOn, settleBy, trackedUntil, agreementState } = project;
  const when = (key: string, label: string, day: string | null) =>
    day ? [{ key, label, children: <Day at={day} /> }] : [];
  const items = [
    { key: 'demander', label: t('需求方', 'Demander'), children: demanderName },
    { key: 'taker', label: t('揭榜方', 'Taker'), children: takerName },
    { key: 'agency', label: t('管理单位', 'Agency'), children: agencyName },
    { key: 'agreement', label: t('任务书', 'Agreement'), children: words.state('agreement', agreementState) },
    { key: 'created', label: t('建立', 'Created'), children: <Day at={createdAt} /> },
    { key: 'activated', label: t('开始实施', 'Started'), children: <Instant at={activatedAt} /> },
    { key: 'ends', label: t('到期', 'Ends'), children: <Day at={endsOn} /> },
    ...when('suspended', t('暂停于', 'Suspended on'), suspendedOn),
    ...when('settle', t('结算期限', 'Settle by'), settleBy),
    ...when('tracked', t('跟踪至', 'Tracked until'), trackedUntil),
    ...(outcome ? [{ key: 'outcome', label: t('结果', 'Outcome'), children: words.choice(outcome, 'outcome') }] : []),
    ...(place === null ? [] : [{ key: 'place', label: t('名次', 'Place'), children: `${place}` }]),
  ];
  return (
    <TitledCard title={t('各方与期限', 'Parties and dates')}>
      <Descriptions column={{ xs: 1, md: 2, xl: 3 }} items={items} />
    </TitledCard>
  );
}

/** The agreed sums, and what has been paid of them. */
function MoneyAtAGlance({ projectId }: { projectId: string }) {
  const { t } = useLanguage();
  const me = useMe();
  const path = { params: { path: { id: projectId } } };
  const agreement = $api.useQuery('get', '/api/v1/projects/{id}/agreement', path);
  const contributions = $api.useQuery('get', '/api/v1/projects/{id}/contributions', path, {
    enabled: may(me, 'contribution.read'),
  });
  const disbursements = $api.useQuery('get', '/api/v1/projects/{id}/disbursements', path, {
    enabled: may(me, 'disbursement.read'),
  });
  const funding = agreement.data && contentOf(agreement.data).funding;
  if (!funding) return null;
  const verified = contributions.data?.items.filter(({ state }) => state === 'verified');
  const settled = disbursements.data?.items.filter(({ settledAt }) => settledAt !== null);
  const items = [
    { key: 'total', label: t('投入总额', 'Investment'), fen: funding.totalInvestmentFen },
    { key: 'grant', label: t('补助', 'Grant'), fen: funding.grantFen },
    { key: 'paid', label: t('已拨付', 'Paid'), fen: settled && sum(settled.map(({ amountFen }) => amountFen)) },
    { key: 'plan', label: t('需求方计划投入', 'Demander’s plan'), fen: funding.demanderPlanFen },
    { key: 'in', label: t('已核实投入', 'Verified'), fen: verified && sum(verified.map(({ amountFen }) => amountFen)) },
  ];
  return (
    <TitledCard title={t('资金', 'Money')}>
      <Descriptions
        column={{ xs: 1, md: 2, xl: 3 }}
        items={items.map(({ key, label, fen }) => ({ key, label, children: <Money fen={fen} /> }))}
      />
    </TitledCard>
  );
}

const sum = (amounts: readonly (string | null)[]): string =>
  amounts.reduce((total, fen) => total + BigInt(fen ?? 0), 0n).toString();

/** The things this project came from. */
function Around({ project }: { project: Project }) {
  const { t } = useLanguage();
  const me = useMe();
  const { needId, challengeId, proposalId, awardId } = project;
  const links = [
    { to: `needs/${needId}`, text: t('需求', 'Need'), permission: 'need.read' },
    { to: `challenges/${challengeId}`, text: t('榜题', 'Challenge'), permission: 'challenge.read' },
    { to: `proposals/${proposalId}`, text: t('揭榜申请', 'Proposal'), permission: 'proposal.read' },
    { to: `awards/${awardId}`, text: t('中榜', 'Award'), permission: 'award.read' },
  ].filter(({ permission }) => may(me, permission));
  if (links.length === 0) return null;
  return (
    <TitledCard title={t('由来', 'Where it comes from')}>
      {links.map(({ to, text }, index) => (
        <span key={to}>
          {index > 0 && ' → '}
          <Link to={`/workbench/${to}`}>{text}</Link>
        </span>
      ))}
    </TitledCard>
  );
}
