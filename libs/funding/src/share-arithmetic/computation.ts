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
  'funding.line.racer_step': { zh: '本期资金在各在赛方间均分', en: 'Equal part of this step of the pool' },
  'funding.line.racer_total': { zh: '该参赛方在资金池中的累计上限', en: 'The most this racer may have of the pool' },
  'funding.line.racer_paid': { zh: '该参赛方已拨付', en: 'Already paid to this racer' },
  'funding.line.racer_own': { zh: '该参赛方自身投入尚可支持的补助', en: 'What the racer’s own money still bears' },
  'funding.line.prize': { zh: '资金池 × 名次奖金比例', en: 'Share of the pool by rank' },
  'funding.line.recover': { zh: '应追回', en: 'To recover' },
  'funding.line.keep': { zh: '可保留补助额', en: 'Grant that may be kept' },
  'funding.line.release': { zh: '释放承诺', en: 'Encumbrance released' },
  'funding.line.taker_cost': { zh: '揭榜方经审计成本', en: 'Audited cost of the taker' },
  'funding.line.counted': { zh: '减：计入投入 N', en: 'less: counted money N' },
  'funding.line.passed_to_taker': { zh: '减：已到揭榜方的补助', en: 'less: grant that reached the taker' },
  'funding.line.salvage': { zh: '减：残值', en: 'less: salvage' },
  'funding.line.uncovered': { zh: '未覆盖成本 B', en: 'Uncovered cost B' },
  'funding.line.compensation_share': { zh: '未覆盖成本 × 补偿比例', en: 'Compensated share of the uncovered cost' },
  'funding.line.grant_left': { zh: '核定补助额 − 可保留补助额', en: 'Grant less what is kept' },
  'funding.line.audited_left': {
    zh: '审计合格支出 × 补助比例 − 可保留补助额',
    en: 'Share of the audited spend less what is kept',
  },
  'funding.line.encumbered_left': { zh: '尚未支付的补助额', en: 'Grant not paid out' },
  'funding.line.compensation': { zh: '容错补偿', en: 'Compensation' },
  'funding.line.default_kept': {
    zh: '需求方违约：仅保留已到揭榜方的补助',
    en: 'Default of the demander: only what reached the taker is kept',
  },
  'funding.line.breach_nothing_kept': { zh: '违约：补助全部追回', en: 'Breach: nothing of the grant is kept' },
  'funding.line.grant_spent': { zh: '违约：已支出的补助', en: 'Breach: grant that was spent' },
  'funding.line.grant_eligible': { zh: '违约：合规支出的补助', en: 'Breach: grant that was spent eligibly' },
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
