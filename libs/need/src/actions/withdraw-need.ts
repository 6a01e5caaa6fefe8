import { lock, row, transition, type Tx } from '#platform';
import type { Need } from '../need.entity.js';
import { clearNeedDeadlines, needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

/**
 * The demander takes its need back. A panel still at work on it is dissolved by the handler of `need.withdrawn`.
 * @throws 403 · 404 · 409 once the need is listed
 */
export async function withdrawNeed(tx: Tx, input: { needId: string; version: number; reason?: string }): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const facts = await needFacts(tx, need);
  const { version, reason } = input;
  const withdrawn = await transition(tx, needLifecycle, 'withdraw', { facts, version, reason });
  await clearNeedDeadlines(tx, need.id);
  return withdrawn as Need;
}
