import { allowedActions, endOfShanghaiDay, localDate, systemActor, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Milestone } from './milestone.entities.js';
import { dueInstant, milestoneLifecycle, type MilestoneFacts, type MilestoneState } from './milestone.lifecycle.js';

const DUE = endOfShanghaiDay(localDate('2027-06-01'));
const STATES = Object.keys(milestoneLifecycle.states) as MilestoneState[];

const milestone: Milestone = {
  id: 'milestone',
  programmeId: 'programme',
  projectId: 'project',
  number: 1,
  state: 'planned',
  version: 1,
  title: '原理样机',
  kind: 'midterm',
  dueOn: '2027-06-01',
  targets: [],
  instalment: 1,
  rectifications: 0,
  rectifyBy: null,
  activatedAt: null,
  passedAt: null,
  createdAt: DUE,
};

const factsOf = (
  state: MilestoneState,
  changes: Partial<MilestoneFacts> = {},
  columns: Partial<Milestone> = {},
): MilestoneFacts => ({
  subject: { ...milestone, state, ...columns },
  parties: { programmeId: 'programme', demander: 'demander', taker: 'taker', agency: 'agency', organiser: 'organiser' },
  projectState: 'active',
  predecessorsDone: true,
  missedTargets: [],
  maxRectifications: 1,
  maxStageChecks: 1,
  stageChecks: 0,
  stageChecked: false,
  ...changes,
});

const actorAs = (role: Role, organisationId: string): UserActor =>
  new UserActor('user', organisationId, [{ role, organisationId, programmeId: null }]);

const ACTORS = {
  demander: actorAs('demander', 'demander'),
  taker: actorAs('taker', 'taker'),
  officer: actorAs('agency_officer', 'agency'),
  system: systemActor(['milestone.activate', 'milestone.mark_overdue']),
} as const;

const OUTSIDERS = [
  actorAs('demander', 'another demander'),
  actorAs('taker', 'another taker'),
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'agency'),
  actorAs('agency_finance', 'agency'),
  actorAs('organiser', 'organiser'),
  actorAs('expert', 'university'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

const offered = (facts: MilestoneFacts, actor: Actor): string[] =>
  allowedActions(milestoneLifecycle, facts, { actor, now: DUE })
    .map(({ name }) => name)
    .sort();

const refusals = (action: string, facts: MilestoneFacts, actor: Actor, now = DUE): object[] =>
  allowedActions(milestoneLifecycle, facts, { actor, now })
    .find(({ name }) => name === action)
    ?.reasons.slice() ?? [{ code: 'not offered' }];

/** Who can do what in which state: the whole table. */
const TABLE: Readonly<Record<MilestoneState, Partial<Record<keyof typeof ACTORS, readonly string[]>>>> = {
  planned: { system: ['activate'] },
  active: { taker: ['submit'], system: ['mark_overdue'] },
  overdue: { taker: ['submit'] },
  submitted: { demander: ['start_check'] },
  checking: { demander: ['mark_not_met', 'pass', 'rectify'] },
  rectify: { taker: ['submit'], system: ['mark_overdue'] },
  not_met: { officer: ['order_rectification', 'waive'] },
  passed: { officer: ['confirm_midterm'] },
  waived: {},
  superseded: {},
};

describe('milestone: state × action × role', () => {
  it.each(STATES)('%s', (state) => {
    for (const [role, actor] of Object.entries(ACTORS)) {
      expect([role, offered(factsOf(state), actor)]).toEqual([role, TABLE[state][role as keyof typeof ACTORS] ?? []]);
    }
  });

  it.each(STATES)('%s offers nothing to anybody else', (state) => {
    for (const actor of OUTSIDERS) expect(offered(factsOf(state), actor)).toEqual([]);
  });

  it('rests while its project is not active', () => {
    const resting = (state: MilestoneState): MilestoneFacts => factsOf(state, { projectState: 'accepting' });
    const people: [MilestoneState, string, Actor][] = [
      ['active', 'submit', ACTORS.taker],
      ['submitted', 'start_check', ACTORS.demander],
      ['checking', 'pass', ACTORS.demander],
      ['checking', 'rectify', ACTORS.demander],
      ['checking', 'mark_not_met', ACTORS.demander],
      ['not_met', 'order_rectification', ACTORS.officer],
      ['not_met', 'waive', ACTORS.officer],
      ['passed', 'confirm_midterm', ACTORS.officer],
    ];
    for (const [state, action, actor] of people) {
      expect(refusals(action, resting(state), actor)).toEqual([{ code: 'milestone.project_not_active', params: {} }]);
    }
  });

  it('asks for a reason wherever it says no or lets go', () => {
    const { rectify, mark_not_met, order_rectification, waive } = milestoneLifecycle.actions;
    expect([rectify, mark_not_met, order_rectification, waive].map(({ reason }) => reason)).toEqual(
      Array(4).fill('required'),
    );
  });
});

describe('milestone guards', () => {
  it('begins when those before it are done', () => {
    expect(refusals('activate', factsOf('planned', { predecessorsDone: false }), ACTORS.system)).toEqual([
      { code: 'milestone.predecessor_open', params: {} },
    ]);
  });

  it.each([
    [-1, [{ code: 'milestone.not_due', params: {} }]],
    [0, []],
    [1, []],
  ])('is overdue %d ms after the end of its day in Shanghai', (milliseconds, expected) => {
    const now = new Date(DUE.getTime() + milliseconds);
    expect(refusals('mark_overdue', factsOf('active'), ACTORS.system, now)).toEqual(expected);
  });

  it('is due on the day of its rectification once there is one', () => {
    expect(dueInstant({ dueOn: '2027-06-01', rectifyBy: '2027-08-15' })).toEqual(
      endOfShanghaiDay(localDate('2027-08-15')),
    );
    const facts = factsOf('rectify', {}, { rectifyBy: '2027-08-15' });
    expect(refusals('mark_overdue', facts, ACTORS.system)).toEqual([{ code: 'milestone.not_due', params: {} }]);
  });

  it('passes with its targets met only, and names those that are not', () => {
    const facts = factsOf('checking', { missedTargets: ['检测频率', '检测速度'] });
    expect(refusals('pass', facts, ACTORS.demander)).toEqual([
      { code: 'milestone.targets_missed', params: { indicators: '检测频率、检测速度' } },
    ]);
  });

  it('is rectified as often as the rules say by the demander, and again by order of an officer', () => {
    const once = { rectifications: 1 };
    expect(refusals('rectify', factsOf('checking', {}, once), ACTORS.demander)).toEqual([
      { code: 'milestone.rectified_already', params: { most: 1 } },
    ]);
    expect(refusals('rectify', factsOf('checking', { maxRectifications: 2 }, once), ACTORS.demander)).toEqual([]);
    expect(refusals('order_rectification', factsOf('not_met', {}, once), ACTORS.officer)).toEqual([]);
  });

  it.each<[string, Partial<MilestoneFacts>, Partial<Milestone>, object]>([
    ['that is no mid-term', {}, { kind: 'ordinary' }, {}],
    ['twice', { stageChecked: true, maxStageChecks: 2, stageChecks: 1 }, {}, {}],
    ['beyond the number of the rules', { stageChecks: 1 }, {}, { most: 1 }],
  ])('has no stage check %s', (_, changes, columns, params) => {
    const [refusal, ...others] = refusals('confirm_midterm', factsOf('passed', changes, columns), ACTORS.officer);
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({ params });
  });
});
