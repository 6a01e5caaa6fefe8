import { exclusionReasons, identity, type DrawReason } from './exclusion-reasons.js';
import type { DrawConstraints, PoolExpert } from './facts.js';
import { randomSequence } from './random-sequence.js';
import { hashConstraints, hashPool } from './record-hash.js';

export interface DrawRequest {
  readonly pool: readonly PoolExpert[];
  readonly size: number;
  readonly reserve: number;
  /** Made by the system at the moment of the draw: whoever could choose it could choose the panel. */
  readonly seed: string;
  readonly constraints: DrawConstraints;
}

export interface DrawExclusion {
  readonly expertId: string;
  readonly reasons: readonly DrawReason[];
}

/** All that a replay needs beside the pool and the constraints themselves. */
export interface DrawLog {
  readonly algorithm: 'sha256-counter-v1';
  readonly seed: string;
  readonly size: number;
  readonly reserve: number;
  readonly poolHash: string;
  readonly constraintsHash: string;
  /** Sorted; the positions that the random numbers refer to. */
  readonly eligible: readonly string[];
  /** In drawn order, up to the last place filled. */
  readonly steps: readonly DrawStep[];
}

export interface DrawStep {
  readonly expertId: string;
  readonly result: 'member' | 'reserve' | 'organisation_cap';
}

export interface DrawResult {
  /** In drawn order; empty when the draw is refused. */
  readonly members: readonly string[];
  /** In the order they step in; may be fewer than asked for. */
  readonly reserves: readonly string[];
  readonly excluded: readonly DrawExclusion[];
  readonly refusal: DrawReason | null;
  readonly log: DrawLog;
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Draws `size` members and up to `reserve` reserves at random from the eligible experts (domain.md section 3, Panel; trust.md C13).
 * The same seed, constraints and pool in any order give the same result. Algorithm `sha256-counter-v1`: eligible experts sorted by id,
 * then a Fisher–Yates shuffle from the front with randomSequence(seed); in that order each expert takes the next place unless the organisation is full.
 * Refused with `panel.pool_too_small` when the members cannot all be seated: an undersized panel is never returned.
 * Throws RangeError on a repeated expert, an empty seed, a malformed date and numbers that are not whole or out of range.
 */
export function drawPanel(request: DrawRequest): DrawResult {
  checkRequest(request);
  const { pool, size, reserve, seed, constraints } = request;
  const reasonsFor = exclusionReasons(constraints);
  const judged = [...pool].sort(byExpertId).map((expert) => ({ expert, reasons: reasonsFor(expert) }));
  const eligible = judged.filter(({ reasons }) => reasons.length === 0).map(({ expert }) => expert);
  const steps = seatInDrawnOrder(eligible, request);
  const seatedAs = (result: DrawStep['result']): readonly string[] =>
    steps.filter((step) => step.result === result).map(({ expertId }) => expertId);
  const members = seatedAs('member');
  const isFilled = members.length === size;
  return {
    members: isFilled ? members : [],
    reserves: seatedAs('reserve'),
    excluded: [
      ...judged.flatMap(({ expert, reasons }) => (reasons.length > 0 ? [{ expertId: expert.expertId, reasons }] : [])),
      ...organisationCapExclusions(eligible, steps, constraints.maxPerOrganisation),
    ],
    refusal: isFilled ? null : { code: 'panel.pool_too_small', params: { needed: size, available: members.length } },
    log: {
      algorithm: 'sha256-counter-v1',
      seed,
      size,
      reserve,
      poolHash: hashPool(pool),
      constraintsHash: hashConstraints(constraints, size, reserve),
      eligible: eligible.map(({ expertId }) => expertId),
      steps,
    },
  };
}

/** Ids are compared by code unit, never by locale: a replay on another machine must sort alike. */
const byExpertId = (a: PoolExpert, b: PoolExpert): number => (a.expertId < b.expertId ? -1 : 1);

function seatInDrawnOrder(
  eligible: readonly PoolExpert[],
  { size, reserve, seed, constraints }: DrawRequest,
): readonly DrawStep[] {
  const perOrganisation = new Map<string, number>();
  const fromSame = (uscc: string | null): number => (uscc === null ? 0 : (perOrganisation.get(identity(uscc)) ?? 0));
  const seat = (uscc: string | null): void => {
    if (uscc !== null) perOrganisation.set(identity(uscc), fromSame(uscc) + 1);
  };
  for (const { uscc } of constraints.seated) seat(uscc);
  const steps: DrawStep[] = [];
  let seated = 0;
  for (const { expertId, uscc } of drawnOrder(eligible, seed)) {
    if (seated === size + reserve) break;
    if (fromSame(uscc) >= constraints.maxPerOrganisation) {
      steps.push({ expertId, result: 'organisation_cap' });
      continue;
    }
    seat(uscc);
    steps.push({ expertId, result: seated < size ? 'member' : 'reserve' });
    seated += 1;
  }
  return steps;
}

function* drawnOrder(eligible: readonly PoolExpert[], seed: string): Generator<PoolExpert> {
  const remaining = [...eligible];
  const random = randomSequence(seed);
  for (let position = 0; position < remaining.length; position += 1) {
    const chosen = position + random(remaining.length - position);
    const [first, drawn] = [remaining[position], remaining[chosen]];
    if (!first || !drawn) return;
    remaining[chosen] = first;
    yield drawn;
  }
}

function organisationCapExclusions(
  eligible: readonly PoolExpert[],
  steps: readonly DrawStep[],
  cap: number,
): readonly DrawExclusion[] {
  const organisations = new Map(eligible.map(({ expertId, uscc }) => [expertId, uscc ?? '']));
  return steps
    .filter(({ result }) => result === 'organisation_cap')
    .map(({ expertId }) => {
      const params = { organisation: organisations.get(expertId) ?? '', cap };
      return { expertId, reasons: [{ code: 'panel.organisation_cap' as const, params }] };
    });
}

function checkRequest({ pool, size, reserve, seed, constraints }: DrawRequest): void {
  if (new Set(pool.map(({ expertId }) => expertId)).size !== pool.length) {
    throw new RangeError('an expert is in the pool twice');
  }
  if (seed === '') throw new RangeError('the seed is empty');
  const counts = [reserve, constraints.lookBackYears, constraints.loadCap, ...pool.map(({ load }) => load)];
  const positives = [size, constraints.maxPerOrganisation];
  if (![...counts, ...positives].every((count) => Number.isSafeInteger(count) && count >= 0) || positives.includes(0)) {
    throw new RangeError('sizes, loads and caps must be whole numbers, size and organisation cap at least 1');
  }
  const dates = pool.flatMap(({ employments, collaborations }) => [
    ...employments.flatMap(({ endedOn }) => (endedOn === null ? [] : [endedOn])),
    ...collaborations.map(({ on }) => on),
  ]);
  const malformed = [constraints.onDate, ...dates].find((date) => !datePattern.test(date));
  if (malformed !== undefined) throw new RangeError(`not a date: ${malformed}`);
}
