import {
  endOfShanghaiDay,
  invalid,
  isLocalDate,
  lock,
  row,
  setDeadline,
  setWorkingDayDeadline,
  shanghaiDate,
  sharedRow,
  clearDeadline,
  transition,
  type Tx,
} from '#platform';
import { rulePackOf } from '#programme';
import { getProject } from '#project';
import type { Milestone } from '../milestone.entities.js';
import { DECISION_DEADLINE, DUE_DEADLINE, milestoneFacts } from '../milestone.facts.js';
import { milestoneLifecycle, type MilestoneFacts } from '../milestone.lifecycle.js';
import { getMilestone } from '../milestone.repository.js';

interface MilestoneStep {
  readonly milestoneId: string;
  readonly version: number;
}

interface ReasonedStep extends MilestoneStep {
  readonly reason?: string;
}

export interface Rectification extends ReasonedStep {
  /** The day by which it is due. */
  readonly rectifyBy: string;
}

/** The demander begins to check a report. @throws 403 · 404 · 409 milestone.project_not_active, platform.stale_version */
export async function startCheck(tx: Tx, { milestoneId, version }: MilestoneStep): Promise<Milestone> {
  const facts = await lockedFacts(tx, milestoneId);
  return transition(tx, milestoneLifecycle, 'start_check', {
    facts,
    version,
    refs: refsOf(facts),
  }) as Promise<Milestone>;
}

/**
 * The demander finds the milestone reached.
 * @throws 403 · 404 · 409 milestone.targets_missed, milestone.project_not_active, platform.stale_version
 */
export async function passMilestone(tx: Tx, { milestoneId, version }: MilestoneStep): Promise<Milestone> {
  const facts = await lockedFacts(tx, milestoneId);
  return transition(tx, milestoneLifecycle, 'pass', {
    facts,
    version,
    set: { passedAt: tx.now },
    refs: refsOf(facts),
  }) as Promise<Milestone>;
}

/**
 * The demander asks for rectification by a day: as often as the rules allow, once by default.
 * @throws 403 · 404 · 409 milestone.rectified_already, platform.reason_required · 422 milestone.rectify_by_past
 */
export function askRectification(tx: Tx, input: Rectification): Promise<Milestone> {
  return rectify(tx, 'rectify', input);
}

/**
 * The officer decides on a milestone that was not met: rectify by a day.
 * @throws 403 · 404 · 409 platform.reason_required · 422 milestone.rectify_by_past
 */
export async function orderRectification(tx: Tx, input: Rectification): Promise<Milestone> {
  const milestone = await rectify(tx, 'order_rectification', input);
  await clearDeadline(tx, milestone.id, DECISION_DEADLINE);
  return milestone;
}

/**
 * The demander finds the milestone not met; an officer has the working days of the rules to decide what follows.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function markNotMet(tx: Tx, { milestoneId, version, reason }: ReasonedStep): Promise<Milestone> {
  const facts = await lockedFacts(tx, milestoneId);
  const milestone = await transition(tx, milestoneLifecycle, 'mark_not_met', {
    facts,
    version,
    reason,
    refs: refsOf(facts),
  });
  const { rulePackId } = await getProject(tx, facts.subject.projectId);
  const { windows } = await rulePackOf(tx, rulePackId);
  await setWorkingDayDeadline(tx, {
    subjectType: 'milestone',
    subjectId: milestone.id,
    action: DECISION_DEADLINE,
    programmeId: facts.subject.programmeId,
    workingDays: windows.milestoneDecisionWorkingDays,
  });
  return milestone as Milestone;
}

/**
 * The officer lets the project go on although the milestone was not met.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function waiveMilestone(tx: Tx, { milestoneId, version, reason }: ReasonedStep): Promise<Milestone> {
  const facts = await lockedFacts(tx, milestoneId);
  const waived = await transition(tx, milestoneLifecycle, 'waive', { facts, version, reason, refs: refsOf(facts) });
  await clearDeadline(tx, milestoneId, DECISION_DEADLINE);
  return waived as Milestone;
}

async function rectify(
  tx: Tx,
  action: 'rectify' | 'order_rectification',
  { milestoneId, version, reason, rectifyBy }: Rectification,
): Promise<Milestone> {
  if (!isLocalDate(rectifyBy)) throw invalid({ path: 'rectifyBy', code: 'calendar.malformed_date' });
  const facts = await lockedFacts(tx, milestoneId);
  const rectifying = await transition(tx, milestoneLifecycle, action, {
    facts,
    version,
    reason,
    set: { rectifyBy, rectifications: facts.subject.rectifications + 1 },
    refs: refsOf(facts),
  });
  if (rectifyBy <= shanghaiDate(tx.now)) throw invalid({ path: 'rectifyBy', code: 'milestone.rectify_by_past' });
  await setDeadline(tx, {
    subjectType: 'milestone',
    subjectId: milestoneId,
    action: DUE_DEADLINE,
    dueAt: endOfShanghaiDay(rectifyBy),
    programmeId: facts.subject.programmeId,
  });
  return rectifying as Milestone;
}

async function lockedFacts(tx: Tx, milestoneId: string): Promise<MilestoneFacts> {
  const { projectId } = await getMilestone(tx, milestoneId);
  await lock(tx, [row('milestone', milestoneId), sharedRow('project', projectId)]);
  return milestoneFacts(tx, await getMilestone(tx, milestoneId));
}

const refsOf = ({ subject }: MilestoneFacts): { projectId: string; number: number } => ({
  projectId: subject.projectId,
  number: subject.number,
});
