/** A text in both languages of the product. Chinese is the first language. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;
