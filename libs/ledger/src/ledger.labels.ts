import { defineLabels, type Text } from '#platform';
import type { AccountKind, LedgerSource } from './accounts.js';
import type { JournalKind } from './journal.js';
import type { AdjustmentKind } from './prior-year-adjustment.kinds.js';

const SOURCES: Record<LedgerSource, Text> = {
  fiscal: { zh: '财政资金', en: 'Fiscal money' },
  demander_memo: { zh: '需求方投入（备查）', en: "Demander's money (memo)" },
  third_party: { zh: '第三方投入（备查）', en: 'Third-party money (memo)' },
};

export const accountLabels: Record<AccountKind, Text> = {
  appropriation: { zh: '预算指标', en: 'Appropriation' },
  available: { zh: '可用指标', en: 'Available' },
  lapsed: { zh: '已收回指标', en: 'Lapsed' },
  carried: { zh: '年度结转', en: 'Carried between years' },
  encumbered: { zh: '已承诺', en: 'Encumbered' },
  payable: { zh: '应付', en: 'Payable' },
  in_flight: { zh: '支付在途', en: 'In flight' },
  paid: { zh: '已支付', en: 'Paid' },
  receivable: { zh: '应收追回款', en: 'Recovery receivable' },
  recovery: { zh: '追回', en: 'Recovery claimed' },
  outside: { zh: '平台外资金', en: 'Money outside the platform' },
  attested_cash: { zh: '已核实付揭榜方现金', en: 'Verified cash to the taker' },
  attested_spend: { zh: '已核实自用支出', en: 'Verified own project spend' },
  passed_through: { zh: '转付财政资金', en: 'Grant passed through' },
};

const JOURNALS: Record<JournalKind, Text> = {
  appropriation: { zh: '下达指标', en: 'Appropriation' },
  encumbrance: { zh: '承诺', en: 'Encumbrance' },
  release: { zh: '释放承诺', en: 'Release of encumbrance' },
  approval: { zh: '批准拨付', en: 'Payment approved' },
  instruction: { zh: '发出支付指令', en: 'Payment instructed' },
  settlement: { zh: '支付完成', en: 'Payment settled' },
  return: { zh: '退汇', en: 'Payment returned' },
  void: { zh: '撤销批准', en: 'Payment voided' },
  recovery_claim: { zh: '追回立项', en: 'Recovery claimed' },
  recovery_receipt: { zh: '追回到账', en: 'Recovery received' },
  recovery_write_off: { zh: '追回核销', en: 'Recovery written off' },
  contribution: { zh: '投入核实', en: 'Contribution verified' },
  lapse: { zh: '年终收回', en: 'Lapse' },
  carry_over: { zh: '结转', en: 'Carry-over' },
  adjustment: { zh: '以前年度调整', en: 'Prior-year adjustment' },
  reversal: { zh: '冲销', en: 'Reversal' },
};

const ADJUSTMENTS: Record<AdjustmentKind, Text> = {
  restore_lapsed: { zh: '恢复已收回指标', en: 'Restore what lapsed' },
  lapse_carried: { zh: '补收已结转指标', en: 'Give back what was carried over' },
  raise_appropriation: { zh: '调增下达指标', en: 'Raise the appropriation' },
  cut_appropriation: { zh: '调减下达指标', en: 'Cut the appropriation' },
};

defineLabels('source', SOURCES);
defineLabels('account', accountLabels);
defineLabels('kind', JOURNALS);
defineLabels('kind', ADJUSTMENTS);

defineLabels('eventType', {
  'fiscal_year.close_proposed': { zh: '已提出年度关账', en: 'Closing of a fiscal year proposed' },
  'fiscal_year.close_withdrawn': { zh: '年度关账已撤回', en: 'Closing of a fiscal year withdrawn' },
  'fiscal_year.closed': { zh: '年度已关账', en: 'Fiscal year closed' },
  'prior_year_adjustment.proposed': { zh: '已提出以前年度调整', en: 'Prior-year adjustment proposed' },
  'prior_year_adjustment.posted': { zh: '以前年度调整已入账', en: 'Prior-year adjustment posted' },
  'prior_year_adjustment.rejected': { zh: '以前年度调整被否决', en: 'Prior-year adjustment rejected' },
});

defineLabels('action', {
  'ledger.reverse': { zh: '冲销分录', en: 'Reverse a journal' },
});

defineLabels('subjectType', {
  journal: { zh: '分录', en: 'Journal' },
});
