import { allowedActions, systemActor, type Actor } from '#platform';
import { ROLES, UserActor } from '#identity';
import type { PaymentBatch } from './disbursement.entities.js';
import { paymentBatchLifecycle } from './payment-batch.lifecycle.js';

const now = new Date('2026-03-02T02:00:00Z');
const allowed = (state: string, actor: Actor): string[] => {
  const subject = { id: 'batch', version: 1, state } as PaymentBatch;
  const facts = { subject, parties: { agency: 'agency', programmeId: 'programme' } };
  return allowedActions(paymentBatchLifecycle, facts, { actor, now }).map(({ name }) => name);
};

describe('a payment batch: state × action × role', () => {
  const TABLE: Record<keyof typeof paymentBatchLifecycle.states, string[]> = {
    open: ['send'],
    sending: ['send', 'acknowledge', 'refuse'],
    acknowledged: ['complete'],
    refused: [],
    completed: [],
  };

  it.each(Object.entries(TABLE))('%s is the worker’s alone', (state, actions) => {
    expect(allowed(state, systemActor(['payment_batch.process']))).toEqual(actions);
    for (const role of ROLES) {
      const person = new UserActor(role, 'agency', [{ role, organisationId: 'agency', programmeId: null }]);
      expect([role, allowed(state, person)]).toEqual([role, []]);
    }
  });
});
