import type { Reason, SqlParams } from '#platform';
import { lexeme } from '#bulletin';

/** What a text is held against. */
export interface Wanted {
  readonly words: readonly string[];
  readonly fields: readonly string[];
  readonly regions: readonly string[];
}

/** What was found in common. */
export interface Fit {
  readonly score: number;
  readonly words: readonly string[];
  readonly fieldFits: boolean;
  readonly regionFits: boolean;
}

/** A common field weighs like a word or two of the title, a common region decides between equals. */
const FIELD_WEIGHT = 0.2;
const REGION_WEIGHT = 0.05;

interface Columns {
  readonly search: string;
  readonly field: string;
  readonly region: string;
}

/** SQL for how well a row fits: a condition that it does at all, and the columns of `Fit`. */
export function fitSql(wanted: Wanted, columns: Columns, params: SqlParams): { condition: string; fit: string } {
  const { search, field, region } = columns;
  const lexemes = wanted.words.map(lexeme);
  const query = `${params.add(lexemes.join(' | '))}::tsquery`;
  const words = `unnest(${params.add(wanted.words)}::text[], ${params.add(lexemes)}::text[]) as w(word, lexeme)`;
  const sameField = `${field} = any(${params.add(wanted.fields)}::text[])`;
  const sameRegion = `${region} = any(${params.add(wanted.regions)}::text[])`;
  return {
    condition: `(${search} @@ ${query} or ${sameField})`,
    fit: `round((ts_rank(${search}, ${query}) + case when ${sameField} then ${FIELD_WEIGHT} else 0 end
            + case when ${sameRegion} then ${REGION_WEIGHT} else 0 end)::numeric, 6)::float8 as score,
          array(select w.word from ${words} where ${search} @@ w.lexeme::tsquery) as words,
          ${sameField} as "fieldFits", ${sameRegion} as "regionFits"`,
  };
}

/** Why it fits, in words for people. */
export function reasonsOf(fit: Fit, { field, region }: { field: string; region: string }): Reason[] {
  return [
    ...(fit.words.length > 0 ? [{ code: 'matching.words', params: { words: fit.words.join('、') } }] : []),
    ...(fit.fieldFits ? [{ code: 'matching.field', params: { field } }] : []),
    ...(fit.regionFits ? [{ code: 'matching.region', params: { region } }] : []),
  ];
}
