import type { Text } from '#platform';

/** What a column of a bank's batch sheet can hold. */
export type SheetField =
  | 'kind'
  | 'position'
  | 'reference'
  | 'payerAccount'
  | 'payerName'
  | 'payeeAccount'
  | 'payeeName'
  | 'payeeBankName'
  | 'payeeBankCode'
  | 'amountYuan'
  | 'currency'
  | 'purpose';

/** The column map of one bank's batch sheet. Another bank is another entry of the table below and no code. */
export interface SheetLayout {
  readonly label: Text;
  readonly columns: readonly { readonly title: string; readonly field: SheetField }[];
  readonly sameBank: string;
  readonly otherBank: string;
  /** Whether the sheet names the CNAPS number of payees at the payer's own bank too; of others it always does. */
  readonly codeOfSameBank: boolean;
  readonly encoding: 'gb18030' | 'utf8_bom';
}

/**
 * `metrobank` is the order that bank publishes (trust.md section a.4). `reference_first` has the same columns in the order
 * in which the large state banks' upload sheets commonly have them, with our reference in front; compare it with the
 * sheet your bank gives you before the first upload.
 */
export const SHEET_LAYOUTS = {
  metrobank: {
    label: { zh: '首都银行批量转账表', en: 'Metrobank batch transfer sheet' },
    columns: [
      { title: '转账类型', field: 'kind' },
      { title: '付款账号', field: 'payerAccount' },
      { title: '收款账号', field: 'payeeAccount' },
      { title: '收款人户名', field: 'payeeName' },
      { title: '收款银行', field: 'payeeBankName' },
      { title: '联行号', field: 'payeeBankCode' },
      { title: '金额', field: 'amountYuan' },
      { title: '用途', field: 'purpose' },
      { title: '客户业务编号', field: 'reference' },
    ],
    sameBank: 'I',
    otherBank: 'D',
    codeOfSameBank: false,
    encoding: 'gb18030',
  },
  reference_first: {
    label: { zh: '通用批量付款表（编号在前）', en: 'Common batch payment sheet, reference first' },
    columns: [
      { title: '序号', field: 'position' },
      { title: '业务参考号', field: 'reference' },
      { title: '付款人名称', field: 'payerName' },
      { title: '付款人账号', field: 'payerAccount' },
      { title: '收款人名称', field: 'payeeName' },
      { title: '收款人账号', field: 'payeeAccount' },
      { title: '收款人开户行', field: 'payeeBankName' },
      { title: '收款行行号', field: 'payeeBankCode' },
      { title: '行内跨行标志', field: 'kind' },
      { title: '币种', field: 'currency' },
      { title: '金额', field: 'amountYuan' },
      { title: '附言', field: 'purpose' },
    ],
    sameBank: '行内',
    otherBank: '跨行',
    codeOfSameBank: true,
    encoding: 'utf8_bom',
  },
} as const satisfies Readonly<Record<string, SheetLayout>>;

export type SheetLayoutName = keyof typeof SHEET_LAYOUTS;
export const SHEET_LAYOUT_NAMES = Object.keys(SHEET_LAYOUTS) as SheetLayoutName[];
