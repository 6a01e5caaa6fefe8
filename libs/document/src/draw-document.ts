import type { Paper } from './pdf/paper.js';
import { drawPaper } from './pdf/draw-paper.js';
import { drawWorkbook } from './xlsx/draw-workbook.js';

/** A paper and the kind of file that it is wanted as. */
export interface DrawingOrder {
  readonly paper: Paper;
  readonly format: 'pdf' | 'xlsx';
}

export function drawDocument({ paper, format }: DrawingOrder): Promise<Buffer> {
  return format === 'pdf' ? drawPaper(paper) : drawWorkbook(paper);
}
