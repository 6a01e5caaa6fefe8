export interface SheetColumn {
  readonly title: string;
  /** Amounts and counts, with which a spreadsheet can calculate. */
  readonly isNumber?: boolean;
}

const NUMBER = /^-?\d{1,15}(\.\d{1,2})?$/;

/** Hands a table to the reader as XLSX. The writer is a chunk of its own. */
export async function saveSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = rows.map((row) => row.map((text, index) => cellOf(text, columns[index]?.isNumber ?? false)));
  await writeXlsxFile([head, ...body]).toFile(`${name}.xlsx`);
}

function cellOf(text: string, isNumber: boolean) {
  const digits = text.replace(/,|\s?元$|^CNY /g, '');
  if (!isNumber || !NUMBER.test(digits)) return { type: String, value: text };
  return { type: Number, value: Number(digits), format: digits.includes('.') ? '#,##0.00' : '0' };
}
