import { addDays, clearDeadline, lock, row, shanghaiDate, transition, workingCalendar, type Tx } from '#platform';
import { awardLifecycle } from '../award.lifecycle.js';
import type { Award } from '../selection.entities.js';
import { awardFacts } from '../selection.facts.js';
import { getAward } from '../selection.repository.js';
import { awardRefs, LAPSE_DEADLINE } from './settle-award.js';

/**
 * An objection against the award was accepted: it stops where it is, and its clock with it (domain.md section 3). Does
 * nothing when the objection was decided in the meantime, or when the award stands still or has ended already.
 * @throws 403 · 404
 */
export async function suspendAward(tx: Tx, input: { awardId: string }): Promise<void> {
  await lock(tx, [row('award', input.awardId)]);
  const award = await getAward(tx, input.awardId);
  const facts = await awardFacts(tx, award);
  const { state } = award;
  if (facts.openObjections === 0 || (state !== 'on_notice' && state !== 'confirmed')) return;
  await clearDeadline(tx, award.id, LAPSE_DEADLINE);
  await transition(tx, awardLifecycle, 'suspend', {
    facts,
    set: { resumeState: state, signingDaysLeft: await signingDaysLeft(tx, award), signingDueAt: null },
    refs: awardRefs(award),
  });
}

/** The whole working days after today in which it can still be signed; null before the confirmation. */
async function signingDaysLeft(tx: Tx, { signingDueAt }: Award): Promise<number | null> {
  if (signingDueAt === null) return null;
  // The deadline is the end of its day, which is the first instant of the next one.
  const lastDay = addDays(shanghaiDate(signingDueAt), -1);
  const { days } = (await workingCalendar(tx)).workingDaysBetween(shanghaiDate(tx.now), lastDay);
  return Math.max(0, days);
}
