import {
  addDays,
  daysBetween,
  localDate,
  lock,
  row,
  setDeadline,
  shanghaiDate,
  transition,
  endOfShanghaiDay,
  type Tx,
} from '#platform';
import { endEngagement } from '#identity';
import { rulePackOf } from '#programme';
import { addMonths } from '../agreement-terms.js';
import { agreementFacts, projectFacts } from '../project.facts.js';
import { agreementLifecycle } from '../agreement.lifecycle.js';
import type { Project, TerminationKind } from '../project.entities.js';
import { projectLifecycle, type ProjectFacts } from '../project.lifecycle.js';
import { agreementOf, getProject } from '../project.repository.js';

/** What falls due when the tracking of a project ends. */
export const TRACKING_DEADLINE = 'project.close';

interface ProjectStep {
  readonly projectId: string;
}

interface ReasonedStep extends ProjectStep {
  readonly reason: string;
}

interface VersionedStep extends ProjectStep {
  readonly version: number;
  readonly reason?: string;
}

// Most of the steps below are cascades: acceptance and disbursement call them in their own
// transactions.

/**
 * The taker asks for acceptance; the work rests while it runs.
 * @throws 403 · 404 · 409 unless the project is active
 */
export function beginAccepting(tx: Tx, input: ProjectStep): Promise<Project> {
  return step(tx, input, (facts) => transition(tx, projectLifecycle, 'begin_accepting', { facts }));
}

/**
 * An acceptance asked for another round: the taker works on.
 * @throws 403 · 404 · 409 unless the project is being accepted
 */
export function returnToActive(tx: Tx, input: ReasonedStep): Promise<Project> {
  const { reason } = input;
  return step(tx, input, (facts) => transition(tx, projectLifecycle, 'return_to_active', { facts, reason }));
}

/** @throws 403 · 404 · 409 unless the project is being accepted */
export function markAccepted(tx: Tx, input: ProjectStep): Promise<Project> {
  return step(tx, input, (facts) =>
    transition(tx, projectLifecycle, 'mark_accepted', { facts, set: { outcome: 'accepted' } }),
  );
}

/** @throws 403 · 404 · 409 unless the project is being accepted, platform.reason_required */
export function markNotAccepted(tx: Tx, input: ReasonedStep): Promise<Project> {
  const { reason } = input;
  return step(tx, input, (facts) =>
    transition(tx, projectLifecycle, 'mark_not_accepted', { facts, reason, set: { outcome: 'not_accepted' } }),
  );
}

/**
 * Work rests: milestones wait and nothing is paid but what the treasury has been told already.
 * @throws 403 · 404 · 409 unless the project is active, platform.reason_required, platform.stale_version
 */
export function suspendProject(tx: Tx, input: VersionedStep): Promise<Project> {
  const { version, reason } = input;
  return step(tx, input, (facts) =>
    transition(tx, projectLifecycle, 'suspend', {
      facts,
      version,
      reason,
      set: { suspendedOn: shanghaiDate(tx.now) },
    }),
  );
}

/**
 * Work goes on, and the period ends as many days later as it rested: its clocks stood still (domain.md section 3). The
 * event says how many, for whatever else falls due.
 * @throws 403 · 404 · 409 unless the project is suspended, platform.reason_required
 */
export function resumeProject(tx: Tx, input: VersionedStep): Promise<Project> {
  const { version, reason } = input;
  return step(tx, input, (facts) => {
    const { suspendedOn, endsOn } = facts.subject;
    const restedDays = suspendedOn === null ? 0 : daysBetween(localDate(suspendedOn), shanghaiDate(tx.now));
    const set = { suspendedOn: null, endsOn: endsOn === null ? null : addDays(localDate(endsOn), restedDays) };
    return transition(tx, projectLifecycle, 'resume', { facts, version, reason, set, refs: { restedDays } });
  });
}

/**
 * The project ends before it was accepted and settles; its agreement is rescinded.
 * @throws 403 · 404 · 409 unless the project is active, suspended or being accepted, platform.reason_required
 */
export async function terminateProject(tx: Tx, input: ReasonedStep & { kind: TerminationKind }): Promise<Project> {
  const { kind, reason, projectId } = input;
  await step(tx, input, (facts) =>
    transition(tx, projectLifecycle, 'terminate', { facts, reason, set: { outcome: kind } }),
  );
  const agreement = await agreementOf(tx, projectId);
  await transition(tx, agreementLifecycle, 'end_early', { facts: await agreementFacts(tx, agreement), reason });
  return startSettling(tx, { projectId });
}

/**
 * The racer is out at a checkpoint: its agreement is rescinded and its money settled on what it has spent (domain.md
 * section 5, Race).
 * @throws 403 · 404 · 409 unless the project is active or suspended, platform.reason_required
 */
export async function eliminateProject(tx: Tx, input: ReasonedStep): Promise<Project> {
  const { reason, projectId } = input;
  await step(tx, input, (facts) =>
    transition(tx, projectLifecycle, 'eliminate', { facts, reason, set: { outcome: 'eliminated' } }),
  );
  const agreement = await agreementOf(tx, projectId);
  await transition(tx, agreementLifecycle, 'end_early', { facts: await agreementFacts(tx, agreement), reason });
  return startSettling(tx, { projectId });
}

/**
 * An accepted racer has its place, and settles.
 * @throws 403 · 404 · 409 unless the project is accepted and waits for its place
 */
export async function placeProject(tx: Tx, input: ProjectStep & { readonly place: number }): Promise<Project> {
  await step(tx, input, (facts) => transition(tx, projectLifecycle, 'place', { facts, set: { place: input.place } }));
  return startSettling(tx, input);
}

/**
 * The race is over and others are placed: the project settles on what it has spent.
 * @throws 403 · 404 · 409 while it is being accepted or has ended, platform.reason_required
 */
export async function markNotPlaced(tx: Tx, input: ReasonedStep): Promise<Project> {
  const { reason } = input;
  await step(tx, input, (facts) =>
    transition(tx, projectLifecycle, 'mark_not_placed', { facts, reason, set: { outcome: 'not_placed' } }),
  );
  return startSettling(tx, input);
}

/**
 * The accounts are drawn up, within the settling days of the rules.
 * @throws 403 · 404 · 409 unless acceptance has concluded or the project is terminated
 */
export function startSettling(tx: Tx, input: ProjectStep): Promise<Project> {
  return step(tx, input, async (facts) => {
    const { windows } = await rulePackOf(tx, facts.subject.rulePackId);
    const settleBy = addDays(shanghaiDate(tx.now), windows.settlingDays);
    return transition(tx, projectLifecycle, 'start_settling', { facts, set: { settleBy } });
  });
}

/**
 * All money is paid, returned or recovered: the project is tracked for the years of the rules, and closes at once where
 * they say none (domain.md section 2, Rule pack).
 * @throws 403 · 404 · 409 unless the project is settling
 */
export async function finishSettlement(tx: Tx, input: ProjectStep): Promise<Project> {
  const project = await step(tx, input, async (facts) => {
    const { aftercare } = await rulePackOf(tx, facts.subject.rulePackId);
    const months = aftercare.trackingYears * 12;
    const trackedUntil = months === 0 ? null : addMonths(shanghaiDate(tx.now), months);
    return transition(tx, projectLifecycle, 'finish_settlement', { facts, set: { trackedUntil } });
  });
  await endEngagement(tx, { projectId: project.id, lapsed: false });
  if (project.trackedUntil === null) return closeProject(tx, input);
  await setDeadline(tx, {
    subjectType: 'project',
    subjectId: project.id,
    action: TRACKING_DEADLINE,
    dueAt: endOfShanghaiDay(localDate(project.trackedUntil)),
    programmeId: project.programmeId,
  });
  return project;
}

/**
 * Nothing is left to do: the project and its agreement end. The agreement of a terminated project ended before.
 * @throws 403 · 404 · 409 project.still_tracked, platform.stale_version
 */
export async function closeProject(tx: Tx, input: ProjectStep & { readonly version?: number }): Promise<Project> {
  const { version } = input;
  const closed = await step(tx, input, (facts) => transition(tx, projectLifecycle, 'close', { facts, version }));
  const agreement = await agreementOf(tx, closed.id);
  if (agreement.state === 'rescinded') return closed;
  await transition(tx, agreementLifecycle, 'fulfil', { facts: await agreementFacts(tx, agreement) });
  return closed;
}

async function step(
  tx: Tx,
  { projectId }: ProjectStep,
  move: (facts: ProjectFacts) => Promise<Project>,
): Promise<Project> {
  await lock(tx, [row('project', projectId)]);
  return move(await projectFacts(tx, await getProject(tx, projectId)));
}
