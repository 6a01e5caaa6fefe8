/** A paper as data: what stands on it, not how it is drawn. */
export interface Paper {
  readonly title: string;
  /** At most 31 characters: what a workbook calls its sheet. */
  readonly shortName: string;
  /** The instant of the data that the paper shows. It dates the file, so the same data is the same bytes (D15). */
  readonly dataAt: Date;
  /** Stands at the foot of every page, beside its number. */
  readonly footer: string;
  readonly landscape?: boolean;
  /** The language of the page numbers and of the file; Chinese when left out. */
  readonly language?: 'zh' | 'en';
  readonly blocks: readonly Block[];
}

export type Block =
  /** The name of the paper, below that of the office that issues it. */
  | { readonly kind: 'title'; readonly office: string; readonly name: string }
  /** The heading of what follows; it stays together with the first rows below it. */
  | { readonly kind: 'caption' | 'note'; readonly text: string }
  /** Names and values in ruled rows; a row of several pairs shares the width among them. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly Fact[])[] }
  /** Boxes side by side, for people to sign in. */
  | { readonly kind: 'boxes'; readonly texts: readonly string[] }
  /** A ruled table whose heading is repeated on every page it reaches. */
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

export type Fact = readonly [name: string, value: string];

export interface Column {
  readonly title: string;
  /** Its part of the width, in relation to the other columns. */
  readonly width: number;
  readonly align?: Align;
}

export type Align = 'left' | 'center' | 'right';
