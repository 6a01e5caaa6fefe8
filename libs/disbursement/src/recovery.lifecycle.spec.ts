import { allowedActions, fen, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Recovery } from './disbursement.entities.js';
import { recoveryLifecycle, type RecoveryFacts } from './recovery.lifecycle.js';

const NOW = new Date('2027-06-01T04:00:00Z');

const factsOf = (changes: Partial<Recovery>): RecoveryFacts => ({
  subject: {
    id: 'r',
    programmeId: 'programme',
    version: 1,
    state: 'assessed',
    debtorId: 'demander',
    amountFen: fen(7_500_000n),
    writeOffProposedBy: 'proposer',
    replyBy: NOW,
    ...changes,
  } as Recovery,
  parties: { demander: 'demander', taker: 'taker', agency: 'agency', programmeId: 'programme' },
});

const actorAs = (role: Role, organisationId: string, userId: string = role): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);
const officer = actorAs('agency_officer', 'agency');
const approver = actorAs('agency_approver', 'agency');
const finance = actorAs('agency_finance', 'agency');
const demander = actorAs('demander', 'demander');
const taker = actorAs('taker', 'taker');

const offered = (facts: RecoveryFacts, actor: Actor): string[] =>
  allowedActions(recoveryLifecycle, facts, { actor, now: NOW })
    .map(({ name }) => name)
    .sort();
const reasons = (action: string, facts: RecoveryFacts, actor: Actor): string[] =>
  allowedActions(recoveryLifecycle, facts, { actor, now: NOW })
    .find(({ name }) => name === action)
    ?.reasons.map(({ code }) => code) ?? ['not offered'];

describe('recovery: state × action × role', () => {
  const OPEN = [[], ['propose_write_off', 'receive'], ['refuse_write_off', 'write_off'], ['reply']];
  // Rows: what officer, finance, approver and the parties are offered in each state; nobody else is offered anything.
  const TABLE: Record<keyof typeof recoveryLifecycle.states, string[][]> = {
    assessed: [['notify'], [], [], []],
    notified: [['demand'], [], [], ['reply']],
    demanded: OPEN,
    part_recovered: OPEN,
    recovered: [[], [], [], []],
    written_off: [[], [], [], []],
  };

  it.each(Object.entries(TABLE))('%s', (state, [byOfficer, byFinance, byApprover, byParty]) => {
    const facts = factsOf({ state });
    expect(offered(facts, officer)).toEqual(byOfficer);
    expect(offered(facts, finance)).toEqual(byFinance);
    expect(offered(facts, approver)).toEqual(byApprover);
    for (const party of [demander, taker]) expect(offered(facts, party)).toEqual(byParty);
    for (const outsider of [actorAs('agency_finance', 'another agency'), actorAs('oversight', 'somebody')])
      expect(offered(facts, outsider)).toEqual([]);
  });
});

describe('recovery guards', () => {
  it('is not demanded while the debtor may reply', () => {
    const replyBy = new Date(NOW.getTime() + 1);
    expect(reasons('demand', factsOf({ state: 'notified', replyBy }), officer)).toEqual(['recovery.reply_window_open']);
    expect(reasons('demand', factsOf({ state: 'notified' }), officer)).toEqual([]);
  });

  it('is answered by its debtor alone', () => {
    const facts = factsOf({ state: 'notified' });
    expect(reasons('reply', facts, demander)).toEqual([]);
    expect(reasons('reply', facts, taker)).toEqual(['recovery.not_debtor']);
  });

  it('is written off when one person has proposed it and another approves', () => {
    const unproposed = factsOf({ state: 'demanded', writeOffProposedBy: null });
    expect(reasons('write_off', unproposed, approver)).toEqual(['recovery.write_off_not_proposed']);
    expect(reasons('refuse_write_off', unproposed, approver)).toEqual(['recovery.write_off_not_proposed']);
    const proposed = factsOf({ state: 'demanded' });
    expect(reasons('propose_write_off', proposed, finance)).toEqual(['recovery.write_off_proposed']);
    expect(reasons('write_off', proposed, actorAs('agency_approver', 'agency', 'proposer'))).toEqual([
      'recovery.write_off_same_person',
    ]);
    expect(reasons('write_off', proposed, approver)).toEqual([]);
  });
});
