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
