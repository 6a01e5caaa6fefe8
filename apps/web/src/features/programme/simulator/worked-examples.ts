import type { Text } from '../../../i18n/language';
import type { SimulationDraft, StepDraft } from './simulation-draft';

export interface WorkedExample extends Text {
  readonly key: string;
  /** The pack of the system whose rules the example is worked under. */
  readonly pack: string;
  /** Where its money rules differ from that pack. */
  readonly funding?: object;
  readonly content: SimulationDraft;
}

const agreed: StepDraft = { on: '2027-01-10', kind: 'agreement_effective' };
const midterm: StepDraft = { on: '2027-11-01', kind: 'midterm_passed' };
const accepted: StepDraft = { on: '2028-12-01', kind: 'acceptance_passed', auditedSpendFen: '460000000' };

function cash(on: string, amountFen: string, more: StepDraft = {}): StepDraft {
  return { on, kind: 'contribution', contributionKind: 'cash_to_taker', amountFen, ...more };
}

/** 5 000 000 yuan at 25 %; the first instalment comes in two vouchers, the second stays below its plan. */
const PLAN = {
  totalInvestmentFen: '500000000',
  sharePpm: 250_000,
  instalments: [
    { kind: 'cash_to_taker', plannedFen: '120000000' },
    { kind: 'cash_to_taker', plannedFen: '255000000' },
  ],
} as const;
const VERIFIED = [
  cash('2027-02-01', '70000000', { instalment: 1 }),
  cash('2027-03-01', '50000000', { instalment: 1 }),
  cash('2027-09-01', '230000000', { instalment: 2 }),
];
const onePath = (...between: readonly StepDraft[]): SimulationDraft => ({
  ...PLAN,
  path: [agreed, ...VERIFIED, ...between, accepted],
});

const RACERS = ['甲', '乙', '丙'] as const;
const of = (racer: string, step: StepDraft): StepDraft => ({ ...step, racer });
const started = [
  ...RACERS.map((racer) => of(racer, agreed)),
  ...RACERS.map((racer) => cash('2027-02-01', '30000000', { instalment: 1, racer })),
];

/** Three admitted, one placed: 24 %, 24 % and 52 % of a pool of 1 250 000 yuan. */
const racePlan = {
  totalInvestmentFen: PLAN.totalInvestmentFen,
  sharePpm: PLAN.sharePpm,
  racers: RACERS.map((name) => ({ name })),
  instalments: [
    ...RACERS.map((racer) => ({ kind: 'cash_to_taker' as const, plannedFen: '30000000', racer })),
    { kind: 'cash_to_taker' as const, plannedFen: '45000000', racer: '甲' },
    { kind: 'cash_to_taker' as const, plannedFen: '45000000', racer: '乙' },
    { kind: 'cash_to_taker' as const, plannedFen: '195000000', racer: '甲' },
  ],
};
const wonRace: readonly StepDraft[] = [
  ...started,
  { racer: '丙', on: '2027-06-01', kind: 'eliminated', auditedSpendFen: '34000000' },
  cash('2027-06-10', '45000000', { instalment: 2, racer: '甲' }),
  cash('2027-06-10', '45000000', { instalment: 2, racer: '乙' }),
  { racer: '甲', on: '2027-07-01', kind: 'milestone_passed', milestone: 1 },
  { racer: '乙', on: '2027-07-15', kind: 'milestone_passed', milestone: 1 },
  cash('2028-01-10', '195000000', { instalment: 3, racer: '甲' }),
  { racer: '乙', on: '2028-11-01', kind: 'eliminated' },
  { racer: '甲', on: '2028-12-01', kind: 'acceptance_passed', auditedSpendFen: '360000000' },
];
const lostRace: readonly StepDraft[] = [
  ...started,
  ...RACERS.map((racer) => ({ racer, on: '2027-06-01', kind: 'eliminated' as const })),
];

/** The examples of the specification's money chapter, each with the rules it is worked under. */
export const WORKED_EXAMPLES: readonly WorkedExample[] = [
  {
    key: 'acceptance',
    zh: '配套拨付、验收后结清',
    en: 'Co-funding, the rest at acceptance',
    pack: 'open_call_then_acceptance',
    content: onePath(),
  },
  {
    key: 'midterm',
    zh: '配套拨付、中期评估后结清（不留存）',
    en: 'Co-funding, the rest at mid-term, nothing retained',
    pack: 'open_call_then_midterm',
    content: onePath(midterm),
  },
  {
    key: 'retained',
    zh: '配套拨付、中期评估后拨付（留存 10%）',
    en: 'Co-funding, the rest at mid-term, 10 % retained',
    pack: 'open_call_then_midterm_retained',
    content: onePath(midterm),
  },
  {
    key: 'cash',
    zh: '以支付揭榜方现金为比例分母',
    en: 'Share of the verified cash to the taker',
    pack: 'open_call_then_acceptance',
    funding: { denominator: 'verified_cash_to_taker' },
    content: onePath(),
  },
  {
    key: 'spend',
    zh: '以需求方投入为比例分母（另有自身支出 20 万元）',
    en: 'Share of the demander’s verified spend, with CNY 200,000 of its own',
    pack: 'open_call_then_acceptance',
    funding: { denominator: 'verified_demander_spend' },
    content: onePath(cash('2027-10-01', '20000000', { contributionKind: 'own_project_spend' })),
  },
  {
    key: 'race',
    zh: '赛马：三家入围、一家胜出',
    en: 'Race: three admitted, one placed',
    pack: 'race_in_stages',
    content: { ...racePlan, path: wonRace },
  },
  {
    key: 'no-award',
    zh: '赛马：阶段考核全部淘汰',
    en: 'Race: all out at the checkpoint',
    pack: 'race_in_stages',
    content: { ...racePlan, path: lostRace },
  },
];
