import excel from 'exceljs';
import type { Paper } from '../pdf/paper.js';
import { drawWorkbook } from './draw-workbook.js';
import { withoutZipTimes } from './zip-times.js';

const paper: Paper = {
  title: '年度决算表',
  shortName: '2026年度决算',
  dataAt: new Date('2026-12-31T08:00:00Z'),
  footer: 'JH-2026-0001 & Co',
  landscape: true,
  blocks: [
    { kind: 'title', office: '吉安市科学技术局', name: '年度决算表' },
    {
      kind: 'table',
      columns: [
        { title: '项目名称', width: 3 },
        { title: '金额', width: 2, align: 'right' },
      ],
      rows: [['=HYPERLINK("http://evil")', '92,233,720,368,547,758.07']],
    },
  ],
};

describe('drawWorkbook', () => {
  it('writes text cells only: amounts to the fen, and no formula', async () => {
    const workbook = new excel.Workbook();
    await workbook.xlsx.load((await drawWorkbook(paper)) as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet('2026年度决算');
    expect(sheet?.getRow(2).getCell(1).value).toBe('年度决算表');
    const row = sheet?.getRow(4);
    expect([row?.getCell(1).type, row?.getCell(1).value]).toEqual([
      excel.ValueType.String,
      '=HYPERLINK("http://evil")',
    ]);
    expect([row?.getCell(2).type, row?.getCell(2).value]).toEqual([
      excel.ValueType.String,
      '92,233,720,368,547,758.07',
    ]);
  });

  it('gives the same bytes for the same paper, whenever it is written', async () => {
    const first = await drawWorkbook(paper);
    // Times in zip files have steps of two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await drawWorkbook(paper)).equals(first)).toBe(true);
  }, 10_000);
});

describe('withoutZipTimes', () => {
  it('refuses what is no zip file', () => {
    expect(() => withoutZipTimes(Buffer.from('no zip file'))).toThrow('this is no zip file');
  });
});
