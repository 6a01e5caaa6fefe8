import { clearDeadline, lock, row } from '#platform';
import type { LocalHandler } from '#platform/jobs';
import { dismissReserves, expireReserves } from '../actions/after-award-fell.js';
import { RESERVES_DEADLINE } from '../actions/decide.js';
import { lapseAward } from '../actions/end-award.js';
import { moveSigningDeadline } from '../actions/move-signing-deadline.js';
import { LAPSE_DEADLINE } from '../actions/settle-award.js';

export const lapseWhenDue: LocalHandler = {
  name: 'selection.lapse-award',
  on: `${LAPSE_DEADLINE}.due`,
  permissions: ['award.lapse'],
  run: (tx, event) => lapseAward(tx, { awardId: event.subjectId }),
};

export const expireReservesWhenDue: LocalHandler = {
  name: 'selection.expire-reserves',
  on: `${RESERVES_DEADLINE}.due`,
  permissions: ['proposal.decide', 'challenge.declare_no_award'],
  run: (tx, event) => expireReserves(tx, { challengeId: event.subjectId }),
};

export const followCalendar: LocalHandler = {
  name: 'selection.move-signing-deadline',
  on: 'deadline.moved',
  permissions: ['award.move_signing_deadline'],
  run: async (tx, event) => {
    if (event.refs?.['action'] === LAPSE_DEADLINE) await moveSigningDeadline(tx, { awardId: event.subjectId });
  },
};

/** The challenge has ended: nobody waits for one of its awards any more. */
const forgetReserves = (name: string, on: string): LocalHandler => ({
  name,
  on,
  permissions: ['proposal.decide'],
  run: async (tx, event) => {
    await lock(tx, [row('challenge', event.subjectId)]);
    await clearDeadline(tx, event.subjectId, RESERVES_DEADLINE);
    await dismissReserves(tx, event.subjectId);
  },
});

export const forgetReservesOnCompletion = forgetReserves('selection.forget-reserves', 'challenge.completed');
export const forgetReservesOnNoAward = forgetReserves('selection.forget-reserves-without-award', 'challenge.no_award');
