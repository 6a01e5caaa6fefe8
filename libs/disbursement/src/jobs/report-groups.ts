import type { PaymentReport } from '../gateway/index.js';

/** How many reports are booked together: the head of the audit chain is held for that long, and no longer. */
const GROUP_LIMIT = 50;

/**
 * Cuts a page of the feed into groups that can each be booked in one unit: of one programme, whose clock the unit has,
 * and no two about one instruction or under one bank reference, so that none depends on another of its group.
 *
 * A group is what stands together in the feed. The feed is read on from the newest report that is kept, so nothing may
 * be booked before what stands in front of it.
 * @param programmeOf the programme of an instruction; undefined for what is not ours
 */
export function reportGroups(
  reports: readonly PaymentReport[],
  programmeOf: ReadonlyMap<string, string>,
  limit = GROUP_LIMIT,
): PaymentReport[][] {
  const groups: PaymentReport[][] = [];
  let programme: string | undefined;
  let names = new Set<string>();
  for (const report of reports) {
    const own = [`instruction ${report.instructionReference}`, `bank ${report.bankReference}`];
    const its = programmeOf.get(report.instructionReference);
    const group = groups.at(-1);
    if (group && group.length < limit && its === programme && !own.some((name) => names.has(name))) group.push(report);
    else {
      groups.push([report]);
      programme = its;
      names = new Set();
    }
    for (const name of own) names.add(name);
  }
  return groups;
}
