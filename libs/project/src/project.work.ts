import { ACTING_ORGANISATION, defineWork, type Extras, type Parties } from '#platform';
import { agreementLifecycle, type PlanFacts } from './agreement.lifecycle.js';
import { Agreement, type Signature } from './project.entities.js';
import type { ProjectParties } from './project.lifecycle.js';
import { Termination } from './termination.entities.js';
import { terminationLifecycle } from './termination.lifecycle.js';

const JOIN_PROJECT = 'join project p on p.id = s.project_id';
const PARTIES = {
  demander: 'p.demander_id',
  taker: 'p.taker_id',
  agency: 'g.agency_id',
  organiser: 'g.organiser_id',
};

/** Agreements to be drafted, frozen and signed, due when the award lapses. */
export const agreementWork = defineWork({
  lifecycle: agreementLifecycle,
  entity: Agreement,
  joins: `${JOIN_PROJECT} join award a on a.id = p.award_id
    left join funding_plan f on f.project_id = p.id and f.state <> 'superseded'`,
  parties: PARTIES,
  number: 'p.number',
  title: 'p.title',
  standsOn: { type: 'project', id: 'p.id' },
  due: 'a.signing_due_at',
  awaits: { edit: { when: `a.state = 'confirmed'` }, start_signing: {}, sign: {} },
  calls: {
    draft_funding_plan: {
      zh: '编制资金计划',
      en: 'Draft the funding plan',
      permission: 'funding_plan.draft',
      states: ['drafting'],
      when: `f.id is null and exists (select 1 from encumbrance e where e.id = a.id and e.fallen_at is null)`,
    },
  },
  extras: {
    project_state: 'p.state',
    award_state: 'a.state',
    plan: `case when f.id is not null then jsonb_build_object('id', f.id, 'version', f.version,
      'instalments', (select coalesce(jsonb_agg(i.number order by i.number), '[]') from instalment i where i.plan_id = f.id),
      'triggers', (select coalesce(jsonb_agg(t.trigger order by t.number), '[]') from tranche t where t.plan_id = f.id)) end`,
    frozen: `s.text::jsonb -> 'funding'`,
    signatures: `(select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'party', x.party, 'userId', x.user_id)), '[]')
      from signature x where x.agreement_id = s.id and x.voided_at is null)`,
  },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties: projectPartiesOf(parties),
    projectState: extras['project_state'] as string,
    awardState: extras['award_state'] as string,
    plan: extras['plan'] as PlanFacts | null,
    frozenPlan: frozenPlan(extras),
    signatures: extras['signatures'] as readonly Pick<Signature, 'id' | 'party' | 'userId'>[],
  }),
});

function frozenPlan(extras: Extras): { id: string; version: number } | null {
  const funding = extras['frozen'] as { planId: string; planVersion: number } | null;
  return funding && { id: funding.planId, version: funding.planVersion };
}

/** Requests to end a project: to be agreed to, investigated, decided. */
export const terminationWork = defineWork({
  lifecycle: terminationLifecycle,
  entity: Termination,
  joins: JOIN_PROJECT,
  parties: PARTIES,
  number: 'p.number',
  title: 'p.title',
  awaits: {
    consent: { when: `s.requester_id <> ${ACTING_ORGANISATION}` },
    find: {},
    approve: {},
    refuse: {},
  },
  extras: { project_state: 'p.state' },
  facts: (subject, { parties, extras }) => ({
    subject,
    parties: projectPartiesOf(parties),
    projectState: extras['project_state'] as string,
  }),
});

/** What a work source selects of a project's parties, as the lifecycles of its things name them. */
export const projectPartiesOf = (parties: Parties): ProjectParties => parties as ProjectParties;
