import type { LocalHandler } from '#platform/jobs';
import { rankProposals } from '../actions/rank-proposals.js';

export const rankOnPanelClosed: LocalHandler = {
  name: 'selection.rank-proposals',
  on: 'panel.closed',
  permissions: ['proposal.rank', 'challenge.declare_no_award'],
  run: async (tx, event) => {
    if (event.refs?.['purpose'] !== 'selection') return;
    await rankProposals(tx, { challengeId: String(event.refs['subjectId']), panelId: event.subjectId });
  },
};
