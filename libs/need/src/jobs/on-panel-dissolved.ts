import type { LocalHandler } from '#platform/jobs';
import { cancelAssessment } from '../actions/cancel-assessment.js';

/** A panel that was dissolved leaves its need to the officer, who draws another one. */
export const onPanelDissolved: LocalHandler = {
  name: 'need.cancel-assessment',
  on: 'panel.dissolved',
  permissions: ['need.cancel_assessment'],
  run: async (tx, { subjectId, refs }) => {
    if (refs?.['purpose'] !== 'assessment' || refs['subjectType'] !== 'need') return;
    await cancelAssessment(tx, { needId: String(refs['subjectId']), panelId: subjectId });
  },
};
