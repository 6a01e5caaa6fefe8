import { lock, row, transition, type Tx } from '#platform';
import { endEngagement } from '#identity';
import { agreementLifecycle } from '../agreement.lifecycle.js';
import type { Project } from '../project.entities.js';
import { agreementFacts, projectFacts } from '../project.facts.js';
import { projectLifecycle } from '../project.lifecycle.js';
import { agreementOf, getProject, projectOfAward } from '../project.repository.js';

/**
 * The award fell before the agreement took effect: the project ends and its draft is rescinded.
 * @returns the project; null when the award never came to one
 * @throws 403 · 409 when the project has begun
 */
export async function lapseProject(tx: Tx, input: { awardId: string; reason: string }): Promise<Project | null> {
  const found = await projectOfAward(tx, input.awardId);
  if (!found) return null;
  const { id: agreementId } = await agreementOf(tx, found.id);
  await lock(tx, [row('agreement', agreementId), row('project', found.id)]);
  const { reason } = input;
  const project = await transition(tx, projectLifecycle, 'lapse', {
    facts: await projectFacts(tx, await getProject(tx, found.id)),
    reason,
    set: { outcome: 'lapsed' },
  });
  await endEngagement(tx, { projectId: found.id, lapsed: true });
  const agreement = await agreementOf(tx, found.id);
  await transition(tx, agreementLifecycle, 'rescind', { facts: await agreementFacts(tx, agreement), reason });
  return project as Project;
}
