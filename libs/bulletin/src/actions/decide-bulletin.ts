import { lock, row, transition, type Tx } from '#platform';
import type { Bulletin } from '../bulletin.entities.js';
import { bulletinFacts, challengeFacts } from '../bulletin.facts.js';
import { bulletinLifecycle } from '../bulletin.lifecycle.js';
import { challengesOf, getBulletin } from '../bulletin.repository.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';

interface BulletinStep {
  readonly bulletinId: string;
  readonly version: number;
}

/**
 * Approves a bulletin as composed, by another person than its composer.
 * @throws 403 · 404 · 409 bulletin.empty, bulletin.same_person
 */
export async function approveBulletin(tx: Tx, input: BulletinStep): Promise<Bulletin> {
  await lock(tx, [row('bulletin', input.bulletinId)]);
  const bulletin = await getBulletin(tx, input.bulletinId);
  return transition(tx, bulletinLifecycle, 'approve', {
    facts: await bulletinFacts(tx, bulletin),
    version: input.version,
    set: { approvedBy: tx.context.actor.userId },
  });
}

/**
 * Sends a bulletin back to be composed anew; an approval it had is void.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function returnBulletin(tx: Tx, input: BulletinStep & { reason?: string }): Promise<Bulletin> {
  await lock(tx, [row('bulletin', input.bulletinId)]);
  const bulletin = await getBulletin(tx, input.bulletinId);
  return transition(tx, bulletinLifecycle, 'return', {
    facts: await bulletinFacts(tx, bulletin),
    version: input.version,
    reason: input.reason,
    set: { approvedBy: null },
  });
}

/** @throws 403 · 404 · 409 bulletin.empty */
export async function resubmitBulletin(tx: Tx, input: BulletinStep): Promise<Bulletin> {
  await lock(tx, [row('bulletin', input.bulletinId)]);
  const bulletin = await getBulletin(tx, input.bulletinId);
  const facts = await bulletinFacts(tx, bulletin);
  return transition(tx, bulletinLifecycle, 'resubmit', { facts, version: input.version });
}

/**
 * Gives up a bulletin that was not published; its challenges go with it and their needs are free for another one.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function cancelBulletin(tx: Tx, input: BulletinStep & { reason?: string }): Promise<Bulletin> {
  const { bulletinId, version, reason } = input;
  const drafted = await challengesOf(tx, bulletinId);
  await lock(tx, [row('bulletin', bulletinId), ...drafted.map((challenge) => row('challenge', challenge.id))]);
  const bulletin = await getBulletin(tx, bulletinId);
  const facts = await bulletinFacts(tx, bulletin);
  const cancelled = await transition(tx, bulletinLifecycle, 'cancel', { facts, version, reason });
  for (const challenge of await challengesOf(tx, bulletinId)) {
    await transition(tx, challengeLifecycle, 'cancel', { facts: await challengeFacts(tx, challenge), reason });
  }
  return cancelled;
}

/** Completes a published bulletin once the last of its challenges has ended; does nothing while one is on its way. */
export async function completeBulletinWhenEnded(tx: Tx, bulletinId: string): Promise<void> {
  await lock(tx, [row('bulletin', bulletinId)]);
  const facts = await bulletinFacts(tx, await getBulletin(tx, bulletinId));
  if (facts.subject.state !== 'published' || facts.unfinished > 0) return;
  await transition(tx, bulletinLifecycle, 'complete', { facts });
}
