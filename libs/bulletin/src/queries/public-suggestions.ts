import { type PublicReads } from '#platform';
import { readPrefix, type PrefixQuery } from '../search/search-query.js';

/** What whoever types may mean: a word to search for, or a challenge to go to. */
export interface Suggestion {
  readonly kind: 'term' | 'challenge';
  readonly text: string;
  /** Of a challenge; null for a word. */
  readonly id: string | null;
  readonly number: string | null;
}

const MOST_SUGGESTED = 10;
const MOST_TERMS = 4;
/** Of what begins so, only so many are looked at: the next letter narrows it. */
const MOST_LOOKED_AT = 200;

/** Beyond every text that begins with the prefix. */
const after = (prefix: string): string => `${prefix}\u{10ffff}`;

const BY_NUMBER = `
  select 'challenge' as kind, title as text, id, number from public_challenge
   where number >= $1 and number < $2 order by number limit ${MOST_SUGGESTED}`;

const BY_WORDS = `
  (select 'term' as kind, term as text, null::uuid as id, null as number
     from (select term from public_search_term where term >= $1 and term < $2 order by term limit ${MOST_LOOKED_AT}) t
    order by length(term), term limit ${MOST_TERMS})
  union all
  (select 'challenge', title, id, number
     from (select id, number, title, "openedAt" from public_challenge
            where lower(title collate "C") >= $1 and lower(title collate "C") < $2 limit ${MOST_LOOKED_AT}) t
    order by "openedAt" desc, id limit ${MOST_SUGGESTED})
  union all
  (select 'challenge', title, id, number
     from (select id, number, title, "openedAt" from public_challenge
            where search @@ (select $3::tsquery) limit ${MOST_LOOKED_AT}) t
    order by "openedAt" desc, id limit ${MOST_SUGGESTED})`;

/**
 * Suggestions for what has been typed so far: words of titles that begin so, then challenges whose titles begin so or
 * that hold the words, at most ten.
 */
export async function publicSuggestions(reads: PublicReads, typed: string): Promise<Suggestion[]> {
  const query = readPrefix(typed);
  if (query.kind === 'nothing') return [];
  const rows = await reads.query<Suggestion>(...statement(query));
  const known = new Set<string>();
  const distinct = rows.filter(({ kind, text, id }) => {
    const key = id ?? `${kind} ${text}`;
    return !known.has(key) && Boolean(known.add(key));
  });
  return distinct.slice(0, MOST_SUGGESTED);
}

const statement = (query: Exclude<PrefixQuery, { kind: 'nothing' }>): [sql: string, params: readonly string[]] =>
  query.kind === 'number'
    ? [BY_NUMBER, [query.from, query.to]]
    : [BY_WORDS, [query.prefix, after(query.prefix), query.tsquery]];
