import type { LocalHandler } from '#platform/jobs';
import { openProposals } from '../actions/open-proposals.js';

export const openSealed: LocalHandler = {
  name: 'proposal.open-sealed',
  on: 'challenge.window_closed',
  permissions: ['proposal.open', 'challenge.declare_no_award', 'challenge.start_evaluation'],
  run: async (tx, event) => {
    await openProposals(tx, event.subjectId);
  },
};
