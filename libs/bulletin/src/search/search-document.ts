import type { Indicator } from '#need';
import type { Challenge } from '../bulletin.entities.js';
import { wordsOfDocument } from './words.js';

/** Weight of a place in the text: A counts most (PostgreSQL's ts_rank). */
export type Weight = 'A' | 'B' | 'C';

/** Positions beyond this are all the same one to PostgreSQL. */
const LAST_POSITION = 16_383;

type Searched = Pick<Challenge, 'title' | 'summary' | 'field' | 'demanderName' | 'confidentiality'>;

/**
 * The search document of a challenge as a tsvector literal: title A, summary, field and demander B, names of
 * indicators C. What the public may not read it cannot find either, so indicators count for public challenges only.
 */
export function searchDocument(challenge: Searched, indicators: readonly Pick<Indicator, 'name'>[]): string {
  const { title, summary, field, demanderName, confidentiality } = challenge;
  const names = confidentiality === 'public' ? indicators.map(({ name }) => name) : [];
  return weightedDocument([
    ['A', title],
    ['B', [field, demanderName, summary].join('\n')],
    ['C', names.join('\n')],
  ]);
}

/** The words of texts with their places and weights, as a tsvector literal. */
export function weightedDocument(parts: readonly (readonly [Weight, string])[]): string {
  const positions = new Map<string, string[]>();
  let position = 0;
  for (const [weight, text] of parts) {
    for (const word of wordsOfDocument(text)) {
      position = Math.min(position + 1, LAST_POSITION);
      const known = positions.get(word);
      if (known) known.push(`${position}${weight}`);
      else positions.set(word, [`${position}${weight}`]);
    }
  }
  return [...positions].map(([word, places]) => `${lexeme(word)}:${places.join(',')}`).join(' ');
}

/** A word quoted as PostgreSQL reads it in tsvector and tsquery literals. */
export const lexeme = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
