import { formatYuan, type Fen } from '#platform';
import { bankNameOf, sameBank } from './bank-names.js';
import type { OrderLine, PaymentOrder } from './payment-order.js';
import type { SheetField, SheetLayout } from './sheet-layouts.js';

/** Yuan with two decimals and no separators, as payment files want it. */
export const plainYuan = (amount: Fen): string => formatYuan(amount).replaceAll(',', '');

/**
 * The batch as rows of text: titles, one row for each payment, and a last row with count and control sum. What a
 * spreadsheet would take for a formula is made text.
 */
export function sheetRows(order: PaymentOrder, layout: SheetLayout): string[][] {
  const titles = layout.columns.map(({ title }) => title);
  const rows = order.lines.map((line, index) => {
    const values = lineValues(order, layout, { line, position: index + 1 });
    return layout.columns.map(({ field }) => neutral(values[field]));
  });
  const controls = [
    '合计',
    '笔数',
    String(order.lines.length),
    '金额',
    plainYuan(order.controlSumFen),
    order.batchNumber,
  ];
  return [titles, ...rows, titles.map((_title, index) => controls[index] ?? '')];
}

function lineValues(
  { payer }: PaymentOrder,
  layout: SheetLayout,
  { line, position }: { line: OrderLine; position: number },
): Record<SheetField, string> {
  const own = sameBank(payer.bankCode, line.payeeBankCode);
  return {
    kind: own ? layout.sameBank : layout.otherBank,
    position: String(position),
    reference: line.reference,
    payerAccount: payer.accountNo,
    payerName: payer.accountName,
    payeeAccount: line.payeeAccount,
    payeeName: line.payeeName,
    payeeBankName: bankNameOf(line.payeeBankCode),
    payeeBankCode: own && !layout.codeOfSameBank ? '' : line.payeeBankCode,
    amountYuan: plainYuan(line.amountFen),
    currency: 'CNY',
    purpose: line.purpose,
  };
}

/** An apostrophe in front keeps spreadsheets from reading text as a formula (trust.md D7); full-width signs count too. */
const neutral = (text: string): string => (/^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text);
