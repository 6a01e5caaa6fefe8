import { floorShare, maxFen, subtractFen, zeroFen, type Fen, type Ppm } from '#platform';
import { capLines, lowestLine, ratioLines, type ComputationCode, type ComputationLine } from './computation.js';
import { shareLimit, type ShareTerms } from './share-terms.js';

export interface TrancheFacts {
  /** G, in fen. */
  readonly grant: Fen;
  readonly terms: ShareTerms;
  /** K_k, in ppm of G. */
  readonly ceiling: Ppm;
  /** N_k in fen, from `trancheBase`. */
  readonly counted: Fen;
  /** In fen, from `trancheCashToTaker`. */
  readonly cashToTaker: Fen;
  /** P in fen: requested + approved + instructed + settled − returned − recovered. */
  readonly committed: Fen;
}

export interface TrancheAmount {
  readonly amount: Fen;
  /** The rule that bound the total payable up to this tranche. */
  readonly bound: ComputationCode;
  /** How far P already exceeds that total, for instance after a reversed contribution; zero normally. */
  readonly excess: Fen;
  readonly lines: readonly ComputationLine[];
}

/**
 * What a tranche pays, in fen: max(0, min(G, cap, K_k, L(N_k)) − P), and never so much that P would exceed
 * N/selfToFiscalMin or cash to the taker / minCashToTakerOfGrant (domain.md section 5).
 */
export function trancheAmount(facts: TrancheFacts): TrancheAmount {
  const { grant, terms, ceiling, counted, committed } = facts;
  const rules: [ComputationLine, ...ComputationLine[]] = [
    { code: 'funding.line.grant', amount: grant },
    ...capLines(terms),
    { code: 'funding.line.ceiling', amount: floorShare(grant, ceiling), basis: grant, ratio: ceiling },
    {
      code: 'funding.line.limit',
      amount: shareLimit(counted, terms.share, terms.denominator),
      basis: counted,
      ratio: terms.share,
    },
    ...ratioLines(facts),
  ];
  const lowest = lowestLine(rules);
  const amount = maxFen(zeroFen, subtractFen(lowest.amount, committed));
  const lines: ComputationLine[] = [
    ...rules,
    { code: 'funding.line.allowed', amount: lowest.amount },
    { code: 'funding.line.committed', amount: committed },
    { code: 'funding.line.pay', amount },
  ];
  return { amount, bound: lowest.code, excess: maxFen(zeroFen, subtractFen(committed, lowest.amount)), lines };
}
