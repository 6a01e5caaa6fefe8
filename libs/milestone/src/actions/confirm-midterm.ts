import { lock, row, transition, uuidv7, type Tx } from '#platform';
import { StageCheck, type Milestone } from '../milestone.entities.js';
import { milestoneFacts } from '../milestone.facts.js';
import { milestoneLifecycle } from '../milestone.lifecycle.js';
import { getMilestone } from '../milestone.repository.js';

export interface ConfirmMidterm {
  readonly milestoneId: string;
  readonly version: number;
  readonly findings: string;
}

/**
 * The government's stage check of the mid-term, with what it found. Money that waits for the mid-term waits for this.
 * @throws 403 · 404 · 409 milestone.not_midterm, milestone.stage_checked_already, milestone.stage_checks_used_up
 */
export async function confirmMidterm(tx: Tx, input: ConfirmMidterm): Promise<Milestone> {
  const { projectId } = await getMilestone(tx, input.milestoneId);
  // The project's row is locked whole, because the checks of all its milestones are counted.
  await lock(tx, [row('milestone', input.milestoneId), row('project', projectId)]);
  const milestone = await getMilestone(tx, input.milestoneId);
  const confirmed = await transition(tx, milestoneLifecycle, 'confirm_midterm', {
    facts: await milestoneFacts(tx, milestone),
    version: input.version,
    refs: { projectId, number: milestone.number },
  });
  await tx.manager.insert(StageCheck, {
    id: uuidv7(),
    programmeId: milestone.programmeId,
    projectId,
    milestoneId: milestone.id,
    findings: input.findings,
    checkedBy: tx.context.actor.userId,
    checkedAt: tx.now,
  });
  return confirmed as Milestone;
}
