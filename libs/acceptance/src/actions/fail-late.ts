import { clearDeadline, endOfShanghaiDay, localDate, lock, row, setDeadline, type ReadTx, type Tx } from '#platform';
import { rulePackOf } from '#programme';
import { beginAccepting, getProject, markNotAccepted, startSettling, type Project } from '#project';
import { acceptancesOf, monthsLater } from '../acceptance.repository.js';

/** What falls due when a project has been late for the months of its rules. */
export const LATE_DEADLINE = 'acceptance.fail_late';

/** The last day on which acceptance can be asked for; null before the agreement took effect. */
export async function latestRequestOn(tx: ReadTx, project: Project): Promise<string | null> {
  if (project.endsOn === null) return null;
  const { acceptance } = await rulePackOf(tx, project.rulePackId);
  return monthsLater(tx, project.endsOn, acceptance.failIfLateMonths);
}

/** Watches the period of a project and the months after it (domain.md section 2: `failIfLateMonths`). */
export async function watchLateness(tx: Tx, { projectId }: { projectId: string }): Promise<void> {
  await lock(tx, [row('project', projectId)]);
  const project = await getProject(tx, projectId);
  const until = await latestRequestOn(tx, project);
  if (until === null || project.state !== 'active' || (await acceptancesOf(tx, projectId)).length > 0) return;
  await setDeadline(tx, {
    subjectType: 'project',
    subjectId: projectId,
    action: LATE_DEADLINE,
    dueAt: endOfShanghaiDay(localDate(until)),
    programmeId: project.programmeId,
  });
}

/** The clock of a project that is suspended stands still. */
export async function forgetLateness(tx: Tx, { projectId }: { projectId: string }): Promise<void> {
  await lock(tx, [row('project', projectId)]);
  await clearDeadline(tx, projectId, LATE_DEADLINE);
}

/**
 * Nobody asked for acceptance in the months after the period: the project is not accepted, and settles. Does nothing
 * when somebody asked, the project has ended or rests, or its end was moved.
 * @throws 403 · 404
 */
export async function failLate(tx: Tx, { projectId }: { projectId: string }): Promise<void> {
  await lock(tx, [row('project', projectId)]);
  const project = await getProject(tx, projectId);
  const until = await latestRequestOn(tx, project);
  if (project.state !== 'active' || until === null || tx.now < endOfShanghaiDay(localDate(until))) return;
  if ((await acceptancesOf(tx, projectId)).length > 0) return;
  await beginAccepting(tx, { projectId });
  await markNotAccepted(tx, { projectId, reason: 'acceptance.too_late' });
  await startSettling(tx, { projectId });
}
