/** What a column of a bank's statement sheet can hold. */
export type StatementField =
  | 'bankReference'
  | 'bookedOn'
  | 'debit'
  | 'credit'
  | 'direction'
  | 'amount'
  | 'counterpartyName'
  | 'counterpartyAccount'
  | 'reference'
  | 'remittance';

/** What stands beside a label above or below the table. */
export type ControlField =
  'accountNo' | 'fromOn' | 'toOn' | 'opening' | 'closing' | 'count' | 'debitTotal' | 'creditTotal';

/**
 * The column map of one bank's statement: the titles of its table, and the labels whose values stand in the next cell.
 * A file is read by the first layout all of whose titles stand in one row. Another bank is another entry and no code.
 */
export interface StatementLayout {
  readonly columns: Readonly<Record<string, StatementField>>;
  readonly labels: Readonly<Record<string, ControlField>>;
  /** How debits are named where one column says the direction. */
  readonly debitWords?: readonly string[];
  readonly creditWords?: readonly string[];
}

export const STATEMENT_LAYOUTS: readonly StatementLayout[] = [
  {
    columns: {
      交易日期: 'bookedOn',
      交易流水号: 'bankReference',
      借方发生额: 'debit',
      贷方发生额: 'credit',
      对方户名: 'counterpartyName',
      对方账号: 'counterpartyAccount',
      客户业务编号: 'reference',
      摘要: 'remittance',
    },
    labels: {
      账号: 'accountNo',
      起始日期: 'fromOn',
      截止日期: 'toOn',
      期初余额: 'opening',
      期末余额: 'closing',
      总笔数: 'count',
      借方合计: 'debitTotal',
      贷方合计: 'creditTotal',
    },
  },
  {
    columns: {
      流水号: 'bankReference',
      记账日期: 'bookedOn',
      借贷标志: 'direction',
      交易金额: 'amount',
      对方单位名称: 'counterpartyName',
      对方单位账号: 'counterpartyAccount',
      附言: 'remittance',
    },
    labels: {
      本方账号: 'accountNo',
      开始日期: 'fromOn',
      结束日期: 'toOn',
      上期余额: 'opening',
      本期余额: 'closing',
      笔数: 'count',
      借方总额: 'debitTotal',
      贷方总额: 'creditTotal',
    },
    debitWords: ['借', '借方', 'D'],
    creditWords: ['贷', '贷方', 'C'],
  },
];
