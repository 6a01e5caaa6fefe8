import type { Indicator } from '#need';
import type { AcceptanceRules } from '#programme';
import type { Measurer, OpinionVerdict, OutcomeReason } from './acceptance.entities.js';
import { computeCompletion, type Completion, type CompletionOutcome } from './completion/index.js';

/** One result in a test report. */
export interface ReportedValue {
  readonly indicatorId: string;
  readonly value: string | null;
  readonly measuredBy: Measurer;
}

/** The result that stands for an indicator. */
export type CountedValue = Pick<ReportedValue, 'value' | 'measuredBy'>;

/**
 * Which result stands for each indicator: that of the third party before that of the demander, and of each the later
 * one. Where the rules require a third-party test, only the third party's count.
 * @param reported in the order in which they were reported
 */
export function countedValues(
  reported: readonly ReportedValue[],
  thirdPartyTestRequired: boolean,
): ReadonlyMap<string, CountedValue> {
  const counted = new Map<string, CountedValue>();
  for (const { indicatorId, value, measuredBy } of reported) {
    if (thirdPartyTestRequired && measuredBy !== 'third_party') continue;
    if (measuredBy === 'demander' && counted.get(indicatorId)?.measuredBy === 'third_party') continue;
    counted.set(indicatorId, { value, measuredBy });
  }
  return counted;
}

/** What a round comes to, line by line; nobody types any of it in. */
export interface RoundComputation extends Omit<Completion, 'reasons'> {
  readonly reasons: readonly OutcomeReason[];
}

/**
 * The outcome of a round: the completion of the committed values, and `failed` instead of `re_review` once the
 * re-reviews that the rules allow are used up (domain.md section 3, Acceptance).
 * @param round 1 for the first
 */
export function computeRound(
  committed: readonly Indicator[],
  counted: ReadonlyMap<string, CountedValue>,
  rules: AcceptanceRules,
  round: number,
): RoundComputation {
  const measurements = [...counted].flatMap(([indicatorId, { value }]) =>
    value === null ? [] : [{ indicatorId, value }],
  );
  const completion = computeCompletion(committed, measurements, rules);
  if (completion.outcome !== 're_review' || round <= rules.maxReReviews) return completion;
  const reasons = completion.reasons.map(({ params }) => ({
    code: 'acceptance.re_reviews_used',
    params: { ...params, max: rules.maxReReviews },
  }));
  return { ...completion, outcome: 'failed', reasons };
}

const AGREEING: Readonly<Record<CompletionOutcome, OpinionVerdict>> = {
  passed: 'accept',
  re_review: 're_review',
  failed: 'not_accept',
};

/** Whether the demander's opinion is another than what was computed. */
export const dissents = (verdict: OpinionVerdict | null, outcome: CompletionOutcome): boolean =>
  verdict !== null && verdict !== AGREEING[outcome];
