import { lock, row, transition, type Tx } from '#platform';
import type { Need } from '../need.entity.js';
import { clearNeedDeadlines, needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

export interface SendBackNeed {
  readonly needId: string;
  readonly version: number;
  readonly action: 'return' | 'defer' | 'reject';
  readonly reason?: string;
}

/**
 * The officer sends a need back: to be corrected (return), to be changed and taken up later (defer), or for good
 * (reject), each with a reason the demander reads.
 * @throws 403 · 404 · 409 need.not_assessed, platform.reason_required
 */
export async function sendBackNeed(tx: Tx, input: SendBackNeed): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const facts = await needFacts(tx, need);
  const { version, action, reason } = input;
  const sentBack = await transition(tx, needLifecycle, action, { facts, version, reason });
  await clearNeedDeadlines(tx, need.id);
  return sentBack as Need;
}
