import type { LocalHandler } from '#platform/jobs';
import { discontinueAcceptance } from '../actions/discontinue-acceptance.js';
import { failLate, forgetLateness, LATE_DEADLINE, watchLateness } from '../actions/fail-late.js';

/** A project that is terminated while it is being accepted leaves no round open. */
export const discontinueTerminated: LocalHandler = {
  name: 'acceptance.discontinue-terminated',
  on: 'project.terminated',
  permissions: ['acceptance.discontinue'],
  run: (tx, { subjectId: projectId }) => discontinueAcceptance(tx, { projectId }),
};

const watching = (name: string, on: string): LocalHandler => ({
  name,
  on,
  permissions: [],
  run: (tx, { subjectId: projectId }) => watchLateness(tx, { projectId }),
});

export const watchActivated = watching('acceptance.watch-lateness', 'project.activated');
export const watchResumed = watching('acceptance.watch-lateness-again', 'project.resumed');

export const forgetSuspended: LocalHandler = {
  name: 'acceptance.forget-lateness',
  on: 'project.suspended',
  permissions: [],
  run: (tx, { subjectId: projectId }) => forgetLateness(tx, { projectId }),
};

export const failWhenLate: LocalHandler = {
  name: 'acceptance.fail-late',
  on: `${LATE_DEADLINE}.due`,
  permissions: ['project.begin_accepting', 'project.mark_not_accepted', 'project.start_settling'],
  run: (tx, { subjectId: projectId }) => failLate(tx, { projectId }),
};
