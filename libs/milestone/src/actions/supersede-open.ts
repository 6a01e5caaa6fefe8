import { clearDeadline, lock, row, sharedRow, transition, type Tx } from '#platform';
import { DECISION_DEADLINE, DUE_DEADLINE, milestoneFacts } from '../milestone.facts.js';
import { DONE_MILESTONE_STATES, milestoneLifecycle } from '../milestone.lifecycle.js';
import { milestonesOf } from '../milestone.repository.js';

/**
 * The project was terminated: nobody works on its open milestones any more (domain.md section 3).
 * @throws 403 · 404 · 409 milestone.project_not_ended
 */
export async function supersedeOpen(
  tx: Tx,
  { projectId, reason }: { projectId: string; reason: string },
): Promise<void> {
  const known = await milestonesOf(tx, projectId);
  await lock(tx, [...known.map(({ id }) => row('milestone', id)), sharedRow('project', projectId)]);
  for (const milestone of await milestonesOf(tx, projectId)) {
    const closed = milestone.state === 'superseded' || DONE_MILESTONE_STATES.some((done) => done === milestone.state);
    if (closed) continue;
    const { number } = milestone;
    const facts = await milestoneFacts(tx, milestone);
    await transition(tx, milestoneLifecycle, 'supersede', { facts, reason, refs: { projectId, number } });
    for (const deadline of [DUE_DEADLINE, DECISION_DEADLINE]) await clearDeadline(tx, milestone.id, deadline);
  }
}
