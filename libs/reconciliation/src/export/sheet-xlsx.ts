import { sheetRows } from './bank-sheet.js';
import type { PaymentOrder } from './payment-order.js';
import type { SheetLayout } from './sheet-layouts.js';

const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
/** 1980-01-01 00:00, the first instant a ZIP can name. */
const FIRST_DOS_TIME = 0;
const FIRST_DOS_DATE = 0x0021;

/** The bank's batch sheet as XLSX. Every cell is text: numbers of accounts and amounts stay what they are. */
export async function xlsxSheet(order: PaymentOrder, layout: SheetLayout): Promise<Buffer> {
  // Loaded when it is needed: the library is large and most processes never write a sheet.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  workbook.creator = 'jbgs';
  workbook.lastModifiedBy = 'jbgs';
  workbook.created = order.composedAt;
  workbook.modified = order.composedAt;
  const sheet = workbook.addWorksheet(order.batchNumber);
  for (const cells of sheetRows(order, layout)) sheet.addRow(cells).numFmt = '@';
  return withoutDates(Buffer.from(await workbook.xlsx.writeBuffer()));
}

/** The ZIP with one fixed date for every entry: the library stamps the present, and the same batch is the same file. */
function withoutDates(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_CENTRAL_DIRECTORY) throw new Error('the sheet is no ZIP');
  const entries = zip.readUInt16LE(end + 10);
  let header = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry += 1) {
    const local = zip.readUInt32LE(header + 42);
    stamp(zip, header + 12);
    stamp(zip, local + 10);
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(header + offset));
    header += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return zip;
}

function stamp(zip: Buffer, offset: number): void {
  zip.writeUInt16LE(FIRST_DOS_TIME, offset);
  zip.writeUInt16LE(FIRST_DOS_DATE, offset + 2);
}
