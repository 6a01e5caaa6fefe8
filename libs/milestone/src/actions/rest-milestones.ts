import { addDays, clearDeadline, localDate, lock, row, setDeadline, transition, type Tx } from '#platform';
import type { Milestone } from '../milestone.entities.js';
import { DECISION_DEADLINE, DUE_DEADLINE, milestoneFacts } from '../milestone.facts.js';
import { DONE_MILESTONE_STATES, dueInstant, milestoneLifecycle } from '../milestone.lifecycle.js';
import { milestonesOf } from '../milestone.repository.js';

const ENDED: readonly string[] = [...DONE_MILESTONE_STATES, 'superseded'];

/**
 * The project is suspended: nothing falls due while it rests. The officer's decision on a milestone that was not met has
 * been taken with it.
 */
export async function restMilestones(tx: Tx, { projectId }: { projectId: string }): Promise<void> {
  for (const { id } of await lockedOpen(tx, projectId)) {
    for (const deadline of [DUE_DEADLINE, DECISION_DEADLINE]) await clearDeadline(tx, id, deadline);
  }
}

/**
 * The project goes on: every open milestone falls due as many days later as it rested (domain.md section 3).
 * @throws 403 · 404
 */
export async function shiftMilestones(tx: Tx, input: { projectId: string; days: number }): Promise<void> {
  for (const milestone of await lockedOpen(tx, input.projectId)) {
    const later = (on: string): string => addDays(localDate(on), input.days);
    const shifted = (await transition(tx, milestoneLifecycle, 'shift', {
      facts: await milestoneFacts(tx, milestone),
      set: {
        dueOn: later(milestone.dueOn),
        rectifyBy: milestone.rectifyBy === null ? null : later(milestone.rectifyBy),
      },
      refs: { projectId: input.projectId, number: milestone.number },
    })) as Milestone;
    if (shifted.state !== 'active' && shifted.state !== 'rectify') continue;
    await setDeadline(tx, {
      subjectType: 'milestone',
      subjectId: shifted.id,
      action: DUE_DEADLINE,
      dueAt: dueInstant(shifted),
      programmeId: shifted.programmeId,
    });
  }
}

async function lockedOpen(tx: Tx, projectId: string): Promise<Milestone[]> {
  const known = await milestonesOf(tx, projectId);
  await lock(tx, [...known.map(({ id }) => row('milestone', id)), row('project', projectId)]);
  return (await milestonesOf(tx, projectId)).filter(({ state }) => !ENDED.includes(state));
}
