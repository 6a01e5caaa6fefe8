import { lock, row, transition, type Tx } from '#platform';
import { acceptanceFacts } from '../acceptance.facts.js';
import { acceptanceLifecycle } from '../acceptance.lifecycle.js';
import { acceptancesOf } from '../acceptance.repository.js';

/**
 * The project was terminated while it was being accepted: the round ends without a conclusion. Does nothing when no
 * round goes on.
 * @throws 403 · 404 · 409
 */
export async function discontinueAcceptance(tx: Tx, { projectId }: { projectId: string }): Promise<void> {
  const [known] = await acceptancesOf(tx, projectId);
  if (!known) return;
  await lock(tx, [row('acceptance', known.id)]);
  const [latest] = await acceptancesOf(tx, projectId);
  if (!latest || latest.state === 'concluded' || latest.state === 'discontinued') return;
  const facts = await acceptanceFacts(tx, latest);
  await transition(tx, acceptanceLifecycle, 'discontinue', {
    facts,
    reason: 'acceptance.project_terminated',
    refs: { projectId },
  });
}
