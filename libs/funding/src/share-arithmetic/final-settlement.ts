import { floorShare, maxFen, subtractFen, zeroFen, type Fen } from '#platform';
import { capLines, lowestLine, ratioLines, type ComputationCode, type ComputationLine } from './computation.js';
import { shareLimit, type ShareTerms } from './share-terms.js';

export interface SettlementFacts {
  /** G, in fen. */
  readonly grant: Fen;
  readonly terms: ShareTerms;
  /** N_final in fen, from `countedBase` over everything verified. */
  readonly counted: Fen;
  /** In fen, from `verifiedCashToTaker`. */
  readonly cashToTaker: Fen;
  /** A in fen: audited eligible spend of all sources; read for `total_investment` only. */
  readonly auditedSpend: Fen;
  /** P in fen: requested + approved + instructed + settled − returned − recovered. */
  readonly committed: Fen;
  /** What stands in the place of G for a racer, who has only a part of a pool. */
  readonly racerLine?: ComputationLine;
}

export interface Settlement {
  /** F, in fen. */
  readonly final: Fen;
  /** The last tranche, in fen; zero when nothing is left to pay. */
  readonly pay: Fen;
  /** The Recovery, in fen; zero when nothing was overpaid. */
  readonly recover: Fen;
  /** The rule that bound the total. */
  readonly bound: ComputationCode;
  readonly lines: readonly ComputationLine[];
}

/**
 * The final settlement (domain.md section 5): F = min(G, cap, L(N_final), floor(A·p/10⁶)), the last term for
 * `total_investment` only. F > P pays F − P, F < P recovers P − F; overspend raises nothing. The two ratio rules hold
 * after the settlement too, so where one of them allows less than F, that takes the place of F in both differences.
 */
export function finalSettlement(facts: SettlementFacts): Settlement {
  const { grant, terms, counted, committed, racerLine } = facts;
  const ofGrant: [ComputationLine, ...ComputationLine[]] = [
    racerLine ?? { code: 'funding.line.grant', amount: grant },
    ...capLines(terms),
    {
      code: 'funding.line.limit',
      amount: shareLimit(counted, terms.share, terms.denominator),
      basis: counted,
      ratio: terms.share,
    },
    ...auditedLines(facts),
  ];
  const lowest = lowestLine(ofGrant);
  const ratios = ratioLines(facts);
  const allowed = lowestLine([lowest, ...ratios]);
  const pay = maxFen(zeroFen, subtractFen(allowed.amount, committed));
  const recover = maxFen(zeroFen, subtractFen(committed, allowed.amount));
  const lines: ComputationLine[] = [
    ...ofGrant,
    { code: 'funding.line.final', amount: lowest.amount },
    ...ratios,
    { code: 'funding.line.allowed', amount: allowed.amount },
    { code: 'funding.line.committed', amount: committed },
    recover > 0n ? { code: 'funding.line.recover', amount: recover } : { code: 'funding.line.pay', amount: pay },
  ];
  return { final: lowest.amount, pay, recover, bound: allowed.code, lines };
}

function auditedLines({ terms, auditedSpend }: SettlementFacts): ComputationLine[] {
  if (terms.denominator !== 'total_investment') return [];
  const amount = floorShare(auditedSpend, terms.share);
  return [{ code: 'funding.line.audited_share', amount, basis: auditedSpend, ratio: terms.share }];
}
