import { checkRubric, checkScoreSheet, type Criterion, type ScoreSheet } from './rubric.js';

export type Aggregation = 'mean' | 'trimmed_mean';

export interface AggregationRequest {
  readonly criteria: readonly Criterion[];
  readonly sheets: readonly ScoreSheet[];
  readonly aggregation: Aggregation;
  /** An expert whose total lies this far or farther from the panel's median is listed as dissenting; default 1,500 (15 points). */
  readonly dissentAtHundredths?: number;
}

/** Over all experts, trimmed or not; hundredths of a point, rounded down; population standard deviation. */
export interface Dispersion {
  readonly lowestHundredths: number;
  readonly highestHundredths: number;
  readonly standardDeviationHundredths: number;
}

export interface CriterionResult {
  readonly criterionId: string;
  readonly hundredths: number;
  readonly dispersion: Dispersion;
}

export interface Dissent {
  readonly expertId: string;
  readonly totalHundredths: number;
  /** Expert's total − median, rounded toward zero. */
  readonly deviationHundredths: number;
}

export interface AggregatedScores {
  readonly totalHundredths: number;
  readonly perCriterion: readonly CriterionResult[];
  /** Of the experts' totals. */
  readonly dispersion: Dispersion;
  readonly expertTotals: readonly { readonly expertId: string; readonly totalHundredths: number }[];
  readonly dissent: readonly Dissent[];
  readonly mustPassFailed: readonly string[];
  /** The smallest distance of a must-pass criterion above its minimum, negative when below; null without must-pass criteria. */
  readonly mustPassMarginHundredths: number | null;
}

interface ExpertTotal {
  readonly expertId: string;
  /** Σ weight × score, in ppm of a hundredth: not rounded before the last step. */
  readonly exact: bigint;
}

const ppm = 1_000_000n;

/**
 * Aggregates the sheets of one subject in exact integers; every figure is rounded down once, at its end, to a hundredth of a point.
 * Rounding down never decides against a pass score or minimum in hundredths: a floored value reaches it exactly when the exact one does.
 *
 * - `mean`: mean of the experts' weighted totals, and of their scores per criterion.
 * - `trimmed_mean` (去掉一个最高分和一个最低分): the same without the highest and the lowest figure. The total leaves out two experts'
 *   totals, each criterion two scores of its own, so the weighted criteria need not add up to the total.
 *
 * The result does not depend on the order of the sheets. Throws RangeError on a rubric or sheet with errors (checkRubric, checkScoreSheet),
 * an expert with two sheets, no sheet, or fewer than three for `trimmed_mean`.
 */
export function aggregateScores(request: AggregationRequest): AggregatedScores {
  checkRequest(request);
  const { criteria, aggregation, dissentAtHundredths = 1500 } = request;
  const sheets = [...request.sheets].sort((a, b) => (a.expertId < b.expertId ? -1 : 1));
  const totals = sheets.map((sheet) => ({ expertId: sheet.expertId, exact: weightedTotal(criteria, sheet) }));
  const perCriterion = criteria.map(({ id }): CriterionResult => {
    const scores = sheets.map((sheet) => BigInt(scoreOf(sheet, id)));
    return { criterionId: id, hundredths: average(scores, aggregation, 1n), dispersion: dispersionOf(scores, 1n) };
  });
  const margins = criteria.flatMap(({ mustPass }, index) =>
    mustPass ? [(perCriterion[index]?.hundredths ?? 0) - mustPass.minimumHundredths] : [],
  );
  const exactTotals = totals.map(({ exact }) => exact);
  return {
    totalHundredths: average(exactTotals, aggregation, ppm),
    perCriterion,
    dispersion: dispersionOf(exactTotals, ppm),
    expertTotals: totals.map(({ expertId, exact }) => ({ expertId, totalHundredths: Number(exact / ppm) })),
    dissent: dissentOf(totals, BigInt(dissentAtHundredths)),
    mustPassFailed: criteria
      .filter(({ mustPass }, index) => mustPass && (perCriterion[index]?.hundredths ?? 0) < mustPass.minimumHundredths)
      .map(({ id }) => id),
    mustPassMarginHundredths: margins.length === 0 ? null : Math.min(...margins),
  };
}

function checkRequest({ criteria, sheets, aggregation, dissentAtHundredths = 0 }: AggregationRequest): void {
  const error = [...checkRubric(criteria), ...sheets.flatMap((sheet) => checkScoreSheet(criteria, sheet))][0];
  if (error) throw new RangeError(`${error.code} ${JSON.stringify(error.params)}`);
  if (new Set(sheets.map(({ expertId }) => expertId)).size !== sheets.length) {
    throw new RangeError('an expert has two sheets');
  }
  const least = aggregation === 'trimmed_mean' ? 3 : 1;
  if (sheets.length < least) throw new RangeError(`${aggregation} needs at least ${least} sheet(s)`);
  if (!Number.isSafeInteger(dissentAtHundredths) || dissentAtHundredths < 0) {
    throw new RangeError('the dissent threshold must be whole hundredths');
  }
}

function scoreOf(sheet: ScoreSheet, criterionId: string): number {
  const score = sheet.scores.find((each) => each.criterionId === criterionId);
  if (!score) throw new RangeError(`expert ${sheet.expertId} has no score for ${criterionId}`);
  return score.hundredths;
}

const weightedTotal = (criteria: readonly Criterion[], sheet: ScoreSheet): bigint =>
  sum(criteria.map(({ id, weightPpm }) => BigInt(weightPpm) * BigInt(scoreOf(sheet, id))));

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

const ascending = (values: readonly bigint[]): readonly bigint[] =>
  [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** `scale` is the number of units in a hundredth of a point. */
function average(values: readonly bigint[], aggregation: Aggregation, scale: bigint): number {
  const kept = aggregation === 'trimmed_mean' ? ascending(values).slice(1, -1) : values;
  return Number(sum(kept) / (BigInt(kept.length) * scale));
}

/** Population variance as (n·Σx² − (Σx)²) / n², so that only the last square root and division round. */
function dispersionOf(values: readonly bigint[], scale: bigint): Dispersion {
  const sorted = ascending(values);
  const count = BigInt(values.length);
  const squares = count * sum(values.map((value) => value * value)) - sum(values) ** 2n;
  return {
    lowestHundredths: Number((sorted[0] ?? 0n) / scale),
    highestHundredths: Number((sorted.at(-1) ?? 0n) / scale),
    standardDeviationHundredths: Number(squareRoot(squares) / (count * scale)),
  };
}

/** @returns the largest integer whose square is not above the value (Newton's method from above). */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = value;
  let next = (value + 1n) / 2n;
  while (next < root) {
    root = next;
    next = (root + value / root) / 2n;
  }
  return root;
}

/** The median, unlike the mean, is not moved by the very expert who dissents; doubled, it stays an integer for an even panel. */
function dissentOf(totals: readonly ExpertTotal[], threshold: bigint): readonly Dissent[] {
  const sorted = ascending(totals.map(({ exact }) => exact));
  const middle = sorted.length / 2;
  const doubledMedian = (sorted[Math.ceil(middle) - 1] ?? 0n) + (sorted[Math.floor(middle)] ?? 0n);
  return totals.flatMap(({ expertId, exact }) => {
    const doubledDeviation = 2n * exact - doubledMedian;
    const distance = doubledDeviation < 0n ? -doubledDeviation : doubledDeviation;
    if (distance === 0n || distance < 2n * threshold * ppm) return [];
    const deviationHundredths = Number(doubledDeviation / (2n * ppm));
    return [{ expertId, totalHundredths: Number(exact / ppm), deviationHundredths }];
  });
}
