import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { sheetRows } from './bank-sheet.js';
import type { PaymentOrder } from './payment-order.js';
import type { SheetLayout } from './sheet-layouts.js';

/** The bank's batch sheet as CSV (RFC 4180) in the encoding its layout names. */
export function csvSheet(order: PaymentOrder, layout: SheetLayout): Buffer {
  const text = stringify(sheetRows(order, layout), { record_delimiter: '\r\n' });
  return layout.encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(`\ufeff${text}`, 'utf8');
}
