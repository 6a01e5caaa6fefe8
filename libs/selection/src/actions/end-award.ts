import { clearDeadline, lock, row, transition, type Tx } from '#platform';
import { awardLifecycle } from '../award.lifecycle.js';
import type { Award } from '../selection.entities.js';
import { awardFacts } from '../selection.facts.js';
import { getAward } from '../selection.repository.js';
import { awardRefs, LAPSE_DEADLINE } from './settle-award.js';

// What follows from the end of an award (its notice, its money, its challenge) is done by `afterAwardFell`, as the
// system: whoever ends an award need not be allowed to do all that.

const ENDS_FROM: readonly string[] = awardLifecycle.actions.void.from;

/**
 * An objection against the award was upheld. Does nothing when the award has ended already.
 * @throws 403 · 404
 */
export async function voidAward(tx: Tx, input: { awardId: string; reason: string }): Promise<void> {
  await lock(tx, [row('award', input.awardId)]);
  const award = await getAward(tx, input.awardId);
  if (!ENDS_FROM.includes(award.state)) return;
  await clearDeadline(tx, award.id, LAPSE_DEADLINE);
  await transition(tx, awardLifecycle, 'void', {
    facts: await awardFacts(tx, award),
    reason: input.reason,
    set: { resumeState: null, signingDaysLeft: null, signingDueAt: null },
    refs: awardRefs(award),
  });
}

/**
 * The taker gives the award up.
 * @throws 403 · 404 · 409 platform.reason_required, platform.stale_version
 */
export async function declineAward(
  tx: Tx,
  input: { awardId: string; version: number; reason?: string },
): Promise<Award> {
  await lock(tx, [row('award', input.awardId)]);
  const award = await getAward(tx, input.awardId);
  await clearDeadline(tx, award.id, LAPSE_DEADLINE);
  const { version, reason } = input;
  return transition(tx, awardLifecycle, 'decline', {
    facts: await awardFacts(tx, award),
    version,
    reason,
    set: { signingDueAt: null },
    refs: awardRefs(award),
  }) as Promise<Award>;
}

/**
 * The days for signing are over. Does nothing when the award is not waiting to be signed, or its deadline was moved.
 * @throws 403 · 404
 */
export async function lapseAward(tx: Tx, input: { awardId: string }): Promise<void> {
  await lock(tx, [row('award', input.awardId)]);
  const award = await getAward(tx, input.awardId);
  if (award.state !== 'confirmed' || award.signingDueAt === null || tx.now < award.signingDueAt) return;
  await transition(tx, awardLifecycle, 'lapse', { facts: await awardFacts(tx, award), refs: awardRefs(award) });
}
