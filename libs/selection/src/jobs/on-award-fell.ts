import type { LocalHandler } from '#platform/jobs';
import { afterAwardFell } from '../actions/after-award-fell.js';

const clearing = (name: string, on: string): LocalHandler => ({
  name,
  on,
  queue: 'money',
  permissions: ['notice.publish', 'funding_plan.supersede', 'challenge.declare_no_award'],
  run: (tx, event) => afterAwardFell(tx, { awardId: event.subjectId }),
});

export const clearVoided = clearing('selection.clear-voided-award', 'award.voided');
export const clearDeclined = clearing('selection.clear-declined-award', 'award.declined');
export const clearLapsed = clearing('selection.clear-lapsed-award', 'award.lapsed');
