import { createTransport } from 'nodemailer';
import { readMail } from './captured-mails.js';

/** A mail as nodemailer writes it, without a server. */
async function written(subject: string, text: string, html: string): Promise<string> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail({
    ...{ from: '揭榜挂帅 <no-reply@example.com>', to: 'a@example.com', messageId: '<1@example.com>' },
    ...{ subject, text, html, textEncoding: 'base64' },
  });
  return message.toString('utf8');
}

describe('a captured mail', () => {
  it.each([
    ['plain', 'plain text', 'plain'],
    ['[揭榜挂帅] 里程碑将到期', '项目 XM-2027-0001', '<p>第二阶段</p>'],
    [
      '一个很长的标题，必须分成好几个编码字，而且每一个汉字都不能被拆坏：超高压线缆制造过程关键指标在线测控技术及系统（第二批）',
      '长正文\n'.repeat(200),
      '<p>长</p>'.repeat(200),
    ],
  ])('is read as it was written: %s', async (subject, text, html) => {
    expect(readMail(await written(subject, text, html))).toEqual({ messageId: '<1@example.com>', subject, text, html });
  });
});
