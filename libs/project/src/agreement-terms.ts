import { addDays, invalid, isLocalDate, localDate, type FieldError, type LocalDate } from '#platform';
import type { RulePack } from '#programme';
import { isMeasuredValue, type Indicator } from '#need';

export const MILESTONE_KINDS = ['ordinary', 'midterm', 'final'] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

/** What one indicator is to show at a milestone, in the indicator's own comparator and unit. */
export interface IndicatorTarget {
  readonly indicatorId: string;
  readonly values: readonly string[];
}

/** One stage of the schedule. Milestones are numbered from 1 in the order of the list. */
export interface MilestoneTerms {
  readonly title: string;
  readonly kind: MilestoneKind;
  readonly dueOn: string;
  readonly targets: readonly IndicatorTarget[];
  /** The instalment of the demander's money that this milestone drives, by its number in the funding plan. */
  readonly instalment: number | null;
}

/** One organisation's part of a whole of 1 000 000 ppm. */
export interface PartyShare {
  readonly organisationId: string;
  readonly sharePpm: number;
}

/** What the parties settle in drafting. Indicators, commitments, consortium and money come from their own modules. */
export interface AgreementTerms {
  readonly startsOn: string;
  readonly periodMonths: number;
  readonly milestones: readonly MilestoneTerms[];
  readonly ipSplit: readonly PartyShare[];
  readonly failureRiskSplit: readonly PartyShare[];
}

export const WHOLE_PPM = 1_000_000;

/** What terms are held against. */
export interface TermsContext {
  readonly rulePack: RulePack;
  /** The indicators with the values the taker committed to. */
  readonly indicators: readonly Indicator[];
  /** The organisations that may have a part in the splits. */
  readonly organisationIds: readonly string[];
}

/**
 * Checks terms as far as they go: a draft may lack milestones or splits, but what it has must be right.
 * @throws 422 with the path of every wrong field
 */
export function assertTerms(terms: AgreementTerms, context: TermsContext): void {
  const errors = [
    ...periodErrors(terms, context.rulePack),
    ...terms.milestones.flatMap((milestone, index) => milestoneErrors(terms, index, milestone, context.indicators)),
    ...kindErrors(terms.milestones),
    ...splitErrors('ipSplit', terms.ipSplit, context.organisationIds),
    ...splitErrors('failureRiskSplit', terms.failureRiskSplit, context.organisationIds),
  ];
  if (errors.length > 0) throw invalid(...errors);
}

/** The last day of the period: the day before its `months`-th return of the first day, or the month's last day. */
export function periodEnd(startsOn: LocalDate, months: number): LocalDate {
  return addDays(addMonths(startsOn, months), -1);
}

/** The same day `months` months later; the month's last day when it has no such day. */
export function addMonths(on: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const result = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  return localDate(result.toISOString().slice(0, 10));
}

/** The sum of a split in ppm. */
export const splitTotal = (split: readonly PartyShare[]): number => split.reduce((sum, each) => sum + each.sharePpm, 0);

function periodErrors({ startsOn, periodMonths }: AgreementTerms, rulePack: RulePack): FieldError[] {
  const longest = rulePack.milestones.maxPeriodMonths;
  return [
    ...(isLocalDate(startsOn) ? [] : [{ path: 'startsOn', code: 'calendar.malformed_date' }]),
    ...(periodMonths <= longest
      ? []
      : [{ path: 'periodMonths', code: 'agreement.period_too_long', params: { longest } }]),
  ];
}

function milestoneErrors(
  terms: AgreementTerms,
  index: number,
  milestone: MilestoneTerms,
  indicators: readonly Indicator[],
): FieldError[] {
  return [...dateErrors(terms, index, milestone), ...targetErrors(`milestones.${index}`, milestone, indicators)];
}

function dateErrors(terms: AgreementTerms, index: number, { dueOn }: MilestoneTerms): FieldError[] {
  const path = `milestones.${index}.dueOn`;
  if (!isLocalDate(dueOn)) return [{ path, code: 'calendar.malformed_date' }];
  if (!isLocalDate(terms.startsOn)) return [];
  const first = localDate(terms.startsOn);
  const last = periodEnd(first, terms.periodMonths);
  if (dueOn < first || dueOn > last) {
    return [{ path, code: 'agreement.milestone_outside_period', params: { first, last } }];
  }
  const earlier = terms.milestones[index - 1];
  return earlier && dueOn <= earlier.dueOn ? [{ path, code: 'agreement.milestones_out_of_order' }] : [];
}

function targetErrors(path: string, { targets }: MilestoneTerms, indicators: readonly Indicator[]): FieldError[] {
  const seen = new Set<string>();
  return targets.flatMap((target, index) => {
    const at = `${path}.targets.${index}`;
    const indicator = indicators.find(({ id }) => id === target.indicatorId);
    if (!indicator) return [{ path: `${at}.indicatorId`, code: 'agreement.indicator_unknown' }];
    if (seen.has(indicator.id)) return [{ path: `${at}.indicatorId`, code: 'agreement.indicator_repeated' }];
    seen.add(indicator.id);
    const count = indicator.values.length;
    const sound = target.values.length === count && target.values.every((value) => isMeasuredValue(indicator, value));
    return sound ? [] : [{ path: `${at}.values`, code: 'agreement.target_malformed', params: { count } }];
  });
}

/** The final milestone is the last one and the only one of its kind; there is at most one mid-term. */
function kindErrors(milestones: readonly MilestoneTerms[]): FieldError[] {
  const midterms = milestones.flatMap(({ kind }, index) => (kind === 'midterm' ? [index] : []));
  return [
    ...midterms.slice(1).map((index) => ({ path: `milestones.${index}.kind`, code: 'agreement.midterm_repeated' })),
    ...milestones.flatMap(({ kind }, index) =>
      kind === 'final' && index < milestones.length - 1
        ? [{ path: `milestones.${index}.kind`, code: 'agreement.final_not_last' }]
        : [],
    ),
  ];
}

function splitErrors(path: string, split: readonly PartyShare[], allowed: readonly string[]): FieldError[] {
  const ids = split.map(({ organisationId }) => organisationId);
  const total = splitTotal(split);
  return [
    ...ids.flatMap((id, index) => {
      const at = `${path}.${index}.organisationId`;
      if (!allowed.includes(id)) return [{ path: at, code: 'agreement.not_a_party' }];
      return ids.indexOf(id) < index ? [{ path: at, code: 'agreement.party_repeated' }] : [];
    }),
    ...(split.length > 0 && total !== WHOLE_PPM
      ? [{ path, code: 'agreement.split_not_whole', params: { total } }]
      : []),
  ];
}
