import { lexeme } from './search-document.js';
import { wordsOfQuery } from './words.js';

const MOST_WORDS = 16;
const NUMBER = /^jb-\d[\d-]*$/i;

/** What somebody typed into the search field: the beginning of a challenge's number, words, or nothing to go by. */
export type SearchQuery =
  | { readonly kind: 'number'; readonly from: string; readonly to: string }
  | { readonly kind: 'words'; readonly tsquery: string }
  | { readonly kind: 'nothing' };

/**
 * Reads a search text. Numbers (`JB-2026-0042`) are looked up by their beginning, as a range `from <= number < to`;
 * words must all occur, bound as a ready tsquery because PostgreSQL's own parser would cut codes apart.
 */
export function readSearch(text: string): SearchQuery {
  const typed = text.normalize('NFKC').trim();
  if (NUMBER.test(typed)) {
    const from = typed.toUpperCase();
    return { kind: 'number', from, to: `${from}~` };
  }
  const words = wordsOfQuery(typed).slice(0, MOST_WORDS);
  return words.length === 0 ? { kind: 'nothing' } : { kind: 'words', tsquery: words.map(lexeme).join(' & ') };
}

/** What somebody has typed so far: as a search, and as the beginning of a title or a word. */
export type PrefixQuery =
  | Exclude<SearchQuery, { kind: 'words' }>
  | { readonly kind: 'prefix'; readonly prefix: string; readonly tsquery: string };

/**
 * Reads what has been typed so far. Of its words the last may be half a word; a single character alone begins too many
 * words and has to be a word itself.
 */
export function readPrefix(text: string): PrefixQuery {
  const query = readSearch(text);
  if (query.kind !== 'words') return query;
  const prefix = text.normalize('NFKC').trim().toLowerCase();
  const words = wordsOfQuery(prefix).slice(0, MOST_WORDS);
  const last = words.length > 1 || [...(words[0] ?? '')].length > 1 ? ':*' : '';
  return { kind: 'prefix', prefix, tsquery: `${words.map(lexeme).join(' & ')}${last}` };
}
