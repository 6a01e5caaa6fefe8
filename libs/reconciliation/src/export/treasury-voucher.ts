import { plainYuan } from './bank-sheet.js';
import { bankNameOf } from './bank-names.js';
import type { OrderLine, PaymentOrder } from './payment-order.js';
import { xmlDocument, type Xml } from './xml-text.js';

const NOTICE =
  '5201-like template 财政直接支付凭证样式: field names as one provincial system reads them; claims no conformity 不代表符合任何地方规范';

/**
 * Codes of the voucher. Provinces number them differently, so what this product does not know stays empty for the
 * agency's treasury system to fill in; 11 is direct payment in the one system whose names these are (trust.md a.4).
 */
const CODES = {
  AdmDivCode: '',
  VtCode: '5201',
  FundTypeCode: '',
  FundTypeName: '',
  BgtTypeCode: '',
  PayTypeCode: '11',
  ProCatCode: '',
  MOFDepCode: '',
  FileNoCode: '',
  SupDepCode: '',
  AgencyCode: '',
  ExpFuncCode: '',
  ExpEcoCode: '',
  DepProCode: '',
  SetModeCode: '',
  ClearBankCode: '',
  PaySummaryCode: '',
} as const;

type CodeName = keyof typeof CODES;

const CLASSIFICATION: readonly CodeName[] = [
  'FundTypeCode',
  'FundTypeName',
  'BgtTypeCode',
  'PayTypeCode',
  'ProCatCode',
  'MOFDepCode',
  'FileNoCode',
  'SupDepCode',
  'AgencyCode',
  'ExpFuncCode',
  'ExpEcoCode',
  'DepProCode',
  'SetModeCode',
];

const code = (name: CodeName): Xml => [name, CODES[name]];

/** A treasury direct-payment voucher, "5201-like": a template that claims no conformity to any province's profile. */
export function treasuryVoucher(order: PaymentOrder): Buffer {
  const year = order.requestedOn.slice(0, 4);
  const body = { AdmDivCode: CODES.AdmDivCode, StYear: year, VtCode: CODES.VtCode, VoucherNo: order.batchNumber };
  const voucher: Xml = [
    'Voucher',
    [
      ['StYear', year],
      code('VtCode'),
      ['VoucherNo', order.batchNumber],
      ['VouDate', order.requestedOn.replaceAll('-', '')],
      ...CLASSIFICATION.map(code),
      ['PayBankCode', order.payer.bankCode],
      code('ClearBankCode'),
      ['PayAcctNo', order.payer.accountNo],
      ['PayAcctName', order.payer.accountName],
      ['PayAcctBankName', order.payer.bankName],
      ['DetailCount', String(order.lines.length)],
      ['PayAmt', plainYuan(order.controlSumFen)],
      ['DetailList', order.lines.map(detail)],
    ],
  ];
  return xmlDocument(['MOF', [['VoucherBody', [voucher], body]]], NOTICE);
}

function detail(line: OrderLine): Xml {
  return [
    'Detail',
    [
      ['VoucherDetailNo', line.reference],
      ['PayeeAcctNo', line.payeeAccount],
      ['PayeeAcctName', line.payeeName],
      ['PayeeAcctBankName', bankNameOf(line.payeeBankCode)],
      ['PayeeAcctBankNo', line.payeeBankCode],
      code('PaySummaryCode'),
      ['PaySummaryName', line.purpose],
      ['PayAmt', plainYuan(line.amountFen)],
    ],
  ];
}
