import { defineMessages, floorRatio, wholePpm, type Fen, type Ppm } from '#platform';
import type { ShareTerms } from './share-terms.js';

export const computationMessages = defineMessages({
  'funding.line.total_share': { zh: '总投入 × 补助比例', en: 'Share of the total investment' },
  'funding.line.grant': { zh: '核定补助额 G', en: 'Grant G' },
  'funding.line.cap': { zh: '补助金额上限', en: 'Cap of the programme' },
  'funding.line.ceiling': { zh: '本期累计上限 K', en: 'Cumulative ceiling K of this tranche' },
  'funding.line.limit': { zh: '按计入投入 N 与补助比例计算的上限 L(N)', en: 'Limit L(N) on the counted money N' },
  'funding.line.audited_share': { zh: '审计合格支出 × 补助比例', en: 'Share of the audited eligible spend' },
  'funding.line.self_to_fiscal': { zh: '自筹与财政资金之比的上限', en: 'Limit by own money to government money' },
  'funding.line.cash_to_taker': { zh: '支付揭榜方现金的上限', en: 'Limit by cash paid to the taker' },
  'funding.line.final': { zh: '最终核定补助额 F', en: 'Final grant F' },
  'funding.line.allowed': { zh: '累计可拨付（以上最小值）', en: 'Payable in total (the least of the above)' },
  'funding.line.committed': { zh: '已申请、批准、支付净额 P', en: 'Already requested, approved or paid, net: P' },
  'funding.line.pay': { zh: '本次拨付', en: 'To pay now' },
  'funding.line.recover': { zh: '应追回', en: 'To recover' },
});

export type ComputationCode = keyof typeof computationMessages;

/** One line of a computation as a finance officer reads it: `amount`, and where it has them its basis and ratio. */
export interface ComputationLine {
  readonly code: ComputationCode;
  readonly amount: Fen;
  readonly basis?: Fen;
  readonly ratio?: Ppm;
}

/** The line with the lowest amount; of equal ones the first, so the answer to "which rule bound it" is stable. */
export function lowestLine(lines: readonly [ComputationLine, ...ComputationLine[]]): ComputationLine {
  return lines.reduce((lowest, line) => (line.amount < lowest.amount ? line : lowest));
}

export interface RatioFacts {
  readonly terms: ShareTerms;
  readonly counted: Fen;
  readonly cashToTaker: Fen;
}

/**
 * The two rules that hold before and after every payment (domain.md section 5), as upper limits of all government
 * money: P ≤ N/selfToFiscalMin and P·minCashToTakerOfGrant ≤ cash to the taker. A ratio of 0 gives no line.
 */
export function ratioLines({ terms, counted, cashToTaker }: RatioFacts): ComputationLine[] {
  const lines: ComputationLine[] = [];
  const { selfToFiscalMin, minCashToTakerOfGrant } = terms;
  if (selfToFiscalMin > 0n) {
    const amount = floorRatio(counted, wholePpm, selfToFiscalMin);
    lines.push({ code: 'funding.line.self_to_fiscal', amount, basis: counted, ratio: selfToFiscalMin });
  }
  if (minCashToTakerOfGrant > 0n) {
    const amount = floorRatio(cashToTaker, wholePpm, minCashToTakerOfGrant);
    lines.push({ code: 'funding.line.cash_to_taker', amount, basis: cashToTaker, ratio: minCashToTakerOfGrant });
  }
  return lines;
}

export function capLines(terms: ShareTerms): ComputationLine[] {
  return terms.cap === undefined ? [] : [{ code: 'funding.line.cap', amount: terms.cap }];
}
