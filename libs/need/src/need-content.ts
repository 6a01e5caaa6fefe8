import { fen, fenToJson, invalid, uuidv7, type Fen, type FieldError } from '#platform';
import type { RulePack } from '#programme';
import { parseIndicators, type Indicator } from './indicator/index.js';
import type { Confidentiality, Cooperation, Need, Priority, ResultOwnership } from './need.entity.js';

/** What a need says in words, apart from its indicators. */
export interface NeedText {
  readonly title: string;
  readonly summary: string;
  readonly cannotSolveAlone: string;
  readonly scene: string;
  readonly field: string;
  readonly region: string;
  readonly resultOwnership: ResultOwnership;
  readonly cooperation: Cooperation;
  readonly periodMonths: number;
  readonly chainNode?: string | null;
  readonly priority: Priority;
  readonly confidentiality: Confidentiality;
}

/** A need as it is filed: amounts are fen as digits, indicators are unchecked. */
export interface NeedContent extends NeedText {
  readonly totalInvestmentFen: string;
  readonly cashToTakerFen: string;
  readonly indicators: readonly object[];
}

export type NeedColumns = Pick<Need, keyof NeedText | 'totalInvestmentFen' | 'cashToTakerFen'>;

/** The measures of a need that the rules of a programme bound. */
export interface NeedMeasures {
  readonly totalInvestmentFen: Fen;
  readonly cashToTakerFen: Fen;
  readonly periodMonths: number;
}

/**
 * Holds the measures of a need against the rules: cash within the investment, the demander's investment floor, the
 * longest period (domain.md sections 2 and 3).
 * @returns every wrong field; empty when all are right
 */
export function measureErrors(measures: NeedMeasures, rulePack: RulePack): FieldError[] {
  const { totalInvestmentFen, cashToTakerFen, periodMonths } = measures;
  const floor = fen(rulePack.eligibility.demanderInvestmentFloorFen);
  const longest = rulePack.milestones.maxPeriodMonths;
  const errors: FieldError[] = [];
  if (totalInvestmentFen <= 0n) errors.push({ path: 'totalInvestmentFen', code: 'need.investment_missing' });
  if (totalInvestmentFen < floor) {
    errors.push({
      path: 'totalInvestmentFen',
      code: 'need.investment_below_floor',
      params: { floorFen: floor.toString() },
    });
  }
  if (cashToTakerFen > totalInvestmentFen) {
    errors.push({ path: 'cashToTakerFen', code: 'need.cash_above_investment' });
  }
  if (periodMonths > longest) {
    errors.push({ path: 'periodMonths', code: 'need.period_too_long', params: { longest } });
  }
  return errors;
}

/**
 * Reads a filed need: its columns and its indicators. An indicator keeps the id it comes with when the need has that
 * indicator already; every other one gets a new id, so nobody can name an indicator of another need.
 * @throws 422 with the path of every wrong field
 */
export function readContent(
  content: NeedContent,
  rulePack: RulePack,
  known: readonly Indicator[] = [],
): { columns: NeedColumns; indicators: readonly Indicator[] } {
  const { indicators: given, totalInvestmentFen, cashToTakerFen, chainNode, ...text } = content;
  const columns = {
    ...text,
    chainNode: chainNode ?? null,
    totalInvestmentFen: fen(totalInvestmentFen),
    cashToTakerFen: fen(cashToTakerFen),
  };
  const ids = new Set(known.map(({ id }) => id));
  const parsed = parseIndicators(
    given.map((each) => withId(each, ids)),
    'indicators',
  );
  const errors = [...measureErrors(columns, rulePack), ...(parsed.ok ? [] : parsed.errors)];
  if (errors.length > 0 || !parsed.ok) throw invalid(...errors);
  return { columns, indicators: parsed.value };
}

/** A need as it stands in the form in which it is filed, to be changed in part and read again. */
export function contentOf(need: Need, indicators: readonly Indicator[]): NeedContent {
  return {
    title: need.title,
    summary: need.summary,
    cannotSolveAlone: need.cannotSolveAlone,
    scene: need.scene,
    field: need.field,
    region: need.region,
    resultOwnership: need.resultOwnership,
    cooperation: need.cooperation,
    periodMonths: need.periodMonths,
    chainNode: need.chainNode,
    priority: need.priority,
    confidentiality: need.confidentiality,
    totalInvestmentFen: fenToJson(need.totalInvestmentFen),
    cashToTakerFen: fenToJson(need.cashToTakerFen),
    indicators,
  };
}

function withId(indicator: object, known: ReadonlySet<string>): object {
  const { id } = indicator as { id?: unknown };
  return { ...indicator, id: typeof id === 'string' && known.has(id) ? id : uuidv7() };
}
