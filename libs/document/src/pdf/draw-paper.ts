import { chineseFont } from './chinese-font.js';
import type { Align, Block, Column, Fact, Paper } from './paper.js';

type Pdf = PDFKit.PDFDocument;

const MARGIN = 42;
const FOOTER_HEIGHT = 24;
const PADDING = 3;
const NAME_WIDTH = 78;
const BODY_SIZE = 8.5;
const CAPTION_SIZE = 10.5;
const TITLE_SIZE = 17;
const FOOTER_SIZE = 7.5;
/** A cell is never higher than a page. What people wrote at length stands whole in the product. */
const LONGEST_TEXT = 400;
const LABEL_SHADE = '#eef1f5';
const INK = '#000000';

/** Draws a paper on A4, its pages numbered. The same paper gives the same bytes. */
export async function drawPaper(paper: Paper): Promise<Buffer> {
  const { title, dataAt, landscape, language = 'zh' } = paper;
  // Loaded with the first document: pdfkit and its font reader are of no use to a process that makes none.
  const [{ default: PdfDocument }, font] = await Promise.all([import('pdfkit'), chineseFont()]);
  const pdf = new PdfDocument({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margin: MARGIN,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: title, Producer: 'jbgs', Creator: 'jbgs', CreationDate: dataAt, ModDate: dataAt },
  });
  pdf.registerFont('han', font).font('han').lineWidth(0.5);
  const drawing = new Drawing(pdf);
  for (const block of paper.blocks) drawing.block(block);
  drawing.numberPages(paper.footer, language);
  return bytesOf(pdf);
}

async function bytesOf(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly align: Align;
  readonly label: boolean;
}

/** A paper as far as it is drawn: `y` is where the next block begins on the page. */
class Drawing {
  private y = MARGIN;

  constructor(private readonly pdf: Pdf) {}

  block(block: Block): void {
    switch (block.kind) {
      case 'title':
        this.line(block.office, CAPTION_SIZE, 'center');
        this.line(block.name, TITLE_SIZE, 'center');
        this.y += PADDING;
        return;
      case 'caption':
        this.makeRoom(9 * CAPTION_SIZE);
        this.y += 2 * PADDING;
        this.line(block.text, CAPTION_SIZE, 'left');
        return;
      case 'note':
        this.y += PADDING;
        this.line(block.text, BODY_SIZE, 'left');
        return;
      case 'facts':
        for (const pairs of block.rows) this.facts(pairs);
        return;
      case 'boxes':
        this.row(block.texts.map((text) => this.cell(text, this.width / block.texts.length)));
        return;
      case 'table':
        this.table(block.columns, block.rows);
    }
  }

  /** Writes the foot of every page, when all of them are there. */
  numberPages(footer: string, language: 'zh' | 'en'): void {
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(page);
      const y = this.pdf.page.height - MARGIN - FOOTER_SIZE;
      const number = language === 'zh' ? `第 ${page + 1} 页　共 ${count} 页` : `Page ${page + 1} of ${count}`;
      // Without line breaks nothing is moved to another page.
      const place = { lineBreak: false };
      this.pdf.fontSize(FOOTER_SIZE).text(this.written(footer), MARGIN, y, place);
      this.pdf.text(number, MARGIN + this.width - this.pdf.widthOfString(number), y, place);
    }
  }

  private get width(): number {
    return this.pdf.page.width - 2 * MARGIN;
  }

  private cell(text: string, width: number, align: Align = 'left', label = false): Cell {
    return { text: this.written(text), width, align, label };
  }

  private line(text: string, size: number, align: Align): void {
    const written = this.written(text);
    const place = { width: this.width, align };
    this.pdf.fontSize(size);
    this.makeRoom(this.pdf.heightOfString(written, place));
    this.pdf.text(written, MARGIN, this.y, place);
    this.y = this.pdf.y + PADDING;
  }

  private facts(pairs: readonly Fact[]): void {
    const width = this.width / pairs.length - NAME_WIDTH;
    const cells = pairs.map(([name, value]) => [this.cell(name, NAME_WIDTH, 'center', true), this.cell(value, width)]);
    this.row(cells.flat());
  }

  private table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const unit = this.width / columns.reduce((sum, { width }) => sum + width, 0);
    const heading = columns.map(({ title, width }) => this.cell(title, width * unit, 'center', true));
    this.row(heading);
    for (const row of rows) {
      const cells = columns.map(({ width, align }, index) => this.cell(row[index] ?? '', width * unit, align));
      this.row(cells, heading);
    }
  }

  private makeRoom(height: number): boolean {
    if (this.y + height <= this.pdf.page.height - MARGIN - FOOTER_HEIGHT) return false;
    this.pdf.addPage();
    this.y = MARGIN;
    return true;
  }

  private row(cells: readonly Cell[], heading?: readonly Cell[]): void {
    this.pdf.fontSize(BODY_SIZE);
    const place = ({ width, align }: Cell) => ({ width: width - 2 * PADDING, align });
    const heights = cells.map((cell) => this.pdf.heightOfString(cell.text, place(cell)));
    const height = Math.max(...heights, BODY_SIZE) + 2 * PADDING;
    if (this.makeRoom(height) && heading) this.row(heading);
    let x = MARGIN;
    for (const cell of cells) {
      if (cell.label) this.pdf.rect(x, this.y, cell.width, height).fill(LABEL_SHADE);
      this.pdf.rect(x, this.y, cell.width, height).stroke(INK);
      this.pdf.fillColor(INK).text(cell.text, x + PADDING, this.y + PADDING, place(cell));
      x += cell.width;
    }
    this.y += height;
  }

  /** A character that the font lacks is written by its number: an empty box on a payment paper says nothing. */
  private written(text: string): string {
    const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
    const { font } = (this.pdf as unknown as { readonly _font: EmbeddedFont })._font;
    return [...shown]
      .map((character) => {
        const codePoint = character.codePointAt(0) ?? 0;
        if (character === '\n' || font.hasGlyphForCodePoint(codePoint)) return character;
        return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
      })
      .join('');
  }
}

/** What pdfkit keeps of the font in use; its types do not tell. */
interface EmbeddedFont {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
}
