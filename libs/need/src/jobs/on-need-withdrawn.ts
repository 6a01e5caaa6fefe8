import { dissolvePanel, panelOfSubject } from '#panel';
import type { LocalHandler } from '#platform/jobs';

/** Experts do not go on scoring a need that is gone. */
export const onNeedWithdrawn: LocalHandler = {
  name: 'need.dissolve-panel',
  on: 'need.withdrawn',
  permissions: ['panel.dissolve'],
  run: async (tx, { subjectId }) => {
    const panel = await panelOfSubject(tx, 'need', subjectId, 'assessment');
    if (panel?.state !== 'convened') return;
    await dissolvePanel(tx, { panelId: panel.id, reason: 'need withdrawn' });
  },
};
