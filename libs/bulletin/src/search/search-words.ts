import type { Indicator } from '#need';
import type { SearchWords } from '../bulletin.repository.js';
import type { Challenge } from '../bulletin.entities.js';
import { searchDocument } from './search-document.js';
import { wordsOfQuery } from './words.js';

const SHORTEST_TERM = 2;
const LONGEST_TERM = 20;

/** Everything a challenge is found by. Only words of titles that the public reads are ever suggested. */
export function searchWords(challenge: Challenge, indicators: readonly Pick<Indicator, 'name'>[]): SearchWords {
  return {
    document: searchDocument(challenge, indicators),
    terms: challenge.confidentiality === 'invited' ? [] : titleTerms(challenge.title),
  };
}

/** The words of a title that are worth suggesting. */
export const titleTerms = (title: string): string[] =>
  wordsOfQuery(title).filter((word) => {
    const { length } = [...word];
    return length >= SHORTEST_TERM && length <= LONGEST_TERM;
  });
