import { createHash } from 'node:crypto';
import type { DrawConstraints, PoolExpert } from './facts.js';

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');

/** Lists are sets here: their order carries no meaning and must not change the hash. */
const sortedTexts = (values: readonly unknown[]): readonly string[] =>
  values.map((value) => JSON.stringify(value)).sort();

/** @returns SHA-256 (hex) of every fact of every expert, independent of the order of the pool and of its lists. */
export function hashPool(pool: readonly PoolExpert[]): string {
  const experts = pool.map((expert) => [
    expert.expertId,
    expert.personId,
    expert.uscc,
    sortedTexts(expert.ancestorUsccs),
    sortedTexts(expert.employments.map(({ uscc, endedOn }) => [uscc, endedOn])),
    sortedTexts(expert.collaborations.map(({ counterpartId, kind, on }) => [counterpartId, kind, on])),
    sortedTexts(expert.declaredInterests),
    sortedTexts(expert.ownSubjectIds),
    sortedTexts(expert.fields),
    expert.load,
    expert.isBlacklisted,
  ]);
  return sha256(sortedTexts(experts));
}

/** @returns SHA-256 (hex) of the constraints with the number of members and reserves. */
export function hashConstraints(constraints: DrawConstraints, size: number, reserve: number): string {
  return sha256([
    size,
    reserve,
    sortedTexts(
      constraints.parties.map(({ uscc, ancestorUsccs, personIds }) => [
        uscc,
        sortedTexts(ancestorUsccs),
        sortedTexts(personIds),
      ]),
    ),
    sortedTexts(constraints.subjectIds),
    constraints.onDate,
    constraints.lookBackYears,
    constraints.loadCap,
    constraints.maxPerOrganisation,
    sortedTexts(constraints.requiredFields),
    sortedTexts(constraints.seated.map(({ expertId, uscc }) => [expertId, uscc])),
    sortedTexts(constraints.recusedExpertIds),
  ]);
}
