import type { LocalHandler } from '#platform/jobs';
import { recordAssessment } from '../actions/record-assessment.js';

/** When the panel that assessed a need has closed, its result is kept with the need. */
export const onPanelClosed: LocalHandler = {
  name: 'need.record-assessment',
  on: 'panel.closed',
  permissions: ['need.record_assessment'],
  run: async (tx, { subjectId, refs }) => {
    if (refs?.['purpose'] !== 'assessment' || refs['subjectType'] !== 'need') return;
    await recordAssessment(tx, { needId: String(refs['subjectId']), panelId: subjectId });
  },
};
