import { createRequire } from 'node:module';

const WORDS = 20_000;
const TITLE_WORDS = 5;
const SUMMARY_WORDS = 36;
const CLAUSE_WORDS = 6;

/** Numbers in [0, 1), the same ones in every run (mulberry32). */
export function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Titles and summaries of about 95 characters out of real two-character nouns, which occur as words do in real texts:
 * the n-th frequent one 1/n times as often as the first (Zipf's law). So there are words in nearly every text, words in
 * some, and words in a handful.
 */
export class ZipfTexts {
  #random;
  #words = nouns();
  #sums = [];

  /** @param {() => number} random numbers in [0, 1) */
  constructor(random) {
    this.#random = random;
    let sum = 0;
    for (let rank = 1; rank <= this.#words.length; rank += 1) this.#sums.push((sum += 1 / rank));
  }

  /** @returns {{ title: string, summary: string, words: string[] }} a text, with its different words */
  next() {
    const title = Array.from({ length: TITLE_WORDS }, () => this.#word());
    const summary = Array.from({ length: SUMMARY_WORDS }, () => this.#word());
    const clauses = [];
    for (let at = 0; at < summary.length; at += CLAUSE_WORDS)
      clauses.push(summary.slice(at, at + CLAUSE_WORDS).join(''));
    return { title: title.join(''), summary: `${clauses.join('，')}。`, words: [...new Set([...title, ...summary])] };
  }

  #word() {
    const wanted = this.#random() * this.#sums[this.#sums.length - 1];
    let [low, high] = [0, this.#sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sums[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return this.#words[low];
  }
}

/** The most frequent two-character nouns of the dictionary that the product cuts words with. */
function nouns() {
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict');
  return dict
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word, , tag]) => tag?.trim() === 'n' && /^\p{Script=Han}{2}$/u.test(word))
    .sort(([, one], [, other]) => Number(other) - Number(one))
    .slice(0, WORDS)
    .map(([word]) => word);
}
