import { creditTransfer } from './credit-transfer.js';
import type { PaymentOrder } from './payment-order.js';
import { csvSheet } from './sheet-csv.js';
import { SHEET_LAYOUTS, type SheetLayoutName } from './sheet-layouts.js';
import { xlsxSheet } from './sheet-xlsx.js';
import { treasuryVoucher } from './treasury-voucher.js';

export const EXPORT_PROFILES = ['bank_csv', 'bank_xlsx', 'pain_001', 'treasury_5201'] as const;
export type ExportProfile = (typeof EXPORT_PROFILES)[number];

export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

const OCTETS = 'application/octet-stream';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The layout a profile is written in: sheets have one, messages none. */
export const layoutOf = (profile: ExportProfile, layout?: SheetLayoutName): SheetLayoutName | null =>
  profile === 'bank_csv' || profile === 'bank_xlsx' ? (layout ?? 'metrobank') : null;

/**
 * The file of a batch in one profile, with count and control sum in it. The same order gives the same bytes.
 * @param layout whose bank's sheet; messages ignore it
 */
export async function exportFile(
  order: PaymentOrder,
  profile: ExportProfile,
  layout: SheetLayoutName | null,
): Promise<ExportFile> {
  const sheet = SHEET_LAYOUTS[layout ?? 'metrobank'];
  switch (profile) {
    case 'bank_csv':
      // Not text/csv: the bytes may be GB18030, and a type of text would promise UTF-8.
      return { name: `批量付款-${order.batchNumber}.csv`, mediaType: OCTETS, content: csvSheet(order, sheet) };
    case 'bank_xlsx':
      return { name: `批量付款-${order.batchNumber}.xlsx`, mediaType: XLSX, content: await xlsxSheet(order, sheet) };
    case 'pain_001':
      return {
        name: `付款指令-pain.001-${order.batchNumber}.xml`,
        mediaType: 'application/xml',
        content: creditTransfer(order),
      };
    case 'treasury_5201':
      return {
        name: `财政直接支付凭证-${order.batchNumber}.xml`,
        mediaType: 'application/xml',
        content: treasuryVoucher(order),
      };
  }
}
