import { randomBytes } from 'node:crypto';
import { drawPanel, type DrawResult } from './draw-panel.js';
import type { DrawConstraints, Party, PoolExpert } from './facts.js';
import { randomSequence } from './random-sequence.js';

/** To replay a failure, put the printed seed here. */
const seed = randomBytes(8).toString('hex');
const random = randomSequence(seed);
const oneOf = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const some = <T>(make: () => T, oneIn: number): T[] => (random(oneIn) === 0 ? [make()] : []);
const twoDigits = (number: number): string => String(number).padStart(2, '0');
const date = (): string => `${2019 + random(8)}-${twoDigits(1 + random(12))}-${twoDigits(1 + random(28))}`;

const organisations = Array.from({ length: 12 }, (_, index) => `O${index}`);
const above = ['G0', 'G1', 'G2', ...organisations];
const loadCap = 3;

const randomExpert = (_: unknown, index: number): PoolExpert => ({
  expertId: `e${index}`,
  personId: `p${index}`,
  uscc: random(8) === 0 ? null : oneOf(organisations),
  ancestorUsccs: some(() => oneOf(above), 6),
  employments: some(() => ({ uscc: oneOf(organisations), endedOn: random(3) === 0 ? null : date() }), 2),
  collaborations: some(
    () => ({
      counterpartId: oneOf([...organisations, 'p1', 'p2', 'lead']),
      kind: oneOf(['co_applied', 'co_authored']),
      on: date(),
    }),
    2,
  ),
  declaredInterests: some(() => oneOf([...organisations, 'p1', 'lead']), 8),
  ownSubjectIds: some(() => oneOf(['s1', 's2', 's3']), 6),
  fields: [oneOf(['materials', 'optics'])],
  load: 0,
  isBlacklisted: random(15) === 0,
});

const randomParty = (): Party => ({
  uscc: random(6) === 0 ? null : oneOf(organisations),
  ancestorUsccs: some(() => oneOf(above), 3),
  personIds: some(() => oneOf(['p1', 'p2', 'p3', 'lead']), 2),
});

const randomConstraints = (): DrawConstraints => ({
  parties: Array.from({ length: 1 + random(3) }, randomParty),
  subjectIds: [oneOf(['s1', 's2', 's3'])],
  onDate: `2026-${oneOf(['01', '06', '12'])}-15`,
  lookBackYears: 3,
  loadCap,
  maxPerOrganisation: 1 + random(2),
  requiredFields: some(() => 'optics', 4),
  seated: [],
  recusedExpertIds: [],
});

/** A second, separate statement of C13, deliberately written without the code under test. */
function isConflicted(candidate: PoolExpert, rules: DrawConstraints): boolean {
  const cutOff = `${Number(rules.onDate.slice(0, 4)) - rules.lookBackYears}${rules.onDate.slice(4)}`;
  return (
    candidate.isBlacklisted ||
    candidate.ownSubjectIds.some((id) => rules.subjectIds.includes(id)) ||
    rules.parties.some((party) => {
      const family = [party.uscc, ...party.ancestorUsccs];
      const ids = [party.uscc, ...party.personIds];
      return (
        [candidate.uscc, ...candidate.ancestorUsccs].some((id) => id !== null && family.includes(id)) ||
        candidate.employments.some(({ uscc, endedOn }) => uscc === party.uscc && (endedOn ?? '9999') >= cutOff) ||
        candidate.collaborations.some(({ counterpartId, on }) => ids.includes(counterpartId) && on >= cutOff) ||
        candidate.declaredInterests.some((id) => ids.includes(id)) ||
        party.personIds.includes(candidate.personId)
      );
    })
  );
}

const isSuitable = (expert: PoolExpert, rules: DrawConstraints): boolean =>
  !isConflicted(expert, rules) &&
  expert.load < loadCap &&
  (rules.requiredFields.length === 0 || expert.fields.includes('optics'));

function violationsOf(draw: DrawResult, pool: readonly PoolExpert[], rules: DrawConstraints): string[] {
  const seated = [...draw.members, ...draw.reserves];
  const experts = pool.filter(({ expertId }) => seated.includes(expertId));
  const violations: string[] = [];
  if (experts.length !== seated.length) violations.push('seated twice or from nowhere');
  if (experts.some((expert) => isConflicted(expert, rules))) violations.push('conflicted');
  if (experts.some(({ load }) => load >= loadCap)) violations.push('over the load cap');
  for (const organisation of organisations) {
    const count = experts.filter(({ uscc }) => uscc === organisation).length;
    if (count > rules.maxPerOrganisation) violations.push('over the organisation cap');
  }
  // Nobody is left out without cause, and nobody is let in without right.
  for (const expert of pool) {
    const isEligible = draw.log.eligible.includes(expert.expertId);
    if (isEligible !== isSuitable(expert, rules)) violations.push(`${expert.expertId} misjudged`);
  }
  return violations;
}

describe('trust.md C13', () => {
  it('10,000 random panels: 0 conflicted, nobody over the cap', () => {
    process.stdout.write(`C13 random panels, seed ${seed}\n`);
    const seen = { drawn: 0, refused: 0, conflicted: 0, atCap: 0, passedOver: 0 };
    const violations: string[] = [];
    let pool: PoolExpert[] = [];
    for (let panel = 0; panel < 10_000; panel += 1) {
      if (panel % 20 === 0) pool = Array.from({ length: 30 }, randomExpert);
      const rules = randomConstraints();
      const size = 3 + 2 * random(2);
      const draw = drawPanel({ pool, size, reserve: random(3), seed: `${seed}-${panel}`, constraints: rules });
      violations.push(...violationsOf(draw, pool, rules).map((violation) => `panel ${panel}: ${violation}`));
      seen.drawn += draw.members.length === size ? 1 : 0;
      seen.refused += draw.refusal ? 1 : 0;
      seen.conflicted += pool.filter((expert) => isConflicted(expert, rules)).length;
      seen.atCap += pool.filter(({ load }) => load >= loadCap).length;
      seen.passedOver += draw.log.steps.filter(({ result }) => result === 'organisation_cap').length;
      pool = pool.map((each) => (draw.members.includes(each.expertId) ? { ...each, load: each.load + 1 } : each));
    }
    expect(violations).toEqual([]);
    expect(seen.drawn + seen.refused).toBe(10_000);
    // The test has teeth only while conflicts, full loads and full organisations really occur.
    expect(seen.drawn).toBeGreaterThan(3000);
    for (const occurrences of [seen.refused, seen.conflicted, seen.atCap, seen.passedOver]) {
      expect(occurrences).toBeGreaterThan(100);
    }
  }, 60_000);
});
