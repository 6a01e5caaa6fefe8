import { achievement, isMet, type Indicator, type MeasuredValue } from '#need';
import type { CompletionReasonCode } from './messages.js';

/** `value` is in the indicator's unit, or `pass` / `fail`. */
export interface Measurement {
  readonly indicatorId: string;
  readonly value: MeasuredValue;
}

/** From the rule pack the project was published under; thresholds in integer ppm, both reached from above or exactly. */
export interface CompletionRules {
  readonly credit: 'binary' | 'proportional';
  readonly passAt: number;
  readonly reReviewAt: number;
}

export type CompletionOutcome = 'passed' | 're_review' | 'failed';

/** One line of the table that goes into the acceptance record. */
export interface CompletionRow {
  readonly indicatorId: string;
  readonly weight: number;
  readonly mustPass: boolean;
  /** null: not measured, which counts as not met. */
  readonly measured: MeasuredValue | null;
  readonly met: boolean;
  readonly creditPpm: number;
  /** weight × creditPpm; the column's sum divided by the sum of weights, rounded down, is the completion. */
  readonly weightedCredit: number;
}

export interface Completion {
  readonly completionPpm: number;
  readonly totalWeight: number;
  readonly totalWeightedCredit: number;
  readonly mustPassFailed: readonly string[];
  readonly outcome: CompletionOutcome;
  /** Empty when passed. */
  readonly reasons: readonly {
    readonly code: CompletionReasonCode;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
  readonly rows: readonly CompletionRow[];
}

/**
 * Decides an acceptance round (domain.md section 3, Acceptance): must-pass first, then Σ weight × credit / Σ weight in integer ppm, rounded down.
 * `binary` credits 1,000,000 ppm to a met indicator and 0 to any other; `proportional` credits `achievement`. A failed must-pass
 * indicator fails the round whatever the completion is, because a re-review is for a shortfall in degree.
 * Rounding down never decides: a floored value reaches an integer threshold exactly when the exact value does.
 * Throws RangeError on an empty or repeated indicator, a repeated, foreign or unreadable measurement, and thresholds outside 0 < reReviewAt ≤ passAt ≤ 10⁶.
 */
export function computeCompletion(
  indicators: readonly Indicator[],
  measurements: readonly Measurement[],
  rules: CompletionRules,
): Completion {
  checkRules(rules);
  const measured = measuredById(indicators, measurements);
  const rows = indicators.map((indicator) =>
    completionRow(indicator, measured.get(indicator.id) ?? null, rules.credit),
  );
  const totalWeight = sum(rows.map(({ weight }) => weight));
  const totalWeightedCredit = sum(rows.map(({ weightedCredit }) => weightedCredit));
  const completionPpm = Number(BigInt(totalWeightedCredit) / BigInt(totalWeight));
  const mustPassFailed = rows.filter(({ mustPass, met }) => mustPass && !met).map(({ indicatorId }) => indicatorId);
  const decision = decide(completionPpm, mustPassFailed.length, rules);
  return { completionPpm, totalWeight, totalWeightedCredit, mustPassFailed, ...decision, rows };
}

function decide(
  completionPpm: number,
  mustPassFailures: number,
  { passAt, reReviewAt }: CompletionRules,
): Pick<Completion, 'outcome' | 'reasons'> {
  if (mustPassFailures > 0) {
    return {
      outcome: 'failed',
      reasons: [{ code: 'acceptance.must_pass_failed', params: { count: mustPassFailures } }],
    };
  }
  if (completionPpm >= passAt) return { outcome: 'passed', reasons: [] };
  if (completionPpm >= reReviewAt) {
    const params = { completion: percent(completionPpm), passAt: percent(passAt) };
    return { outcome: 're_review', reasons: [{ code: 'acceptance.completion_below_pass', params }] };
  }
  const params = { completion: percent(completionPpm), reReviewAt: percent(reReviewAt) };
  return { outcome: 'failed', reasons: [{ code: 'acceptance.completion_below_re_review', params }] };
}

/** Exact, never rounded: 899,999 ppm prints as 89.9999 %, because "90 %" beside "below 90 %" would be read as an error. */
const percent = (ppm: number): string => {
  const digits = String(ppm).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '') + '%';
};

function completionRow(
  indicator: Indicator,
  measured: MeasuredValue | null,
  credit: CompletionRules['credit'],
): CompletionRow {
  const met = measured !== null && isMet(indicator, measured);
  const partial = measured !== null && credit === 'proportional' ? achievement(indicator, measured) : 0;
  const creditPpm = met ? 1_000_000 : partial;
  return {
    indicatorId: indicator.id,
    weight: indicator.weight,
    mustPass: indicator.mustPass,
    measured,
    met,
    creditPpm,
    weightedCredit: indicator.weight * creditPpm,
  };
}

function measuredById(
  indicators: readonly Indicator[],
  measurements: readonly Measurement[],
): ReadonlyMap<string, MeasuredValue> {
  const ids = new Set(indicators.map(({ id }) => id));
  if (ids.size === 0) throw new RangeError('completion needs at least one indicator');
  if (ids.size !== indicators.length) throw new RangeError('an indicator is listed twice');
  const measured = new Map<string, MeasuredValue>();
  for (const { indicatorId, value } of measurements) {
    if (!ids.has(indicatorId)) throw new RangeError(`measurement of an indicator that is not listed: ${indicatorId}`);
    if (measured.has(indicatorId)) throw new RangeError(`two measurements of indicator ${indicatorId}`);
    measured.set(indicatorId, value);
  }
  return measured;
}

function checkRules({ passAt, reReviewAt }: CompletionRules): void {
  const areIntegers = Number.isInteger(passAt) && Number.isInteger(reReviewAt);
  if (!areIntegers || reReviewAt <= 0 || reReviewAt > passAt || passAt > 1_000_000) {
    throw new RangeError('thresholds must be integer ppm with 0 < reReviewAt ≤ passAt ≤ 1,000,000');
  }
}

/** parseIndicators bounds the list and the weights so that these sums stay exact; a list from elsewhere must not lose a unit silently. */
function sum(numbers: readonly number[]): number {
  const total = numbers.reduce((result, number) => result + number, 0);
  if (!Number.isSafeInteger(total) || numbers.some((number) => !Number.isSafeInteger(number) || number < 0)) {
    throw new RangeError('weights are not whole numbers or too large for an exact sum');
  }
  return total;
}
