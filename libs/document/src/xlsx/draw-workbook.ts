import type { Workbook, Worksheet } from 'exceljs';
import type { Block, Column, Paper } from '../pdf/paper.js';
import { withoutZipTimes } from './zip-times.js';

const INK = { style: 'thin' } as const;
const FRAME = { top: INK, left: INK, bottom: INK, right: INK };
const SHADE = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF1F5' } } as const;
const UNIT_WIDTH = 7.5;

/**
 * The same paper as a workbook of one sheet. Every cell is text, amounts too: a spreadsheet's number is a floating
 * point number, and nothing that begins with `=` becomes a formula (trust.md A8, D7).
 */
export async function drawWorkbook(paper: Paper): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook: Workbook = new excel.Workbook();
  workbook.creator = 'jbgs';
  workbook.lastModifiedBy = 'jbgs';
  workbook.created = paper.dataAt;
  workbook.modified = paper.dataAt;
  workbook.title = paper.title;
  const sheet = workbook.addWorksheet(paper.shortName, {
    pageSetup: {
      paperSize: 9,
      orientation: paper.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToHeight: 0,
    },
    headerFooter: { oddFooter: `&L${paper.footer.replaceAll('&', '&&')}&R&P / &N` },
  });
  for (const block of paper.blocks) addBlock(sheet, block);
  widen(sheet, paper.blocks);
  return withoutZipTimes(Buffer.from(await workbook.xlsx.writeBuffer()));
}

function addBlock(sheet: Worksheet, block: Block): void {
  switch (block.kind) {
    case 'title':
      sheet.addRow([block.office]);
      sheet.addRow([block.name]).font = { bold: true, size: 16 };
      return;
    case 'caption':
      sheet.addRow([]);
      sheet.addRow([block.text]).font = { bold: true };
      return;
    case 'note':
      sheet.addRow([block.text]);
      return;
    case 'facts':
      for (const pairs of block.rows) sheet.addRow(pairs.flat());
      return;
    case 'boxes':
      sheet.addRow([]);
      sheet.addRow([...block.texts]).alignment = { wrapText: true, vertical: 'top' };
      return;
    case 'table':
      addTable(sheet, block.columns, block.rows);
  }
}

function addTable(sheet: Worksheet, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const heading = sheet.addRow(columns.map(({ title }) => title));
  heading.eachCell((cell) => {
    cell.border = FRAME;
    cell.fill = SHADE;
    cell.alignment = { horizontal: 'center', wrapText: true };
  });
  for (const texts of rows) {
    const row = sheet.addRow([...texts]);
    row.eachCell((cell, index) => {
      cell.border = FRAME;
      cell.alignment = { horizontal: columns[index - 1]?.align ?? 'left', wrapText: true, vertical: 'middle' };
    });
  }
}

/** As wide as the widest table wants it. */
function widen(sheet: Worksheet, blocks: readonly Block[]): void {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.columns] : []));
  const count = Math.max(...tables.map((columns) => columns.length), 1);
  for (let index = 0; index < count; index += 1) {
    const widest = Math.max(...tables.map((columns) => columns[index]?.width ?? 0));
    sheet.getColumn(index + 1).width = widest * UNIT_WIDTH;
  }
}
