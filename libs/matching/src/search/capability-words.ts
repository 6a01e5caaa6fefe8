import { weightedDocument, wordsOfQuery } from '#bulletin';
import type { Capability } from '../capability.entity.js';

const MOST_TERMS = 64;
/** They stand in every second challenge and tell nothing about what it is. */
const GENERAL = new Set(
  '技术 关键技术 系统 研究 研发 开发 研制 关键 应用 方法 设备 产品 项目 能力 问题 实现 装置 提升 提高 解决'.split(' '),
);

type Searched = Pick<Capability, 'title' | 'field' | 'keywords' | 'summary'>;
type Described = Pick<Capability, 'title' | 'field' | 'keywords' | 'description'>;

/** What others find an entry by, as a tsvector literal: only what they may read of it. */
export const capabilityDocument = ({ title, field, keywords, summary }: Searched): string =>
  weightedDocument([
    ['A', [title, ...keywords].join('\n')],
    ['B', [field, summary ?? ''].join('\n')],
  ]);

/** The telling words of texts, the most telling texts first. */
export const tellingWords = (texts: readonly string[]): string[] =>
  wordsOfQuery(texts.join('\n'))
    .filter((word) => !GENERAL.has(word) && [...word].length > 1)
    .slice(0, MOST_TERMS);

/** What an organisation can do, as words to look for in challenges; its private description counts as well. */
export const capabilityWords = (capabilities: readonly Described[]): string[] =>
  tellingWords([
    ...capabilities.flatMap(({ keywords, title, field }) => [...keywords, title, field]),
    ...capabilities.map(({ description }) => description),
  ]);
