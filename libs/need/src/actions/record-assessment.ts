import { lock, row, transition, uuidv7, type Tx } from '#platform';
import { panelResult } from '#panel';
import { ASSESSMENT_PASS_HUNDREDTHS } from '../assessment-rubric.js';
import { Assessment, type Need } from '../need.entity.js';
import { needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

/**
 * Keeps what the panel of the current round came to. A panel of an earlier round, or of a need that has left the
 * assessment meanwhile, changes nothing.
 * @throws 403 · 404
 */
export async function recordAssessment(tx: Tx, input: { needId: string; panelId: string }): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const facts = await needFacts(tx, need);
  if (need.state !== 'assessing' || need.panelId !== input.panelId || facts.assessment) return need;
  const { entries, submitted, quorum } = await panelResult(tx, input.panelId);
  const entry = entries.find(({ entryId }) => entryId === need.id);
  if (!entry) throw new Error(`panel ${input.panelId} has no result for need ${need.id}`);
  const passed = entry.totalHundredths >= ASSESSMENT_PASS_HUNDREDTHS && entry.mustPassFailed.length === 0;
  const assessment: Assessment = {
    id: uuidv7(),
    needId: need.id,
    panelId: input.panelId,
    totalHundredths: entry.totalHundredths,
    perCriterion: entry.perCriterion.map(({ criterion, hundredths }) => ({ criterion, hundredths })),
    mustPassFailed: [...entry.mustPassFailed],
    submitted,
    quorum,
    recommendation: passed ? 'list' : 'not_list',
    recordedAt: tx.now,
  };
  await tx.manager.insert(Assessment, assessment);
  return transition(tx, needLifecycle, 'record_assessment', {
    facts: { ...facts, assessment },
    refs: { assessmentId: assessment.id },
  }) as Promise<Need>;
}
