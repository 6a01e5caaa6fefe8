import { defineMessages, messageOf } from './messages.js';

defineMessages({
  'messages_spec.limit': { zh: '上限 {limit:yuan} 元', en: 'at most CNY {limit:yuan}' },
  'messages_spec.share': { zh: '合计 {sum:percent}', en: 'adds up to {sum:percent}' },
  'messages_spec.until': { zh: '截止 {at}（{n} 份）', en: 'until {at} ({n})' },
});

describe('messages', () => {
  it('are filled in both languages, instants in Shanghai time', () => {
    expect(messageOf('messages_spec.until', { at: '2027-01-24T09:00:00.000Z', n: 3 })).toEqual({
      zh: '截止 2027-01-24 17:00:00（3 份）',
      en: 'until 2027-01-24 17:00:00 (3)',
    });
  });

  it('show amounts in yuan, which the parameters hold in fen', () => {
    expect(messageOf('messages_spec.limit', { limit: '116666666' })).toEqual({
      zh: '上限 1,166,666.66 元',
      en: 'at most CNY 1,166,666.66',
    });
    expect(messageOf('messages_spec.limit').zh).toBe('上限 {limit:yuan} 元');
  });

  it('show ratios in percent, which the parameters hold in parts per million', () => {
    const shown = [300_000, 300_001, 1_000_000, 0].map((sum) => messageOf('messages_spec.share', { sum }).zh);
    expect(shown).toEqual(['合计 30%', '合计 30.0001%', '合计 100%', '合计 0%']);
  });

  it('leave alone what they are not told, and refuse a code with two meanings', () => {
    expect(messageOf('messages_spec.until', { n: 1 }).zh).toBe('截止 {at}（1 份）');
    expect(() => defineMessages({ 'messages_spec.until': { zh: '别的', en: 'other' } })).toThrow(/twice/);
  });
});
