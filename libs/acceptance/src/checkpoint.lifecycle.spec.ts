import { allowedActions } from '#platform';
import { ROLES, UserActor, type Role } from '#identity';
import { checkpointLifecycle, type CheckpointFacts, type RacerStanding } from './checkpoint.lifecycle.js';

const now = new Date('2026-03-02T02:00:00Z');
type Item = CheckpointFacts['items'][number];

const racer = (projectId: string, standing: Partial<RacerStanding> = {}): RacerStanding => ({
  projectId,
  number: projectId.toUpperCase(),
  state: 'active',
  stageDone: true,
  ...standing,
});
const verdict = (projectId: string, given: Item['verdict']): Item => ({ projectId, verdict: given }) as Item;
const factsOf = (state: string, facts: Partial<CheckpointFacts> = {}): CheckpointFacts => ({
  subject: { id: 'checkpoint', version: 1, state, draftedBy: 'drafter' } as CheckpointFacts['subject'],
  parties: { agency: 'agency', programmeId: 'programme' },
  items: [verdict('first', 'advances'), verdict('second', 'eliminated')],
  racers: [racer('first'), racer('second', { stageDone: false })],
  contracting: 0,
  ...facts,
});
const actorAs = (role: Role, organisationId = 'agency', userId: string = role): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);
const approver = actorAs('agency_approver');
const offered = (facts: CheckpointFacts, actor = approver): [string, string[]][] =>
  allowedActions(checkpointLifecycle, facts, { actor, now }).map(({ name, reasons }) => [
    name,
    reasons.map(({ code }) => code),
  ]);

describe('a checkpoint: state × action × role', () => {
  const TABLE: Record<keyof typeof checkpointLifecycle.states, Partial<Record<Role, string[]>>> = {
    drafted: { agency_approver: ['approve', 'return'] },
    approved: {},
    returned: {},
  };

  it.each(Object.entries(TABLE))('%s', (state, byRole) => {
    const names = (actor: UserActor): string[] => offered(factsOf(state), actor).map(([name]) => name);
    for (const role of ROLES) expect([role, names(actorAs(role))]).toEqual([role, byRole[role] ?? []]);
    expect(names(actorAs('agency_approver', 'another agency'))).toEqual([]);
  });

  it('is decided by somebody other than who drafted it', () => {
    expect(offered(factsOf('drafted'), actorAs('agency_approver', 'agency', 'drafter'))).toEqual([
      ['approve', ['checkpoint.same_person']],
      ['return', ['checkpoint.same_person']],
    ]);
  });

  it.each<[string, string, Partial<CheckpointFacts>]>([
    ['a racer is new', 'racers_changed', { racers: [racer('first'), racer('third')] }],
    ['an agreement is not signed', 'contracting_open', { contracting: 1 }],
    [
      'who goes on has not passed the milestone',
      'stage_not_passed',
      { racers: [racer('first', { stageDone: false }), racer('second')] },
    ],
    [
      'somebody is being accepted',
      'acceptance_open',
      { racers: [racer('first'), racer('second', { state: 'accepting' })] },
    ],
    [
      'who is placed is not accepted',
      'placed_not_accepted',
      { items: [verdict('first', 'placed')], racers: [racer('first')] },
    ],
  ])('is not approved while %s', (_, reason, facts) => {
    expect(offered(factsOf('drafted', facts))).toEqual([
      ['approve', [`checkpoint.${reason}`]],
      ['return', []],
    ]);
  });
});
