import { defineMessages, explainConstraints } from '#platform';

export const disbursementMessages = defineMessages({
  'contribution.voucher_used': { zh: '该凭证号已登记', en: 'This voucher number is recorded already' },
  'contribution.unknown_instalment': {
    zh: '资金计划中没有第 {instalment} 期',
    en: 'The plan has no instalment {instalment}',
  },
  'contribution.paid_in_future': { zh: '付款日期不得晚于今日', en: 'The payment date lies in the future' },
  'contribution.no_plan': { zh: '项目资金计划尚未生效', en: 'The project has no agreed funding plan yet' },
  'disbursement.settlement_missing': { zh: '尚未完成结算审核', en: 'The final settlement is not computed yet' },
  'disbursement.live_payment_exists': {
    zh: '该笔拨付已有在途或已到账的支付',
    en: 'A payment of this part is on its way or made',
  },
  'settlement.figure_missing': { zh: '该类结算须填写此项审计数', en: 'This settlement needs the audited figure' },
  'settlement.ineligible_above_spent': {
    zh: '不合规支出不得大于已支出的补助',
    en: 'The ineligible part cannot exceed what was spent of the grant',
  },
  'settlement.outcome_unknown': {
    zh: '项目尚未结束，请指明按何种情形试算',
    en: 'The project has not ended; say for which end to compute',
  },
  'settlement.not_settling': { zh: '项目不在结算阶段', en: 'The project is not being settled' },
  'settlement.payments_open': { zh: '尚有 {count} 笔拨付未办结', en: '{count} payments are still open' },
  'settlement.done': { zh: '项目已结算', en: 'The project is settled already' },
  'recovery.receipt_too_large': {
    zh: '到账金额超过尚欠的 {openFen:yuan} 元',
    en: 'More than CNY {openFen:yuan} still owed',
  },
  'recovery.received_in_future': { zh: '到账日期不得晚于今日', en: 'The date of receipt lies in the future' },
  'recovery.receipt_used': { zh: '该银行流水号已登记', en: 'This bank reference is recorded already' },
  'payment_report.unmatched.unknown_instruction': {
    zh: '找不到对应的支付指令',
    en: 'No instruction has this reference',
  },
  'payment_report.unmatched.wrong_amount': { zh: '金额与指令不符', en: 'The amount differs from the instruction' },
  'payment_report.unmatched.duplicate': { zh: '银行流水号重复', en: 'Another report has this bank reference' },
  'payment_report.unmatched.unexpected': { zh: '与指令现状不符', en: 'It does not fit what the instruction stands at' },
});

explainConstraints({
  disbursement_one_compensation: 'disbursement.live_payment_exists',
  recovery_write_off_two_persons: 'recovery.write_off_same_person',
  contribution_voucher_no: 'contribution.voucher_used',
  disbursement_one_live: 'disbursement.live_payment_exists',
  payment_instruction_one_live: 'disbursement.live_payment_exists',
  final_settlement_once: 'settlement.done',
  recovery_receipt_bank_reference: 'recovery.receipt_used',
});
