import type { RecordedEvent } from '#platform';
import type { LocalHandler } from '#platform/jobs';
import { voidAward } from '../actions/end-award.js';
import { settleAward } from '../actions/settle-award.js';
import { suspendAward } from '../actions/suspend-award.js';

/** The award a notice or an objection is about; null when it is about something else. */
const awardOf = (event: RecordedEvent): string | null =>
  event.refs?.['subjectType'] === 'award' ? String(event.refs['subjectId']) : null;

/** Money is held when an award is confirmed, so these run in the queue of money. */
const settling = (name: string, on: string): LocalHandler => ({
  name,
  on,
  queue: 'money',
  permissions: ['award.resume', 'award.confirm'],
  run: async (tx, event) => {
    const awardId = awardOf(event);
    if (awardId) await settleAward(tx, { awardId });
  },
});

export const confirmOnNoticeEnded = settling('selection.confirm-award', 'notice.ended');
export const resumeOnDismissal = settling('selection.resume-award', 'objection.dismissed');
export const resumeOnWithdrawal = settling('selection.resume-award-on-withdrawal', 'objection.withdrawn');

export const suspendOnObjection: LocalHandler = {
  name: 'selection.suspend-award',
  on: 'objection.accepted',
  permissions: ['award.suspend'],
  run: async (tx, event) => {
    const awardId = awardOf(event);
    if (awardId) await suspendAward(tx, { awardId });
  },
};

export const voidOnUpheldObjection: LocalHandler = {
  name: 'selection.void-award',
  on: 'objection.upheld',
  permissions: ['award.void'],
  run: async (tx, event) => {
    const awardId = awardOf(event);
    if (awardId) await voidAward(tx, { awardId, reason: `objection ${event.subjectId} upheld` });
  },
};
