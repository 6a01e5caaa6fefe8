import { allowedActions, fen, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import { contributionLifecycle, type ContributionFacts } from './contribution.lifecycle.js';
import type { Contribution, Disbursement } from './disbursement.entities.js';
import { disbursementLifecycle, type DisbursementFacts } from './disbursement.lifecycle.js';

const now = new Date('2026-03-02T02:00:00Z');
const parties = { demander: 'demander', taker: 'taker', agency: 'agency', programmeId: 'programme' };

const actorAs = (role: Role, organisationId: string, userId: string = role): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);
const officer = actorAs('agency_officer', 'agency');
const approver = actorAs('agency_approver', 'agency');
const finance = actorAs('agency_finance', 'agency');
const demander = actorAs('demander', 'demander');
const taker = actorAs('taker', 'taker');
const oversight = actorAs('oversight', 'somebody');

const disbursement = (subject: Partial<Disbursement>, facts: Partial<DisbursementFacts> = {}): DisbursementFacts => ({
  subject: {
    id: 'd',
    programmeId: 'programme',
    version: 1,
    state: 'planned',
    amountFen: fen(40_000_000n),
    requestedBy: null,
    approvedBy: null,
    releasedBy: null,
    ...subject,
  } as Disbursement,
  parties,
  gate: null,
  payableFen: 40_000_000n,
  payeeAccountVerified: true,
  ...facts,
});

const allowed = (facts: DisbursementFacts, actor: Actor): string[] =>
  allowedActions(disbursementLifecycle, facts, { actor, now })
    .filter((action) => action.allowed)
    .map((action) => action.name);
const refusedWith = (facts: DisbursementFacts, actor: Actor, name: string): string[] =>
  allowedActions(disbursementLifecycle, facts, { actor, now })
    .filter((action) => action.name === name)
    .flatMap((action) => action.reasons.map((reason) => reason.code));

describe('the disbursement’s table: state × action × role', () => {
  // Rows: what officer, approver and finance may do in each state; nobody else may do anything.
  const TABLE: Record<keyof typeof disbursementLifecycle.states, [string[], string[], string[]]> = {
    planned: [[], [], ['cancel']],
    eligible: [['request', 'withhold'], [], ['cancel']],
    requested: [['withhold'], ['approve', 'reject'], []],
    approved: [['withhold'], [], ['release']],
    instructed: [[], [], []],
    settled: [[], [], []],
    returned: [['request', 'withhold'], [], ['cancel']],
    rejected: [['request', 'withhold'], [], ['cancel']],
    withheld: [['lift'], [], ['cancel']],
    closed: [[], [], []],
    cancelled: [[], [], []],
  };

  it.each(Object.entries(TABLE))('%s', (state, [byOfficer, byApprover, byFinance]) => {
    const facts = disbursement({ state });
    expect(allowed(facts, officer).sort()).toEqual([...byOfficer].sort());
    expect(allowed(facts, approver).sort()).toEqual([...byApprover].sort());
    expect(allowed(facts, finance).sort()).toEqual([...byFinance].sort());
    for (const outsider of [demander, taker, oversight, actorAs('agency_officer', 'another agency')]) {
      expect(allowed(facts, outsider)).toEqual([]);
    }
  });

  it('asks for three different persons', () => {
    const one = 'the same person';
    const asApprover = actorAs('agency_approver', 'agency', one);
    const asFinance = actorAs('agency_finance', 'agency', one);
    expect(refusedWith(disbursement({ state: 'requested', requestedBy: one }), asApprover, 'approve')).toEqual([
      'disbursement.approver_is_requester',
    ]);
    for (const earlier of [
      { requestedBy: one, approvedBy: 'x' },
      { requestedBy: 'x', approvedBy: one },
    ]) {
      expect(refusedWith(disbursement({ state: 'approved', ...earlier }), asFinance, 'release')).toEqual([
        'disbursement.releaser_not_third',
      ]);
    }
  });

  it('asks for an open gate, something to pay, a verified account, and pays once', () => {
    const gate = { code: 'funding.gate.midterm_not_passed' };
    expect(refusedWith(disbursement({ state: 'eligible' }, { gate }), officer, 'request')).toEqual([
      'disbursement.gate_closed',
    ]);
    expect(refusedWith(disbursement({ state: 'eligible' }, { payableFen: 0n }), officer, 'request')).toEqual([
      'disbursement.nothing_to_pay',
    ]);
    expect(refusedWith(disbursement({ state: 'requested' }, { payableFen: 39_999_999n }), approver, 'approve')).toEqual(
      ['disbursement.limit_exceeded'],
    );
    expect(
      refusedWith(disbursement({ state: 'approved' }, { payeeAccountVerified: false }), finance, 'release'),
    ).toEqual(['disbursement.no_payee_account']);
    const released = disbursement({ state: 'approved', releasedBy: 'somebody' });
    expect(refusedWith(released, finance, 'release')).toEqual(['disbursement.already_released']);
    expect(refusedWith(released, officer, 'withhold')).toEqual(['disbursement.already_released']);
  });
});

describe('the contribution’s table: state × action × role', () => {
  const facts = (state: string, declaredBy = 'demander'): ContributionFacts => ({
    subject: { id: 'c', programmeId: 'programme', version: 1, state, declaredBy } as Contribution,
    parties,
    projectState: 'active',
    moneySettled: false,
  });
  const may = (state: string, actor: Actor): string[] =>
    allowedActions(contributionLifecycle, facts(state), { actor, now })
      .filter((action) => action.allowed)
      .map((action) => action.name);

  const TABLE: Record<keyof typeof contributionLifecycle.states, [string[], string[]]> = {
    declared: [['edit', 'submit'], ['reject']],
    submitted: [[], ['verify', 'query', 'reject']],
    queried: [['edit', 'submit'], ['reject']],
    verified: [[], ['reverse']],
    rejected: [[], []],
    reversed: [[], []],
  };

  it.each(Object.entries(TABLE))('%s', (state, [byParty, byFinance]) => {
    expect(may(state, demander)).toEqual(byParty);
    expect(may(state, taker)).toEqual(byParty);
    expect(may(state, finance)).toEqual(byFinance);
    for (const outsider of [officer, approver, oversight, actorAs('demander', 'another company')]) {
      expect(may(state, outsider)).toEqual([]);
    }
  });

  it('is not verified by whoever declared it, nor after the money is settled', () => {
    const check = (given: ContributionFacts): string[] =>
      allowedActions(contributionLifecycle, given, { actor: finance, now })
        .filter((action) => action.name === 'verify')
        .flatMap((action) => action.reasons.map((reason) => reason.code));
    expect(check(facts('submitted', 'agency_finance'))).toEqual(['contribution.same_person']);
    expect(check({ ...facts('submitted'), projectState: 'tracking' })).toEqual(['contribution.project_closed']);
    expect(check({ ...facts('submitted'), moneySettled: true })).toEqual(['contribution.project_closed']);
  });
});
