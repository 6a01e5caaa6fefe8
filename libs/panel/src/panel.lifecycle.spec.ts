import { allowedActions, systemActor, type Actor, type Facts, type Lifecycle } from '#platform';
import { UserActor, type Role } from '#identity';
import { expertLifecycle, type ExpertFacts } from './expert.lifecycle.js';
import { panelAssignmentLifecycle, type PanelAssignmentFacts } from './panel-assignment.lifecycle.js';
import { panelLifecycle, type PanelFacts, type SeatCount } from './panel.lifecycle.js';
import type { Expert, Panel, PanelAssignment } from './panel.entities.js';

const NOW = new Date('2026-03-02T02:00:00Z');
const PARTIES = { programmeId: 'programme', agency: 'agency', expert: 'li' };

const actorAs = (role: Role, organisationId: string, userId = 'user'): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);

const officer = actorAs('agency_officer', 'agency');
const expert = actorAs('expert', 'university', 'li');

/** Nobody of these may do anything to a panel, a seat or an expert. */
const OUTSIDERS = [
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'agency'),
  actorAs('agency_finance', 'agency'),
  actorAs('expert', 'university', 'a colleague at the same university'),
  actorAs('demander', 'demander'),
  actorAs('taker', 'taker'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

function may<F extends Facts>(lifecycle: Lifecycle<string, string, F>, facts: F, actor: Actor): string[] {
  const offered = allowedActions(lifecycle, facts, { actor, now: NOW });
  return offered.flatMap(({ name, allowed }) => (allowed ? [name] : [])).sort();
}

describe('panel: state × action × role', () => {
  const facts = (state: string, seats: Partial<SeatCount> = {}): PanelFacts => ({
    subject: { id: 'panel', state, version: 1, size: 5, quorum: 4 } as Panel,
    parties: PARTIES,
    seats: { invited: 0, accepted: 0, scoring: 0, submitted: 4, ...seats },
  });
  const reasons = (action: string, seats: Partial<SeatCount>): unknown =>
    allowedActions(panelLifecycle, facts('convened', seats), { actor: officer, now: NOW }).find(
      ({ name }) => name === action,
    )?.reasons;

  it.each([
    ['convened', ['close', 'dissolve', 'redraw']],
    ['closed', []],
    ['dissolved', []],
  ])('%s: the officer may %j', (state, actions) => {
    expect(may(panelLifecycle, facts(state), officer)).toEqual(actions);
    for (const actor of [expert, ...OUTSIDERS]) expect(may(panelLifecycle, facts(state), actor)).toEqual([]);
  });

  it('closes only with its quorum of sheets handed in', () => {
    const params = { submitted: 3, quorum: 4 };
    expect(reasons('close', { submitted: 3, scoring: 2 })).toEqual([{ code: 'panel.quorum_missing', params }]);
    expect(reasons('close', { submitted: 4 })).toEqual([]);
  });

  it('draws again only for a vacant seat', () => {
    expect(reasons('redraw', { submitted: 4, invited: 1 })).toEqual([{ code: 'panel.no_vacant_seat', params: {} }]);
    expect(reasons('redraw', { submitted: 1, accepted: 1, scoring: 1, invited: 1 })).toEqual([]);
  });
});

describe('panel assignment: state × action × role', () => {
  const facts = (state: string): PanelAssignmentFacts => ({
    subject: { id: 'seat', state, version: 1, userId: 'li' } as PanelAssignment,
    parties: PARTIES,
  });

  it.each([
    ['invited', ['accept', 'decline', 'recuse'], ['release', 'replace']],
    ['accepted', ['recuse', 'save', 'score'], ['release', 'replace']],
    ['scoring', ['save', 'score'], ['release', 'replace']],
    ['submitted', [], []],
    ['declined', [], []],
    ['recused', [], []],
    ['replaced', [], []],
    ['released', [], []],
  ])('%s: its expert may %j, the officer %j', (state, ofExpert, ofOfficer) => {
    expect(may(panelAssignmentLifecycle, facts(state), expert)).toEqual(ofExpert);
    expect(may(panelAssignmentLifecycle, facts(state), officer)).toEqual(ofOfficer);
    for (const actor of OUTSIDERS) expect(may(panelAssignmentLifecycle, facts(state), actor)).toEqual([]);
  });
});

describe('expert: state × action × role', () => {
  const facts = (state: string): ExpertFacts => ({
    subject: { id: 'li', state, version: 1 } as Expert,
    parties: PARTIES,
  });

  it.each([
    ['active', ['edit', 'remove', 'suspend']],
    ['suspended', ['edit', 'reinstate', 'remove']],
    ['removed', []],
  ])('%s: an officer may %j', (state, actions) => {
    expect(may(expertLifecycle, facts(state), officer)).toEqual(actions);
    for (const actor of [expert, systemActor([]), ...OUTSIDERS]) {
      expect(may(expertLifecycle, facts(state), actor)).toEqual([]);
    }
  });
});
