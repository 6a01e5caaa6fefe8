import { lock, row, transition, type Tx } from '#platform';
import type { Need } from '../need.entity.js';
import { needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

/**
 * Flags a need whose demander let the days for accepting the text pass, so that the officer sees it and decides.
 * Does nothing when the text was accepted, proposed anew or withdrawn in the meantime.
 * @throws 403 · 404
 */
export async function markTextOverdue(tx: Tx, input: { needId: string }): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const facts = await needFacts(tx, need);
  const waiting = need.state === 'agreeing' && need.textAcceptedAt === null;
  if (!waiting || !facts.textDueAt || tx.now < facts.textDueAt) return need;
  return transition(tx, needLifecycle, 'mark_text_overdue', { facts, set: { textOverdueAt: tx.now } }) as Promise<Need>;
}
