import { ANY_FIELD, defineLabels } from '#platform';

defineLabels('difference', {
  bank_settled_treasury_pending: { zh: '银行已付、国库未回报', en: 'Bank paid, treasury silent' },
  bank_settled_treasury_rejected: { zh: '银行已付、国库拒绝', en: 'Bank paid, treasury rejected' },
  bank_returned_treasury_open: { zh: '银行退汇、国库未回报', en: 'Bank returned, treasury open' },
  bank_rejected_treasury_open: { zh: '银行拒绝、国库未回报', en: 'Bank rejected, treasury open' },
});

defineLabels('event', {
  paid: { zh: '付出', en: 'Paid' },
  returned: { zh: '退回或收入', en: 'Returned or received' },
  executed: { zh: '回执：已执行', en: 'Reported as executed' },
  accepted: { zh: '回执：已受理', en: 'Reported as accepted' },
  rejected: { zh: '回执：已拒绝', en: 'Reported as rejected' },
});

defineLabels(ANY_FIELD, {
  'camt.053': { zh: 'CAMT.053 对账单', en: 'CAMT.053 statement' },
  'camt.054': { zh: 'CAMT.054 通知', en: 'CAMT.054 notification' },
  'pain.002': { zh: 'PAIN.002 状态报告', en: 'PAIN.002 status report' },
  bank_csv: { zh: '银行批量 CSV', en: 'Bank CSV' },
  bank_xlsx: { zh: '银行批量 Excel', en: 'Bank workbook' },
  pain_001: { zh: 'PAIN.001 付款指令', en: 'PAIN.001 payment initiation' },
  treasury_5201: { zh: '国库集中支付 5201 报文', en: 'Treasury message 5201' },
  metrobank: { zh: '标准栏目顺序', en: 'Standard columns' },
  reference_first: { zh: '业务号在首列', en: 'Reference first' },
});

defineLabels('method', {
  reference: { zh: '按支付指令号', en: 'By instruction reference' },
  amount_account: { zh: '按金额和账号', en: 'By amount and account' },
  by_hand: { zh: '人工认定', en: 'By hand' },
});

defineLabels('standing', {
  matched: { zh: '已匹配', en: 'Matched' },
  explained: { zh: '已说明', en: 'Explained' },
  unmatched: { zh: '未匹配', en: 'Unmatched' },
});

defineLabels('action', {
  'bank_statement.import': { zh: '导入银行对账单', en: 'Import a bank statement' },
  'paying_account.record': { zh: '登记付款账户', en: 'Record a paying account' },
  'payment_export.create': { zh: '导出支付文件', en: 'Export a payment file' },
});

defineLabels('subjectType', {
  bank_statement: { zh: '银行对账单', en: 'Bank statement' },
  bank_statement_line: { zh: '银行流水', en: 'Bank statement line' },
  paying_account: { zh: '付款账户', en: 'Paying account' },
});
