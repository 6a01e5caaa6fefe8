import { lock, row, transition, type Tx } from '#platform';
import type { Milestone } from '../milestone.entities.js';
import { milestoneFacts } from '../milestone.facts.js';
import { milestoneLifecycle } from '../milestone.lifecycle.js';
import { getMilestone } from '../milestone.repository.js';

/**
 * The day of a milestone or of its rectification has passed without a report. The report stays possible.
 * @returns the milestone, as it is when a report came in before
 * @throws 403 · 404 · 409 milestone.not_due
 */
export async function markOverdue(tx: Tx, { milestoneId }: { milestoneId: string }): Promise<Milestone> {
  await lock(tx, [row('milestone', milestoneId)]);
  const milestone = await getMilestone(tx, milestoneId);
  if (milestone.state !== 'active' && milestone.state !== 'rectify') return milestone;
  const facts = await milestoneFacts(tx, milestone);
  const { projectId, number } = milestone;
  return transition(tx, milestoneLifecycle, 'mark_overdue', {
    facts,
    refs: { projectId, number },
  }) as Promise<Milestone>;
}
