import { allowedActions, systemActor, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import type { PaymentReportReview } from './payment-report.entities.js';
import { paymentReportReviewLifecycle, type PaymentReportReviewFacts } from './payment-report-review.lifecycle.js';

const now = new Date('2026-03-02T02:00:00Z');
const inState = (state: string): PaymentReportReviewFacts => ({
  subject: { id: 'v', programmeId: 'programme', version: 1, state } as PaymentReportReview,
  parties: { agency: 'agency', programmeId: 'programme' },
});
const actorAs = (role: Role, organisationId = 'agency'): UserActor =>
  new UserActor(role, organisationId, [{ role, organisationId, programmeId: null }]);
const allowed = (state: string, actor: Actor): string[] =>
  allowedActions(paymentReportReviewLifecycle, inState(state), { actor, now }).map(({ name }) => name);

describe('the review of a payment report: state × action × role', () => {
  const TABLE: Record<keyof typeof paymentReportReviewLifecycle.states, { finance: string[]; system: string[] }> = {
    unmatched: { finance: ['ask', 'dismiss'], system: ['match'] },
    asking: { finance: ['ask', 'dismiss'], system: ['match', 'leave'] },
    matched: { finance: [], system: [] },
    dismissed: { finance: [], system: [] },
  };

  it.each(Object.entries(TABLE))('%s', (state, { finance, system }) => {
    expect(allowed(state, actorAs('agency_finance'))).toEqual(finance);
    expect(allowed(state, systemActor(['disbursement.report']))).toEqual(system);
    for (const role of ['agency_officer', 'agency_approver', 'oversight', 'demander', 'taker'] as const) {
      expect(allowed(state, actorAs(role))).toEqual([]);
    }
    expect(allowed(state, actorAs('agency_finance', 'another agency'))).toEqual([]);
  });
});
