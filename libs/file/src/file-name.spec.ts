import { cleanFileName } from './file-name.js';

describe('the name a file is kept under', () => {
  it.each([
    ['检测报告（终稿）.pdf', '检测报告（终稿）.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\文档\\报告.docx', '报告.docx'],
    ['  a.txt ', 'a.txt'],
    ['e\u0301.txt', 'é.txt'],
    ['fdp\u202Eexe.pdf', 'fdpexe.pdf'],
    ['a\r\nb\u0000.txt', 'ab.txt'],
    ['a"b|c*.txt', 'a_b_c_.txt'],
  ])('%j becomes %j', (sent, kept) => {
    expect(cleanFileName(sent)).toBe(kept);
  });

  it.each(['', '   ', '..', 'a/', '\u200b', `${'字'.repeat(197)}.pdf`])('%j is refused', (sent) => {
    expect(() => cleanFileName(sent)).toThrow('file.name_not_allowed');
  });
});
