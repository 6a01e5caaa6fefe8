import * as packs from './default-rule-packs.js';
import { rulesInWords } from './rules-in-words.js';
import type { RulePack } from './rule-pack.js';

const isRulePack = (value: unknown): value is RulePack =>
  typeof value === 'object' && value !== null && 'schemaVersion' in value;

describe('rules in words', () => {
  it('tell who may, by when, who decides and what is paid', () => {
    const words = rulesInWords(packs.openCallThenAcceptance).map(({ zh }) => zh);
    expect(words).toEqual(
      expect.arrayContaining([
        '公开张榜、择优揭榜',
        '揭榜期不少于 20 天，截止日 17:00 截止',
        '揭榜方与需求方不得有控制或重大影响关系',
        '专家组不少于 5 人，有效评审不少于 5 份',
        '财政补助占比 20% 至 30%',
      ]),
    );
  });

  it.each(Object.entries(packs).filter(([, pack]) => isRulePack(pack)))(
    'has words for every rule of %s, with every blank filled in',
    (_, pack) => {
      for (const { code, zh, en } of rulesInWords(pack as RulePack)) {
        expect([code, zh === `rule.${code}`, /[{}]/.test(zh + en)]).toEqual([code, false, false]);
      }
    },
  );
});
