import { clearDeadline, lock, row, transition, type Tx } from '#platform';
import type { Need } from '../need.entity.js';
import { needFacts, TEXT_DEADLINE } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

/**
 * The demander accepts the final text and the recommended amount. A late acceptance stands as long as the officer has
 * not decided otherwise.
 * @throws 403 · 404 · 409 need.text_already_accepted
 */
export async function acceptText(tx: Tx, input: { needId: string; version: number }): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const accepted = await transition(tx, needLifecycle, 'accept_text', {
    facts: await needFacts(tx, need),
    version: input.version,
    set: { textAcceptedAt: tx.now },
  });
  await clearDeadline(tx, need.id, TEXT_DEADLINE);
  return accepted as Need;
}
