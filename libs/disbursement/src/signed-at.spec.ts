import type { StepTaken } from '#platform';
import { signedAt } from './signed-at.js';

const step = (action: string, minute: number): StepTaken => ({
  action,
  toState: null,
  actorId: null,
  reason: null,
  at: new Date(Date.UTC(2026, 6, 15, 9, minute)),
});
const at = (minute: number): Date => step('', minute).at;

describe('when the three persons acted', () => {
  const paid = [step('create', 0), step('request', 1), step('approve', 2), step('release', 3), step('settle', 4)];

  it('is the time of each one’s step', () => {
    const by = { requestedBy: 'officer', approvedBy: 'approver', releasedBy: 'finance' };
    expect(signedAt(by, paid)).toEqual({ requestedAt: at(1), approvedAt: at(2), releasedAt: at(3) });
  });

  it('counts only for the payment as it stands: one that came back was requested anew', () => {
    const again = [...paid, step('return', 5), step('request', 6)];
    const by = { requestedBy: 'officer', approvedBy: null, releasedBy: null };
    expect(signedAt(by, again)).toEqual({ requestedAt: at(6), approvedAt: null, releasedAt: null });
  });
});
