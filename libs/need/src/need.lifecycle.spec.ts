import { allowedActions, fen, systemActor, type OfferedAction } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Assessment, Need } from './need.entity.js';
import { needLifecycle, type NeedFacts, type NeedState } from './need.lifecycle.js';

const NOW = new Date('2026-03-02T02:00:00Z');
const LATER = new Date('2026-03-09T16:00:00Z');
const STATES = Object.keys(needLifecycle.states) as NeedState[];

const need: Need = {
  id: 'need',
  programmeId: 'programme',
  number: 'XQ-2026-0001',
  state: 'draft',
  version: 1,
  demanderId: 'demander',
  channel: 'self_filed',
  recommenderId: null,
  enteredBy: 'user',
  enteredOnBehalf: false,
  title: '线缆在线测控',
  summary: '线缆在线测控技术及系统',
  cannotSolveAlone: '缺少在线测控算法',
  scene: '超高压线缆生产线',
  field: '先进装备制造',
  region: '江西吉安',
  resultOwnership: 'shared',
  cooperation: 'joint_development',
  periodMonths: 24,
  totalInvestmentFen: fen(500_000_000n),
  cashToTakerFen: fen(300_000_000n),
  chainNode: null,
  priority: 'normal',
  confidentiality: 'public',
  sourceFacts: null,
  rulePackId: 'rules',
  pledgedBy: null,
  submittedAt: null,
  panelId: null,
  recommendedAmountFen: null,
  textAcceptedAt: null,
  textOverdueAt: null,
  createdAt: NOW,
};

const assessment = { id: 'assessment' } as Assessment;

const factsOf = (subject: Partial<Need>, facts: Partial<NeedFacts> = {}): NeedFacts => ({
  subject: { ...need, ...subject },
  parties: {
    programmeId: 'programme',
    demander: 'demander',
    recommender: 'recommender',
    agency: 'agency',
    organiser: 'organiser',
    expert: ['user'],
  },
  programmeActive: true,
  assessment,
  recommenderDueAt: null,
  textDueAt: null,
  ...facts,
});

const actorAs = (role: Role, organisationId: string): UserActor =>
  new UserActor('user', organisationId, [{ role, organisationId, programmeId: null }]);

const PARTY = {
  demander: actorAs('demander', 'demander'),
  recommender: actorAs('recommender', 'recommender'),
  officer: actorAs('agency_officer', 'agency'),
  approver: actorAs('agency_approver', 'agency'),
  organiser: actorAs('organiser', 'organiser'),
} as const;

const OUTSIDERS = [
  actorAs('demander', 'another company'),
  actorAs('recommender', 'another bureau'),
  actorAs('agency_officer', 'another agency'),
  actorAs('organiser', 'another organiser'),
  actorAs('agency_approver', 'another agency'),
  actorAs('agency_finance', 'agency'),
  actorAs('taker', 'demander'),
  actorAs('expert', 'university'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

const offered = (facts: NeedFacts, actor: UserActor, now = NOW): readonly OfferedAction[] =>
  allowedActions(needLifecycle, facts, { actor, now });
const names = (actions: readonly OfferedAction[]): string[] =>
  actions
    .filter((a) => a.allowed)
    .map((a) => a.name)
    .sort();

/** Who may do what in which state with a need its demander filed itself: the whole table. */
const SELF_FILED: Readonly<Record<NeedState, Partial<Record<keyof typeof PARTY, readonly string[]>>>> = {
  draft: { demander: ['edit', 'submit', 'withdraw'] },
  submitted: {
    demander: ['withdraw'],
    recommender: ['recommend'],
    officer: ['reject', 'return', 'take_directly'],
  },
  recommended: { demander: ['withdraw'], officer: ['defer', 'reject', 'return', 'start_assessment'] },
  assessing: { demander: ['withdraw'], officer: ['defer', 'propose_text', 'reject', 'return'] },
  agreeing: {
    demander: ['accept_text', 'withdraw'],
    officer: ['defer', 'propose_text', 'reject', 'return'],
  },
  listed: { approver: ['amend'] },
  returned: { demander: ['edit', 'resubmit', 'withdraw'] },
  deferred: { demander: ['edit', 'resubmit', 'withdraw'] },
  rejected: {},
  withdrawn: {},
};

describe('need: state × action × role', () => {
  it.each(STATES)('%s, filed by the demander itself', (state) => {
    for (const [party, actor] of Object.entries(PARTY)) {
      expect([party, names(offered(factsOf({ state }), actor))]).toEqual([
        party,
        SELF_FILED[state][party as keyof typeof PARTY] ?? [],
      ]);
    }
  });

  it.each(STATES)('%s offers nothing to anybody else', (state) => {
    for (const actor of OUTSIDERS) expect(offered(factsOf({ state }), actor)).toEqual([]);
  });

  it.each(['officer', 'organiser'] as const)('the %s handles a paper filing as the demander would', (party) => {
    const paper = (state: NeedState): string[] =>
      names(offered(factsOf({ state, enteredOnBehalf: true }), PARTY[party])).filter((name) =>
        ['edit', 'submit', 'resubmit', 'withdraw', 'accept_text'].includes(name),
      );
    expect(paper('draft')).toEqual(['edit', 'submit', 'withdraw']);
    expect(paper('returned')).toEqual(['edit', 'resubmit', 'withdraw']);
    expect(paper('agreeing')).toEqual(['withdraw']);
  });

  it('keeps the steps of the system to the system', () => {
    const system = systemActor(['need.mark_text_overdue', 'need.record_assessment', 'need.cancel_assessment']);
    const offers = (state: NeedState): string[] =>
      allowedActions(needLifecycle, factsOf({ state }, { textDueAt: NOW }), { actor: system, now: NOW }).map(
        (a) => a.name,
      );
    expect(offers('assessing')).toEqual(['record_assessment', 'cancel_assessment']);
    expect(offers('agreeing')).toEqual(['mark_text_overdue']);
    expect(STATES.filter((state) => offers(state).length > 0)).toEqual(['assessing', 'agreeing']);
  });
});

const reasons = (action: string, facts: NeedFacts, actor: UserActor, now = NOW): readonly string[] =>
  offered(facts, actor, now)
    .find(({ name }) => name === action)
    ?.reasons.map(({ code }) => code) ?? ['not offered'];

describe('guards of a need', () => {
  it('submits only into an active programme', () => {
    const facts = factsOf({ state: 'draft' }, { programmeActive: false });
    expect(reasons('submit', facts, PARTY.demander)).toEqual(['need.programme_not_active']);
  });

  it('leaves a need the demander filed to the demander', () => {
    expect(reasons('submit', factsOf({ state: 'draft' }), PARTY.officer)).toEqual(['need.filed_by_demander']);
  });

  it.each([
    [-1, ['need.recommender_has_time']],
    [0, []],
    [1, []],
  ])('waits for the recommender: %d ms after its days', (milliseconds, expected) => {
    const facts = factsOf({ state: 'submitted', channel: 'recommended' }, { recommenderDueAt: LATER });
    expect(reasons('take_directly', facts, PARTY.officer, new Date(LATER.getTime() + milliseconds))).toEqual(expected);
  });

  it.each(['propose_text', 'return', 'defer', 'reject'])('%s waits for the result of the assessment', (action) => {
    const facts = factsOf({ state: 'assessing' }, { assessment: null });
    expect(reasons(action, facts, PARTY.officer)).toEqual(['need.not_assessed']);
  });

  it('lists only an accepted text, and closes it to changes', () => {
    const open = factsOf({ state: 'agreeing' });
    const accepted = factsOf({ state: 'agreeing', textAcceptedAt: NOW });
    expect(reasons('list', open, PARTY.officer)).toEqual(['need.text_not_accepted']);
    expect(reasons('list', accepted, PARTY.officer)).toEqual([]);
    expect(reasons('propose_text', accepted, PARTY.officer)).toEqual(['need.text_already_accepted']);
    expect(reasons('accept_text', accepted, PARTY.demander)).toEqual(['need.text_already_accepted']);
  });

  it.each([
    [-1, ['need.text_days_not_over']],
    [0, []],
  ])('marks the text overdue %d ms after its days', (milliseconds, expected) => {
    const facts = factsOf({ state: 'agreeing' }, { textDueAt: LATER });
    const actor = systemActor(['need.mark_text_overdue']);
    const now = new Date(LATER.getTime() + milliseconds);
    const [mark] = allowedActions(needLifecycle, facts, { actor, now });
    expect(mark?.reasons.map(({ code }) => code)).toEqual(expected);
  });
});
