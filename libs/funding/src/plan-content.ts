import {
  fen,
  fenToJson,
  floorShare,
  invalid,
  isLocalDate,
  minFen,
  ppm,
  subtractFen,
  sumFen,
  uuidv7,
  type Fen,
  type FieldError,
} from '#platform';
import type { FundingRules } from '#programme';
import type { FundingPlan, GrantPool, Instalment, Tranche } from './funding.entities.js';
import { plannedContributions, poolGrant } from './funding.facts.js';
import { checkFundingPlan, grantForPlan, shareTermsOf, type PlanAmounts } from './share-arithmetic/index.js';

export interface InstalmentInput {
  readonly kind: Instalment['kind'];
  /** Fen as digits. */
  readonly plannedFen: string;
  /** A date in Asia/Shanghai. */
  readonly dueOn: string;
}

/** A plan as people write it; instalments are numbered from 1 in their order. */
export interface PlanContent {
  /** Fen as digits: all money of the project, the grant included. */
  readonly totalInvestmentFen: string;
  readonly sharePpm: number;
  readonly instalments: readonly InstalmentInput[];
}

export interface PlanFrame {
  readonly planId: string;
  readonly rules: FundingRules;
  /** What is held for the award, in fen; no plan grants more. */
  readonly heldFen: Fen;
  /** What several winners share; null when the award has money of its own. */
  readonly pool: GrantPool | null;
}

type PlanColumns = Pick<
  FundingPlan,
  'totalInvestmentFen' | 'sharePpm' | 'denominator' | 'capFen' | 'grantFen' | 'demanderPlanFen'
>;

export interface ReadPlan {
  readonly columns: PlanColumns;
  readonly terms: { readonly instalments: readonly Instalment[]; readonly tranches: readonly Tranche[] };
}

/**
 * Reads a plan against its rules: G and the ceilings K in fen come from the share arithmetic (domain.md section 5), and
 * the demander's instalments have to make up what the grant leaves.
 * @throws 422 with the path of every wrong field
 */
export function readPlan(content: PlanContent, { planId, rules, heldFen, pool }: PlanFrame): ReadPlan {
  const instalments = content.instalments.map((each, index): Instalment => ({
    id: uuidv7(),
    planId,
    number: index + 1,
    kind: each.kind,
    plannedFen: fen(each.plannedFen),
    dueOn: each.dueOn,
  }));
  const amounts: PlanAmounts = {
    totalInvestment: fen(content.totalInvestmentFen),
    contributions: plannedContributions(instalments),
  };
  const written = [
    ...dateErrors(instalments),
    ...amountErrors(instalments),
    ...ruleErrors(amounts, content.sharePpm, rules),
    ...poolShareErrors(content.sharePpm, pool),
  ];
  if (written.length > 0) throw invalid(...written);
  const { grant } = grantForPlan(amounts, shareTermsOf(rules, ppm(content.sharePpm)));
  const sums = [...sumErrors(amounts, grant), ...heldErrors(grant, heldFen)];
  if (sums.length > 0) throw invalid(...sums);
  const capFen = rules.capFen === undefined ? null : fen(rules.capFen);
  const columns: PlanColumns = {
    totalInvestmentFen: amounts.totalInvestment,
    sharePpm: content.sharePpm,
    denominator: rules.denominator,
    capFen,
    grantFen: grant,
    demanderPlanFen: sumFen(instalments.map(({ plannedFen }) => plannedFen)),
  };
  // The ceilings of a pool are those of all who draw on it together.
  const whole = pool ? poolGrant(pool, content.sharePpm, capFen ?? undefined) : grant;
  return { columns, terms: { instalments, tranches: tranchesFor(planId, whole, rules) } };
}

function poolShareErrors(sharePpm: number, pool: GrantPool | null): FieldError[] {
  const agreed = pool?.sharePpm ?? null;
  if (agreed === null || agreed === sharePpm) return [];
  return [{ path: 'sharePpm', code: 'funding_plan.share_not_of_pool', params: { agreed, share: sharePpm } }];
}

function tranchesFor(planId: string, whole: Fen, rules: FundingRules): Tranche[] {
  return rules.tranches.map((terms) => ({
    id: uuidv7(),
    planId,
    number: terms.number,
    ceilingPpm: terms.ceiling,
    ceilingFen: floorShare(whole, ppm(terms.ceiling)),
    trigger: terms.trigger,
    gate: terms.gate,
    latestOffsetDays: terms.latestOffsetDays ?? null,
    latestOn: null,
    payeeParts: terms.payeeParts,
  }));
}

function dateErrors(instalments: readonly Instalment[]): FieldError[] {
  return instalments.flatMap(({ dueOn }, index) => {
    const path = `instalments.${index}.dueOn`;
    if (!isLocalDate(dueOn)) return [{ path, code: 'calendar.malformed_date' }];
    const before = instalments[index - 1]?.dueOn;
    return before !== undefined && dueOn < before ? [{ path, code: 'funding.plan.dates_in_order' }] : [];
  });
}

function amountErrors(instalments: readonly Instalment[]): FieldError[] {
  return instalments.flatMap(({ plannedFen }, index) =>
    plannedFen > 0n ? [] : [{ path: `instalments.${index}.plannedFen`, code: 'funding.plan.instalment_not_positive' }],
  );
}

/**
 * That a plan could be drafted under these rules, whatever is held for it: a rule pack is tried on it.
 * @throws 422 with the path of every wrong field
 */
export function assertPlanFits(amounts: PlanAmounts, sharePpm: number, rules: FundingRules): void {
  const written = ruleErrors(amounts, sharePpm, rules);
  if (written.length > 0) throw invalid(...written);
  const { grant } = grantForPlan(amounts, shareTermsOf(rules, ppm(sharePpm)));
  const sums = sumErrors(amounts, grant);
  if (sums.length > 0) throw invalid(...sums);
}

function ruleErrors(amounts: PlanAmounts, sharePpm: number, rules: FundingRules): FieldError[] {
  const share = ppm(sharePpm);
  return [
    ...restErrors(amounts, sharePpm, rules),
    ...checkFundingPlan(amounts, share, rules).map((reason) => ({
      ...reason,
      path: reason.code === 'funding.plan.share_outside_band' ? 'sharePpm' : 'instalments',
    })),
  ];
}

/**
 * With the whole investment as the denominator the grant is known from total and share alone, so the instalments must
 * make up the rest to the fen: demander plan = total − G.
 */
function restErrors(
  { totalInvestment, contributions }: PlanAmounts,
  sharePpm: number,
  rules: FundingRules,
): FieldError[] {
  if (rules.denominator !== 'total_investment') return [];
  const share = floorShare(totalInvestment, ppm(sharePpm));
  const grant = rules.capFen === undefined ? share : minFen(share, fen(rules.capFen));
  const expected = subtractFen(totalInvestment, grant);
  const planned = sumFen(contributions.map(({ amount }) => amount));
  if (planned === expected) return [];
  const params = { expected: fenToJson(expected), planned: fenToJson(planned) };
  return [{ path: 'instalments', code: 'funding.plan.instalments_not_the_rest', params }];
}

function sumErrors({ totalInvestment, contributions }: PlanAmounts, grant: Fen): FieldError[] {
  const errors: FieldError[] = [];
  const planned = sumFen([grant, ...contributions.map(({ amount }) => amount)]);
  if (planned > totalInvestment) {
    const params = { planned: fenToJson(planned) };
    errors.push({ path: 'totalInvestmentFen', code: 'funding.plan.above_total', params });
  }
  if (grant === 0n) errors.push({ path: 'sharePpm', code: 'funding.plan.nothing_granted' });
  return errors;
}

function heldErrors(grant: Fen, heldFen: Fen): FieldError[] {
  if (grant <= heldFen) return [];
  const params = { grant: fenToJson(grant), held: fenToJson(heldFen) };
  return [{ path: 'totalInvestmentFen', code: 'funding_plan.grant_above_encumbrance', params }];
}
