/** The filing of 江西电缆, as `POST /needs` takes it. */
export function needFiling(programmeId: string, recommenderId: string): { readonly title: string };

/** The published list's own facts. */
export const record: {
  readonly name_zh: string;
  readonly field: string;
  readonly region: string;
  readonly amount_cny: number;
  readonly amount_note: string;
  readonly deliverables: readonly string[];
  readonly indicators: readonly {
    readonly name: string;
    readonly op: string;
    readonly value: number | readonly number[];
    readonly unit: string;
  }[];
};

/** By position in the record: what the list leaves open. */
export const TERMS: readonly { readonly weight: number; readonly mustPass: boolean }[];
