import { searchDocument } from './search-document.js';
import { readSearch } from './search-query.js';
import { wordsOfDocument, wordsOfQuery } from './words.js';

const challenge = {
  title: '超高压线缆制造过程关键指标在线测控技术及系统',
  summary: '研制线缆在线检测系统',
  field: '先进装备制造',
  demanderName: '江西电缆有限责任公司',
  confidentiality: 'public' as const,
};

/** The weights a word stands with in a tsvector literal. */
const weightsOf = (document: string, word: string): string[] => {
  const entry = document.split(' ').find((part) => part.startsWith(`'${word}':`)) ?? '';
  return [...entry.matchAll(/\d+([ABC])/g)].map((match) => match[1] ?? '');
};

describe('words', () => {
  it('of a document hold the long words and the shorter ones inside them', () => {
    expect(wordsOfDocument('超高压线缆')).toEqual(['超高', '高压', '超高压', '线缆']);
  });

  it('of a question are cut once, and each stands once', () => {
    expect(wordsOfQuery('超高压线缆和线缆')).toEqual(['超高压', '线缆']);
  });

  it('are the same in full width, in capitals and without particles', () => {
    expect(wordsOfQuery('Ｘ射线的能量')).toEqual(['x', '射线', '能量']);
    expect(wordsOfQuery('AI+气象')).toEqual(['ai', '气象']);
  });

  it('of a question are legal forms only when there is nothing else', () => {
    expect(wordsOfQuery('江西电缆有限责任公司')).toEqual(['江西', '电缆']);
    expect(wordsOfQuery('有限公司')).toEqual(['有限公司']);
  });

  it('find a code by the whole and by its parts', () => {
    expect(wordsOfDocument('ABC-123 标准')).toEqual(['abc-123', 'abc', '123', '标准']);
    expect(wordsOfQuery('ABC-123')).toEqual(['abc-123']);
  });

  it('leave out what is too long for a lexeme', () => {
    expect(wordsOfDocument(`${'x'.repeat(3000)} 检测`)).toEqual(['检测']);
  });
});

describe('a search document', () => {
  it('weighs title, text and indicators', () => {
    const document = searchDocument(challenge, [{ name: '同心度检测精度' }]);
    expect(weightsOf(document, '测控')).toEqual(['A']);
    expect(weightsOf(document, '线缆')).toEqual(['A', 'B']);
    expect(weightsOf(document, '电缆')).toEqual(['B']);
    expect(weightsOf(document, '检测')).toEqual(['B', 'C']);
    expect(weightsOf(document, '精度')).toEqual(['C']);
  });

  it('does not hold the indicators of a challenge whose summary alone is public', () => {
    const document = searchDocument({ ...challenge, confidentiality: 'summary_public' }, [{ name: '同心度检测精度' }]);
    expect(weightsOf(document, '精度')).toEqual([]);
    expect(weightsOf(document, '检测')).toEqual(['B']);
  });
});

describe('a search text', () => {
  it('asks for all its words', () => {
    expect(readSearch(' 线缆 检测 ')).toEqual({ kind: 'words', tsquery: `'线缆' & '检测'` });
  });

  it('is a number when it begins as one', () => {
    expect(readSearch('jb-2026-0042')).toEqual({ kind: 'number', from: 'JB-2026-0042', to: 'JB-2026-0042~' });
    expect(readSearch('ＪＢ-2026')).toMatchObject({ kind: 'number', from: 'JB-2026' });
    expect(readSearch('JB/T 1234').kind).toBe('words');
  });

  it('can say nothing', () => {
    for (const text of ['', '   ', '的', '!!!', "'", '\\']) expect(readSearch(text)).toEqual({ kind: 'nothing' });
  });

  it('is cut short after sixteen words', () => {
    const text = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
    const search = readSearch(text);
    expect(search.kind === 'words' && search.tsquery.split(' & ')).toHaveLength(16);
  });
});
