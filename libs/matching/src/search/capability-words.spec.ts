import { capabilityDocument, capabilityWords, tellingWords } from './capability-words.js';

const capability = {
  title: '高压电缆在线检测',
  field: '先进装备制造',
  keywords: ['X射线成像', '缺陷识别'],
  summary: null,
  description: '自有产线，擅长太赫兹测厚。',
};

describe('the words of a capability', () => {
  it('leave out what stands everywhere and single characters', () => {
    expect(tellingWords(['关键技术与系统', '测 电缆'])).toEqual(['电缆']);
  });

  it('begin with what its owner chose, and end with its private description', () => {
    const words = capabilityWords([capability]);
    expect(words.indexOf('射线')).toBeLessThan(words.indexOf('电缆'));
    expect(words).toContain('赫兹');
  });

  it('are bounded', () => {
    const description = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');
    expect(capabilityWords([{ ...capability, description }])).toHaveLength(64);
  });

  it('that others search hold nothing of the private description', () => {
    const document = capabilityDocument(capability);
    expect(document).toContain("'电缆'");
    expect(document).not.toContain('赫兹');
  });
});
