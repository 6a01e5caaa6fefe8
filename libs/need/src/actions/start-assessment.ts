import { lock, row, transition, type Tx } from '#platform';
import { convenePanel } from '#panel';
import { getProgramme, rulePackOf } from '#programme';
import { assessmentRubric } from '../assessment-rubric.js';
import type { Need } from '../need.entity.js';
import { needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed, setAssessmentPanel } from '../need.repository.js';

export interface StartAssessment {
  readonly needId: string;
  readonly version: number;
  /** Experts to draw and score sheets to wait for; as the rules ask for when left out. */
  readonly size?: number;
  readonly quorum?: number;
  /** Draws only experts of this field; all fields when left out. */
  readonly field?: string;
}

/**
 * Draws a panel that assesses the need. Neither experts of the demander nor of its recommender can be drawn.
 * @throws 403 · 404 · 409 panel.not_enough_experts
 */
export async function startAssessment(tx: Tx, input: StartAssessment): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const started = await transition(tx, needLifecycle, 'start_assessment', {
    facts: await needFacts(tx, need),
    version: input.version,
  });
  const { agencyId } = await getProgramme(tx, need.programmeId);
  const { review } = await rulePackOf(tx, need.rulePackId);
  const size = input.size ?? review.panelMin;
  const panel = await convenePanel(tx, {
    programmeId: need.programmeId,
    agencyId,
    purpose: 'assessment',
    subjectType: 'need',
    subjectId: need.id,
    subjectTitle: `${need.number} ${need.title}`,
    entries: [
      {
        entryId: need.id,
        label: `${need.number} ${need.title}`,
        organisationIds: [need.demanderId, need.recommenderId].filter((id) => id !== null),
      },
    ],
    rubric: assessmentRubric,
    size,
    quorum: input.quorum ?? Math.min(review.quorum, size),
    aggregation: review.aggregation,
    field: input.field ?? null,
    conflictLookBackYears: review.conflictLookBackYears,
    loadCap: review.expertLoadCap,
  });
  await setAssessmentPanel(tx, need.id, panel.id);
  return { ...(started as Need), panelId: panel.id };
}
