import { defineMessages, explainConstraints } from '#platform';

export const reconciliationMessages = defineMessages({
  'payment_export.no_paying_account': {
    zh: '该计划尚未登记付款账户',
    en: 'The programme has no paying account yet',
  },
  'payment_export.differs': {
    zh: '重新导出的文件与首次导出（{sha256}）不一致，未予导出',
    en: 'The file differs from the first export ({sha256}); nothing was exported',
  },
  'payment_export.bank_code_wrong': {
    zh: '指令 {reference} 的收款行联行号 {bankCode} 有误',
    en: 'The CNAPS number {bankCode} of instruction {reference} is wrong',
  },
  'paying_account.bank_code_wrong': { zh: '联行号校验不通过', en: 'The check digit of the CNAPS number is wrong' },
  'statement.not_text': {
    zh: '文件不是 UTF-8 或 GB18030 文本',
    en: 'The file is text neither in UTF-8 nor in GB18030',
  },
  'statement.not_readable': {
    zh: '文件不完整，或不是银行流水表、camt.053、camt.054、pain.002',
    en: 'The file is cut off, or is no statement sheet, camt.053, camt.054 or pain.002',
  },
  'statement.unknown_layout': {
    zh: '表头与已知的银行流水表都不相符',
    en: 'No statement layout known here has these column titles',
  },
  'statement.no_account': { zh: '文件未写明本方账号', en: 'The file does not name the account' },
  'statement.wrong_account': {
    zh: '文件是账号 {account} 的，不是本计划的付款账户',
    en: 'The file is of account {account}, which is not the paying account of this programme',
  },
  'statement.wrong_batch': {
    zh: '本计划没有批次 {batch}',
    en: 'This programme has no batch {batch}',
  },
  'statement.several_accounts': {
    zh: '文件含 {count} 份对账单，请分别导入',
    en: 'The file has {count} statements; import them one by one',
  },
  'statement.no_controls': {
    zh: '文件既无笔数与合计，也无期初期末余额，无法判断是否完整',
    en: 'The file states neither count and sums nor balances, so nobody can tell whether it is whole',
  },
  'statement.control_malformed': { zh: '合计或余额“{value}”无法识别', en: 'The control value {value} cannot be read' },
  'statement.count_mismatch': {
    zh: '文件写明 {stated} 笔，实有 {found} 笔，可能被截断',
    en: 'The file states {stated} entries and has {found}; it may be cut off',
  },
  'statement.sum_mismatch': {
    zh: '文件写明合计 {stated} 元，实为 {found} 元',
    en: 'The file states a sum of {stated} yuan and adds up to {found}',
  },
  'statement.balance_mismatch': {
    zh: '期末余额写明 {stated} 元，按流水应为 {found} 元',
    en: 'The file states a closing balance of {stated} yuan; its entries give {found}',
  },
  'statement.no_lines': { zh: '文件中没有流水', en: 'The file has no entries' },
  'statement.too_many_lines': { zh: '文件超过 {max} 笔', en: 'The file has more than {max} entries' },
  'statement.too_large': { zh: '文件超过 {max} MB', en: 'The file is larger than {max} MB' },
  'statement.no_single_status': {
    zh: '回执只有整批状态，没有逐笔状态',
    en: 'The report says how the batch stands and not how its payments do',
  },
  'statement.status_unknown': { zh: '第 {row} 笔：状态“{value}”未知', en: 'Entry {row}: unknown status {value}' },
  'statement.amount_malformed': {
    zh: '第 {row} 行“{column}”：金额无法识别（不接受科学计数）',
    en: 'Row {row}, {column}: not an amount (scientific notation is not taken)',
  },
  'statement.amount_missing': { zh: '第 {row} 行：没有发生额', en: 'Row {row}: no amount' },
  'statement.date_malformed': { zh: '第 {row} 行“{column}”：日期无法识别', en: 'Row {row}, {column}: not a date' },
  'statement.account_malformed': {
    zh: '第 {row} 行“{column}”：账号无法识别，可能已被电子表格改写',
    en: 'Row {row}, {column}: not an account number; a spreadsheet may have damaged it',
  },
  'statement.reference_malformed': {
    zh: '第 {row} 行“{column}”：流水号或参考号无法识别',
    en: 'Row {row}, {column}: not a reference of the bank',
  },
  'statement.direction_malformed': {
    zh: '第 {row} 行“{column}”：借贷方向无法识别',
    en: 'Row {row}, {column}: neither debit nor credit',
  },
  'statement.details_mismatch': {
    zh: '第 {row} 笔：明细之和与该笔金额不符',
    en: 'Entry {row}: its payments do not add up to it',
  },
  'statement.line_twice': {
    zh: '第 {row} 行与第 {first} 行流水号相同',
    en: 'Row {row} has the bank reference of row {first}',
  },
  'statement.line_conflict': {
    zh: '第 {row} 行：流水号已导入，但金额或方向不同',
    en: 'Row {row}: this bank reference is imported already with another amount or direction',
  },
  'statement_line.no_such_reference': { zh: '没有此指令编号', en: 'No instruction has this reference' },
  'statement_line.wrong_amount': { zh: '金额与指令不符', en: 'The amount differs from the instruction' },
  'statement_line.wrong_name': { zh: '户名与指令不符', en: 'The payee name differs from the instruction' },
  'statement_line.wrong_account': { zh: '收款账号与指令不符', en: 'The payee account differs from the instruction' },
  'statement_line.already_matched': { zh: '该指令已有对应流水', en: 'Another line stands for this payment already' },
  'statement_line.not_ours': { zh: '非本系统支付', en: 'No payment of this system' },
  'statement_line.ambiguous': { zh: '有多笔支付相符，需人工核对', en: 'Several payments fit; a person must say which' },
  'statement_line.reopened': { zh: '原核对结果已撤销', en: 'The earlier resolution was undone' },
  'statement_line.resolved': { zh: '该流水已核对，请先撤销', en: 'The line is resolved already; undo that first' },
  'statement_line.not_resolved': { zh: '该流水尚未核对', en: 'The line is not resolved' },
  'statement_line.unknown_instruction': {
    zh: '本计划没有已发出的指令 {reference}',
    en: 'This programme has sent no instruction {reference}',
  },
  'statement_line.difference.bank_settled_treasury_pending': {
    zh: '银行已支付，国库尚未报告到账',
    en: 'The bank says settled, the treasury has not reported it',
  },
  'statement_line.difference.bank_settled_treasury_rejected': {
    zh: '银行已支付，国库报告未支付',
    en: 'The bank says settled, the treasury reported a rejection',
  },
  'statement_line.difference.bank_returned_treasury_open': {
    zh: '银行已退回，国库尚未报告退汇',
    en: 'The bank says returned, the treasury has not reported it',
  },
  'statement_line.difference.bank_rejected_treasury_open': {
    zh: '银行已拒绝，国库尚未报告',
    en: 'The bank says rejected, the treasury has not reported it',
  },
});

explainConstraints({
  statement_resolution_one_live: 'statement_line.resolved',
  statement_resolution_payment_once: 'statement_line.already_matched',
});
