import type { LocalHandler } from '#platform/jobs';
import { dismissRemaining } from '../actions/move-proposal.js';

export const dismissOnNoAward: LocalHandler = {
  name: 'proposal.dismiss-on-no-award',
  on: 'challenge.no_award',
  permissions: ['proposal.decide'],
  run: (tx, event) => dismissRemaining(tx, event.subjectId),
};

export const dismissOnCompletion: LocalHandler = {
  name: 'proposal.dismiss-on-completion',
  on: 'challenge.completed',
  permissions: ['proposal.decide'],
  run: (tx, event) => dismissRemaining(tx, event.subjectId),
};
