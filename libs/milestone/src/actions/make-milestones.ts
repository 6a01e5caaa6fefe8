import { create, lock, setDeadline, sharedRow, transition, uuidv7, type Tx } from '#platform';
import { agreementOf, contentOf, getProject, projectParties } from '#project';
import { DUE_DEADLINE, milestoneFacts } from '../milestone.facts.js';
import { dueInstant, milestoneLifecycle } from '../milestone.lifecycle.js';
import type { Milestone } from '../milestone.entities.js';
import { milestonesOf } from '../milestone.repository.js';

interface OfProject {
  readonly projectId: string;
}

/**
 * Makes the milestones of an agreement that has taken effect, and starts the first.
 * @throws 403 · 404
 */
export async function makeMilestones(tx: Tx, { projectId }: OfProject): Promise<void> {
  await lock(tx, [sharedRow('project', projectId)]);
  const project = await getProject(tx, projectId);
  const parties = await projectParties(tx, project);
  const { milestones } = await contentOf(tx, project, await agreementOf(tx, projectId));
  for (const { number, title, kind, dueOn, targets, instalment } of milestones) {
    const milestone: Milestone = {
      id: uuidv7(),
      programmeId: project.programmeId,
      projectId,
      number,
      state: 'planned',
      version: 1,
      title,
      kind,
      dueOn,
      targets,
      instalment,
      rectifications: 0,
      rectifyBy: null,
      activatedAt: null,
      passedAt: null,
      createdAt: tx.now,
    };
    await create(tx, milestoneLifecycle, { row: milestone, permission: 'milestone.create', parties });
  }
  await activateNext(tx, { projectId });
}

/**
 * Starts the next milestone of a project: each one begins when the one before it is done. Does nothing when there is no
 * next one, or when one is being worked on.
 * @throws 403 · 404
 */
export async function activateNext(tx: Tx, { projectId }: OfProject): Promise<void> {
  await lock(tx, [sharedRow('project', projectId)]);
  const next = (await milestonesOf(tx, projectId)).find(({ state }) => state === 'planned');
  if (!next) return;
  const facts = await milestoneFacts(tx, next);
  if (!facts.predecessorsDone) return;
  await transition(tx, milestoneLifecycle, 'activate', {
    facts,
    set: { activatedAt: tx.now },
    refs: { projectId, number: next.number },
  });
  await setDeadline(tx, {
    subjectType: 'milestone',
    subjectId: next.id,
    action: DUE_DEADLINE,
    dueAt: dueInstant(next),
    programmeId: next.programmeId,
  });
}
