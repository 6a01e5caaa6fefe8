import { readPdf } from '../../test-support/read-pdf.js';
import { drawPaper } from './draw-paper.js';
import type { Paper } from './paper.js';

const MAX_BYTES = 300_000;

const paper = (rows: number): Paper => ({
  title: '拨付审批单',
  shortName: 'BF-2026-0001',
  dataAt: new Date('2026-07-15T01:30:00Z'),
  footer: 'BF-2026-0001',
  blocks: [
    { kind: 'title', office: '吉安市科学技术局', name: '拨付审批单' },
    { kind: 'facts', rows: [[['金额（大写）', '人民币壹佰万元零伍分']]] },
    {
      kind: 'table',
      columns: [
        { title: '序号', width: 1 },
        { title: '金额（元）', width: 3, align: 'right' },
      ],
      rows: Array.from({ length: rows }, (_, index) => [String(index + 1), '1,000,000.05']),
    },
  ],
});

describe('drawPaper', () => {
  it('writes Chinese text that can be read back, with the subset of a font', async () => {
    const file = await drawPaper(paper(2));
    const { pages, font, text } = readPdf(file);
    expect(pages).toBe(1);
    expect(font).toMatch(/^[A-Z]{6}\+NotoSansHans-Regular$/);
    expect(text).toContain('吉安市科学技术局拨付审批单');
    expect(text).toContain('人民币壹佰万元零伍分');
    expect(text).toContain('1,000,000.05');
    expect(text).toContain('第 1 页　共 1 页');
    expect(file.length).toBeLessThan(MAX_BYTES);
  });

  it('gives the same bytes for the same paper, whenever it is drawn', async () => {
    const first = await drawPaper(paper(2));
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await drawPaper(paper(2))).equals(first)).toBe(true);
    expect((await drawPaper({ ...paper(2), dataAt: new Date('2026-07-15T01:30:01Z') })).equals(first)).toBe(false);
  });

  it('repeats the heading of a table on every page and numbers the pages', async () => {
    const { pages, text } = readPdf(await drawPaper(paper(120)));
    expect(pages).toBeGreaterThan(2);
    expect(text.split('序号')).toHaveLength(pages + 1);
    expect(text).toContain(`第 ${pages} 页　共 ${pages} 页`);
    expect(text.split('1,000,000.05')).toHaveLength(121);
  });

  it('writes the number of a character that the font lacks, and what is long not to its end', async () => {
    const note = { kind: 'note', text: `姓名𠮷${'长'.repeat(500)}` } as const;
    const { text } = readPdf(await drawPaper({ ...paper(1), blocks: [note] }));
    expect(text).toContain('姓名[U+20BB7]');
    expect(text.split('长').length - 1).toBe(400 - '姓名𠮷'.length);
    expect(text).toContain('长…');
  });
});
