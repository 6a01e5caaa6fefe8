import type { LocalHandler } from '#platform/jobs';
import { markTextOverdue } from '../actions/mark-text-overdue.js';
import { TEXT_DEADLINE } from '../need.facts.js';

/** The days for accepting the final text are over: the officer sees a flag, the demander may still accept. */
export const onTextDue: LocalHandler = {
  name: 'need.mark-text-overdue',
  on: `${TEXT_DEADLINE}.due`,
  permissions: ['need.mark_text_overdue'],
  run: async (tx, { subjectId }) => {
    await markTextOverdue(tx, { needId: subjectId });
  },
};
