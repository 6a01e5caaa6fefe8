import { allowedActions, fen, type Facts, type Lifecycle } from '#platform';
import { ROLES, UserActor, type Role } from '#identity';
import { fiscalYearLifecycle, type FiscalYearFacts } from './fiscal-year.lifecycle.js';
import type { FiscalYear, PriorYearAdjustment } from './ledger.entities.js';
import { priorYearAdjustmentLifecycle, type PriorYearAdjustmentFacts } from './prior-year-adjustment.lifecycle.js';

const AFTER = new Date('2027-01-04T02:00:00Z');
const DURING = new Date('2026-12-31T15:59:59Z');
const parties = { agency: 'agency', programmeId: 'programme' };

const yearOf = (subject: Partial<FiscalYear>, facts: Partial<FiscalYearFacts> = {}): FiscalYearFacts => ({
  subject: {
    id: 'y',
    version: 1,
    year: 2026,
    closeProposedBy: 'proposer',
    carryAvailableFen: null,
    ...subject,
  } as FiscalYear,
  parties,
  earlierOpen: null,
  availableFen: fen(100n),
  ...facts,
});
const adjustmentIn = (state: string): PriorYearAdjustmentFacts => ({
  subject: { id: 'a', version: 1, state, proposedBy: 'proposer' } as PriorYearAdjustment,
  parties,
});
const actorAs = (role: Role, organisationId = 'agency', userId: string = role): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);

function offered<F extends Facts>(
  lifecycle: Lifecycle<string, string, F>,
  facts: F,
  { actor, now = AFTER }: { actor: UserActor; now?: Date },
): [string, string[]][] {
  const actions = allowedActions(lifecycle, facts, { actor, now });
  return actions.map(({ name, reasons }) => [name, reasons.map(({ code }) => code)]);
}

describe('a fiscal year: state × action × role', () => {
  const TABLE: Record<keyof typeof fiscalYearLifecycle.states, Partial<Record<Role, string[]>>> = {
    open: { agency_finance: ['propose_close'] },
    closing: { agency_finance: ['withdraw_close', 'close'], agency_approver: ['close'] },
    closed: {},
  };

  it.each(Object.entries(TABLE))('%s', (state, byRole) => {
    const names = (actor: UserActor): string[] =>
      offered(fiscalYearLifecycle, yearOf({ state }), { actor }).map(([name]) => name);
    for (const role of ROLES) expect([role, names(actorAs(role))]).toEqual([role, byRole[role] ?? []]);
    expect(names(actorAs('agency_finance', 'another agency'))).toEqual([]);
  });

  const reasons = (facts: FiscalYearFacts, now = AFTER, userId = 'another'): string[] =>
    offered(fiscalYearLifecycle, facts, { actor: actorAs('agency_approver', 'agency', userId), now })[0]?.[1] ?? [];

  it('is closed when it is over, after the years before it, by another person, with no more carried than there is', () => {
    const closing = { state: 'closing' };
    expect(reasons(yearOf(closing))).toEqual([]);
    expect(reasons(yearOf(closing), DURING)).toEqual(['fiscal_year.not_over']);
    expect(reasons(yearOf(closing, { earlierOpen: 2025 }))).toEqual(['fiscal_year.earlier_open']);
    expect(reasons(yearOf(closing), AFTER, 'proposer')).toEqual(['fiscal_year.same_person']);
    expect(reasons(yearOf({ ...closing, carryAvailableFen: fen(100n) }))).toEqual([]);
    expect(reasons(yearOf({ ...closing, carryAvailableFen: fen(101n) }))).toEqual([
      'fiscal_year.carry_above_available',
    ]);
  });
});

describe('a prior-year adjustment: state × action × role', () => {
  const DECIDERS: readonly Role[] = ['agency_approver', 'agency_finance'];
  const reasonsOf = (state: string, actor: UserActor): [string, string[]][] =>
    offered(priorYearAdjustmentLifecycle, adjustmentIn(state), { actor });

  it('is decided by an approver or a finance officer of the agency, never by who proposed it', () => {
    for (const role of ROLES) {
      const expected = DECIDERS.includes(role) ? ['post', 'reject'] : [];
      expect([role, reasonsOf('proposed', actorAs(role)).map(([name]) => name)]).toEqual([role, expected]);
    }
    expect(reasonsOf('proposed', actorAs('agency_finance', 'agency', 'proposer'))).toEqual([
      ['post', ['prior_year_adjustment.same_person']],
      ['reject', ['prior_year_adjustment.same_person']],
    ]);
    expect(reasonsOf('proposed', actorAs('agency_finance', 'another agency'))).toEqual([]);
  });

  it.each(['posted', 'rejected'])('stays as it is: %s', (state) => {
    for (const role of DECIDERS) expect(reasonsOf(state, actorAs(role))).toEqual([]);
  });
});
