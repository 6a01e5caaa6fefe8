import { fen, floorShare, maxFen, minFen, ppm, subtractFen, zeroFen, type Fen, type Ppm, type ReadTx } from '#platform';
import { activeProgramme, type FundingRules } from '#programme';
import {
  grantForPlan,
  lowestLine,
  plannedBase,
  ratioLines,
  shareTermsOf,
  type ComputationCode,
  type ComputationLine,
  type PlanAmounts,
} from '../share-arithmetic/index.js';

export interface OutlookQuestion {
  readonly programmeId: string;
  /** Fen as digits: all money of the project, the grant included. */
  readonly totalInvestmentFen: string;
  /** Fen as digits: what of it the demander pays to the taker. */
  readonly cashToTakerFen: string;
}

/** What a share would bring: every rule that limits it, the lowest of them, and what is left to the demander. */
export interface ShareOutlook {
  readonly share: Ppm;
  readonly grant: Fen;
  readonly own: Fen;
  readonly bound: ComputationCode;
  readonly lines: readonly ComputationLine[];
}

export interface FundingOutlook {
  readonly rules: FundingRules;
  readonly lowest: ShareOutlook;
  readonly highest: ShareOutlook;
}

/**
 * What a programme would grant for an investment at both ends of its band, before anything is planned: the demander is
 * taken to put in everything that the grant does not cover.
 * @throws 404 · 409 programme.not_active · 422 money
 */
export async function fundingOutlook(tx: ReadTx, question: OutlookQuestion): Promise<FundingOutlook> {
  const { rulePack } = await activeProgramme(tx, question.programmeId);
  const { funding: rules } = rulePack;
  return {
    rules,
    lowest: outlookAt(question, rules, ppm(rules.shareMin)),
    highest: outlookAt(question, rules, ppm(rules.shareMax)),
  };
}

/** Pure, so that the arithmetic is tested without a database. */
export function outlookAt(
  question: Omit<OutlookQuestion, 'programmeId'>,
  rules: FundingRules,
  share: Ppm,
): ShareOutlook {
  const total = fen(question.totalInvestmentFen);
  const terms = shareTermsOf(rules, share);
  const aimed = terms.cap === undefined ? floorShare(total, share) : minFen(floorShare(total, share), terms.cap);
  const plan = planOf(total, subtractFen(total, aimed), fen(question.cashToTakerFen));
  const counted = plannedBase(plan.contributions, terms.denominator);
  const cashToTaker = plannedBase(plan.contributions, 'verified_cash_to_taker');
  const [first, ...others] = grantForPlan(plan, terms).lines.filter(({ code }) => code !== 'funding.line.grant');
  if (!first) throw new RangeError('a grant always has a limit');
  const lines: [ComputationLine, ...ComputationLine[]] = [
    first,
    ...others,
    ...ratioLines({ terms, counted, cashToTaker }),
  ];
  const { amount: grant, code: bound } = lowestLine(lines);
  return { share, grant, own: subtractFen(total, grant), bound, lines };
}

/** The demander's money as it would be planned: the cash to the taker first, the rest its own spending. */
function planOf(total: Fen, own: Fen, cash: Fen): PlanAmounts {
  const paid = minFen(cash, own);
  const spent = maxFen(subtractFen(own, paid), zeroFen);
  const given = { instalment: null, source: 'demander', funds: 'own' } as const;
  return {
    totalInvestment: total,
    contributions: [
      { ...given, kind: 'cash_to_taker', amount: paid },
      { ...given, kind: 'own_project_spend', amount: spent },
    ],
  };
}
