import { allowedActions, systemActor, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import { agreementLifecycle, openParties, type AgreementFacts, type AgreementState } from './agreement.lifecycle.js';
import type { AgreementTerms, MilestoneTerms } from './agreement-terms.js';
import type { Agreement, Signature, SigningParty } from './project.entities.js';

const NOW = new Date('2026-06-01T04:00:00Z');
const STATES = Object.keys(agreementLifecycle.states) as AgreementState[];

const milestone = (kind: MilestoneTerms['kind'], dueOn: string, instalment: number | null = null): MilestoneTerms => ({
  title: kind,
  kind,
  dueOn,
  targets: [],
  instalment,
});

const terms: AgreementTerms = {
  startsOn: '2026-06-01',
  periodMonths: 24,
  milestones: [milestone('midterm', '2027-06-01', 1), milestone('final', '2028-05-31', 2)],
  ipSplit: [
    { organisationId: 'demander', sharePpm: 400_000 },
    { organisationId: 'taker', sharePpm: 600_000 },
  ],
  failureRiskSplit: [{ organisationId: 'demander', sharePpm: 1_000_000 }],
};

const agreement: Agreement = {
  id: 'agreement',
  programmeId: 'programme',
  projectId: 'project',
  state: 'drafting',
  version: 1,
  terms,
  text: null,
  textHash: null,
  effectiveAt: null,
  createdAt: NOW,
};

const plan: NonNullable<AgreementFacts['plan']> = {
  id: 'plan',
  version: 3,
  instalments: [1, 2],
  triggers: [{ kind: 'instalment_verified', instalment: 1 }, { kind: 'midterm_passed' }, { kind: 'acceptance_passed' }],
};

const signature = (party: SigningParty, userId: string): Signature => ({
  id: party,
  agreementId: 'agreement',
  party,
  organisationId: party,
  userId,
  textHash: 'hash',
  signedAt: NOW,
  voidedAt: null,
});

const factsOf = (state: AgreementState, changes: Partial<AgreementFacts> = {}): AgreementFacts => ({
  subject: { ...agreement, state },
  parties: { programmeId: 'programme', demander: 'demander', taker: 'taker', agency: 'agency', organiser: 'organiser' },
  projectState: 'contracting',
  awardState: 'confirmed',
  plan,
  frozenPlan: { id: 'plan', version: 3 },
  signatures: [],
  ...changes,
});

const withTerms = (changes: Partial<AgreementTerms>): AgreementFacts =>
  factsOf('drafting', { subject: { ...agreement, terms: { ...terms, ...changes } } });

const actorAs = (role: Role, organisationId: string): UserActor =>
  new UserActor('user', organisationId, [{ role, organisationId, programmeId: null }]);

const ACTORS = {
  demander: actorAs('demander', 'demander'),
  taker: actorAs('taker', 'taker'),
  officer: actorAs('agency_officer', 'agency'),
  approver: actorAs('agency_approver', 'agency'),
  finance: actorAs('agency_finance', 'agency'),
  system: systemActor(['agreement.rescind', 'agreement.fulfil']),
} as const;

const OUTSIDERS = [
  actorAs('demander', 'another demander'),
  actorAs('taker', 'another taker'),
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'another agency'),
  actorAs('organiser', 'organiser'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

const offered = (facts: AgreementFacts, actor: Actor): string[] =>
  allowedActions(agreementLifecycle, facts, { actor, now: NOW })
    .map(({ name }) => name)
    .sort();

const reasons = (action: string, facts: AgreementFacts, actor: Actor): string[] =>
  allowedActions(agreementLifecycle, facts, { actor, now: NOW })
    .find(({ name }) => name === action)
    ?.reasons.map(({ code }) => code) ?? ['not offered'];

/** Who can do what in which state: the whole table. */
const TABLE: Readonly<Record<AgreementState, Partial<Record<keyof typeof ACTORS, readonly string[]>>>> = {
  drafting: { demander: ['edit', 'start_signing'], officer: ['edit', 'start_signing'], system: ['rescind'] },
  signing: {
    demander: ['return_to_drafting', 'sign'],
    taker: ['return_to_drafting', 'sign'],
    officer: ['return_to_drafting'],
    approver: ['return_to_drafting', 'sign'],
    system: ['rescind'],
  },
  effective: { approver: ['end_early'], officer: ['fulfil'], finance: ['fulfil'], system: ['fulfil'] },
  fulfilled: {},
  rescinded: {},
};

describe('agreement: state × action × role', () => {
  it.each(STATES)('%s', (state) => {
    for (const [role, actor] of Object.entries(ACTORS)) {
      expect([role, offered(factsOf(state), actor)]).toEqual([role, TABLE[state][role as keyof typeof ACTORS] ?? []]);
    }
  });

  it.each(STATES)('%s offers nothing to anybody else', (state) => {
    for (const actor of OUTSIDERS) expect(offered(factsOf(state), actor)).toEqual([]);
  });
});

describe('freezing the text', () => {
  const start = (facts: AgreementFacts): string[] => reasons('start_signing', facts, ACTORS.officer);

  it('takes complete terms', () => {
    expect(start(factsOf('drafting'))).toEqual([]);
  });

  it.each<[string, AgreementFacts]>([
    ['agreement.award_not_confirmed', factsOf('drafting', { awardState: 'suspended' })],
    ['agreement.funding_plan_missing', factsOf('drafting', { plan: null })],
    ['agreement.final_milestone_missing', withTerms({ milestones: [milestone('midterm', '2027-06-01')] })],
    ['agreement.midterm_milestone_missing', withTerms({ milestones: [milestone('final', '2028-05-31')] })],
    [
      'agreement.tranche_milestone_missing',
      factsOf('drafting', { plan: { ...plan, triggers: [{ kind: 'milestone_passed', milestone: 3 }] } }),
    ],
    [
      'agreement.instalment_unknown',
      withTerms({ milestones: [milestone('midterm', '2027-06-01', 3), milestone('final', '2028-05-31')] }),
    ],
    ['agreement.ip_split_missing', withTerms({ ipSplit: [] })],
    ['agreement.failure_risk_split_missing', withTerms({ failureRiskSplit: [] })],
  ])('is refused for %s', (code, facts) => {
    expect(start(facts)).toEqual([code]);
  });

  it('names everything that is missing at once', () => {
    const bare = withTerms({ milestones: [], ipSplit: [], failureRiskSplit: [] });
    expect(start({ ...bare, plan: null })).toEqual([
      'agreement.funding_plan_missing',
      'agreement.final_milestone_missing',
      'agreement.ip_split_missing',
      'agreement.failure_risk_split_missing',
    ]);
  });
});

describe('signing', () => {
  it.each<[string, Partial<AgreementFacts>]>([
    ['agreement.award_not_confirmed', { awardState: 'suspended' }],
    ['agreement.funding_plan_changed', { plan: { ...plan, version: 4 } }],
    ['agreement.funding_plan_changed', { plan: { ...plan, id: 'another plan' } }],
    ['agreement.party_signed_already', { signatures: [signature('demander', 'somebody else')] }],
    ['agreement.person_signed_already', { signatures: [signature('taker', 'user')] }],
  ])('is refused for %s', (code, changes) => {
    expect(reasons('sign', factsOf('signing', changes), ACTORS.demander)).toEqual([code]);
  });

  it('leaves the other parties to sign', () => {
    const facts = factsOf('signing', { signatures: [signature('demander', 'somebody else')] });
    expect(reasons('sign', facts, ACTORS.taker)).toEqual([]);
    expect(openParties(facts.signatures)).toEqual(['taker', 'agency']);
  });

  it('lets nobody sign for two parties, not even who may act for both', () => {
    const both = new UserActor('user', 'demander', [
      { role: 'demander', organisationId: 'demander', programmeId: null },
      { role: 'agency_approver', organisationId: 'agency', programmeId: null },
    ]);
    expect(reasons('sign', factsOf('signing'), both)).toEqual([]);
    const facts = factsOf('signing', { signatures: [signature('demander', 'user')] });
    expect(reasons('sign', facts, both)).toEqual(['agreement.person_signed_already']);
  });
});

describe('the end of an agreement', () => {
  it('comes with the end of its project', () => {
    expect(reasons('fulfil', factsOf('effective', { projectState: 'tracking' }), ACTORS.officer)).toEqual([
      'agreement.project_not_closed',
    ]);
    expect(reasons('fulfil', factsOf('effective', { projectState: 'closed' }), ACTORS.officer)).toEqual([]);
    expect(reasons('rescind', factsOf('signing'), ACTORS.system)).toEqual(['agreement.project_not_lapsed']);
    expect(reasons('rescind', factsOf('signing', { projectState: 'lapsed' }), ACTORS.system)).toEqual([]);
  });
});
