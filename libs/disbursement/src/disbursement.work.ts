import { ACTING_USER, clockNow, defineWork, zeroFen } from '#platform';
import { Project, projectLifecycle, projectPartiesOf } from '#project';
import { contributionLifecycle } from './contribution.lifecycle.js';
import { Contribution, Disbursement, Recovery } from './disbursement.entities.js';
import { disbursementFacts } from './disbursement.facts.js';
import { disbursementLifecycle } from './disbursement.lifecycle.js';
import { getDisbursement } from './disbursement.repository.js';
import { paymentReportReviewLifecycle } from './payment-report-review.lifecycle.js';
import { PaymentReportReview } from './payment-report.entities.js';
import { projectMoney } from './project-money.js';
import { recoveryLifecycle } from './recovery.lifecycle.js';

const JOIN_PROJECT = 'join project p on p.id = s.project_id';
const PARTIES = {
  demander: 'p.demander_id',
  taker: 'p.taker_id',
  agency: 'g.agency_id',
  organiser: 'g.organiser_id',
};

/** Vouchers to be handed in, corrected and verified. */
export const contributionWork = defineWork({
  lifecycle: contributionLifecycle,
  entity: Contribution,
  joins: JOIN_PROJECT,
  parties: PARTIES,
  number: 's.voucher_no',
  title: 'p.title',
  awaits: {
    submit: {},
    verify: {},
    query: { when: `s.declared_by is distinct from ${ACTING_USER}` },
    reject: { states: ['submitted'], when: `s.declared_by is distinct from ${ACTING_USER}` },
  },
  extras: {
    project_state: 'p.state',
    settled: 'exists (select 1 from final_settlement f where f.project_id = s.project_id)',
  },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties,
    projectState: extras['project_state'] as string,
    moneySettled: extras['settled'] === true,
  }),
});

const ACCOUNT = 'select 1 from payee_account x where x.organisation_id = s.payee_organisation_id';
const PAYEE = {
  organisation: 's.payee_organisation_id',
  demander: 's.payee_organisation_id',
  taker: 's.payee_organisation_id',
};

/**
 * Payments to be requested, approved and released by three persons. What the rules allow is computed for what is shown
 * (`inspect`); in the statement that finds it the gate counts as open, so that nothing is missed.
 */
export const disbursementWork = defineWork({
  lifecycle: disbursementLifecycle,
  entity: Disbursement,
  joins: JOIN_PROJECT,
  parties: PARTIES,
  number: 's.number',
  title: 'p.title',
  due: `(select (t.latest_on + 1)::timestamp at time zone 'Asia/Shanghai' from tranche t
    where t.id = s.tranche_id and s.state in ('eligible', 'returned', 'rejected'))`,
  awaits: {
    request: {},
    approve: {},
    reject: { when: `s.requested_by is distinct from ${ACTING_USER}` },
    release: {},
  },
  calls: {
    enter_payee_account: {
      zh: '录入收款账户',
      en: 'Enter the account to pay to',
      permission: 'payee_account.enter',
      states: ['planned', 'eligible', 'requested', 'approved', 'returned'],
      when: `not exists (${ACCOUNT} and x.state in ('entered', 'verified'))
        and s.tranche_number = (select min(o.tranche_number) from disbursement o where o.project_id = s.project_id
          and o.payee_organisation_id = s.payee_organisation_id
          and o.state in ('planned', 'eligible', 'requested', 'approved', 'returned'))`,
      parties: PAYEE,
    },
  },
  extras: { account_verified: `exists (${ACCOUNT} and x.state = 'verified')` },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties: projectPartiesOf(parties),
    gate: null,
    payableFen: subject.amountFen ?? zeroFen + 1n,
    payeeAccountVerified: extras['account_verified'] === true,
  }),
  inspect: async (tx, id) => {
    const subject = await getDisbursement(tx, id);
    const money = await projectMoney(tx, subject.projectId);
    if (!money) throw new Error(`disbursement ${id} has no agreed plan`);
    return { ...(await disbursementFacts(tx, money, subject)), now: await clockNow(tx, subject.programmeId) };
  },
});

/** Money that is to come back: told, answered, demanded, received, written off. */
export const recoveryWork = defineWork({
  lifecycle: recoveryLifecycle,
  entity: Recovery,
  joins: JOIN_PROJECT,
  parties: PARTIES,
  number: 's.number',
  title: 'p.title',
  due: `case when s.state = 'notified' then s.reply_by end`,
  awaits: {
    notify: {},
    demand: {},
    reply: {
      states: ['notified'],
      when: 'not exists (select 1 from recovery_reply r where r.recovery_id = s.id)',
    },
    receive: {},
    write_off: {},
    refuse_write_off: { when: `s.write_off_proposed_by is distinct from ${ACTING_USER}` },
  },
  facts: (subject, { parties }) => ({ subject, parties }),
});

/** Reports of the treasury that fit no payment and are to be explained. */
export const paymentReportWork = defineWork({
  lifecycle: paymentReportReviewLifecycle,
  entity: PaymentReportReview,
  joins: 'join payment_report r on r.id = s.report_id',
  parties: { agency: 'g.agency_id' },
  number: 'r.instruction_reference',
  title: 'g.name',
  awaits: { ask: { states: ['unmatched'] }, dismiss: { states: ['unmatched'] } },
  facts: (subject, { parties }) => ({ subject, parties }),
});

/** Instalments for which not enough has been declared yet, the earliest of each project. */
const OWED = `select min(i.due_on) as due_on from funding_plan f join instalment i on i.plan_id = f.id
  where f.project_id = s.id and f.state = 'agreed' and i.planned_fen > coalesce((
    select sum(c.amount_fen - c.refunded_fen) from contribution c where c.project_id = s.id and c.instalment = i.number
      and c.source = 'demander' and c.state in ('declared', 'submitted', 'queried', 'verified')), 0)`;

/** What the demander owes by when, and projects whose money is to be settled. */
export const projectMoneyWork = defineWork({
  lifecycle: projectLifecycle,
  entity: Project,
  joins: `left join lateral (${OWED}) o on s.state in ('active', 'accepting')`,
  parties: { demander: 's.demander_id', agency: 'g.agency_id' },
  number: 's.number',
  title: 's.title',
  due: `(case s.state when 'settling' then s.settle_by + 1 else o.due_on + 1 end)::timestamp at time zone 'Asia/Shanghai'`,
  awaits: {},
  calls: {
    declare_contribution: {
      zh: '申报投入',
      en: 'Declare a contribution',
      permission: 'contribution.declare',
      states: ['active', 'accepting'],
      when: 'o.due_on is not null',
      parties: { demander: 's.demander_id' },
    },
    record_settlement: {
      zh: '登记结算审计',
      en: 'Record the audit and settle',
      permission: 'settlement.record',
      states: ['settling'],
      when: `not exists (select 1 from final_settlement f where f.project_id = s.id) and not exists (
        select 1 from disbursement d where d.project_id = s.id and d.state in ('requested', 'approved', 'instructed', 'returned'))`,
      parties: { agency: 'g.agency_id' },
    },
  },
});
