import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';

/** Longer tokens are no words anybody looks for, and PostgreSQL takes lexemes of at most 2046 bytes. */
const LONGEST_WORD = 64;
/** Particles that stand in every sentence. They are left out on both sides, so a question may contain them. */
const PARTICLES = new Set(['的', '了', '和', '与', '及', '或', '等', '在', '是', '对', '为']);
/** Legal forms stand in nearly every demander's name: beside other words they only make a search slow. */
const LEGAL_FORMS = new Set(['有限', '责任', '有限责任', '股份', '公司', '有限公司']);
/** A code of several parts, such as `gb-7714`: found as a whole and by each part. */
const CODE = /^[a-z0-9.]+(?:[-_/+&#]+[a-z0-9.]+)+$/;

let loaded: Jieba | undefined;

/** The dictionary takes 0.2 s and 50 MB, so only a process that searches or publishes loads it, once. */
function segmenter(): Jieba {
  if (!loaded) {
    const require = createRequire(import.meta.url);
    const { Jieba: Segmenter } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
    const { dict } = require('@node-rs/jieba/dict') as typeof import('@node-rs/jieba/dict.js');
    loaded = Segmenter.withDict(dict);
  }
  return loaded;
}

/** The words of a text in their order, long words followed by the shorter ones inside them (for what is found). */
export function wordsOfDocument(text: string): string[] {
  return sound(segmenter().cutForSearch(plain(text), true)).flatMap((word) =>
    CODE.test(word) ? [word, ...sound(word.split(/[-_/+&#]+/))] : [word],
  );
}

/** The words of a question, each once, nothing cut twice (for what is looked for). */
export function wordsOfQuery(text: string): string[] {
  const words = [...new Set(sound(segmenter().cut(plain(text), true)))];
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return telling.length > 0 ? telling : words;
}

/** Full-width letters and capitals are the same letters to whoever searches. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

function sound(words: readonly string[]): string[] {
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word) && word.length <= LONGEST_WORD && !PARTICLES.has(word));
}
