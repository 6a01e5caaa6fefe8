import type { Language } from '#platform';
import { render, type Told } from '../notification.templates.js';
import type { Mail } from './mailer.js';

type MailContent = Pick<Mail, 'subject' | 'text' | 'html'>;

const WORDS = {
  zh: {
    product: '揭榜挂帅',
    open: '查看',
    digest: (day: string, count: number) => `${day} 通知摘要（${count} 条）`,
    more: (count: number) => `另有 ${count} 条，请登录查看。`,
    footer: '本邮件由系统自动发送，请勿回复。通知方式可在“通知设置”中修改：',
  },
  en: {
    product: 'Open competition',
    open: 'Open',
    digest: (day: string, count: number) => `Digest of ${day} (${count})`,
    more: (count: number) => `${count} more are in the portal.`,
    footer: 'This mail was sent by the system; please do not reply. Change how you are told:',
  },
} as const;

const SETTINGS = '/me/notification-preferences';

/** The mail about one notification. */
export function mailAbout(told: Told, language: Language, portalUrl: string): MailContent {
  const { title, body, link } = render(told);
  const url = new URL(link, portalUrl).href;
  const words = WORDS[language];
  return page(language, portalUrl, {
    subject: title[language],
    text: [body[language], '', `${words.open}: ${url}`],
    html: [paragraph(body[language]), `<p>${anchor(url, words.open)}</p>`],
  });
}

interface Digest {
  readonly day: string;
  /** The newest of them. */
  readonly told: readonly Told[];
  readonly count: number;
}

/** The one mail of a day. */
export function digestOf({ day, told, count }: Digest, language: Language, portalUrl: string): MailContent {
  const words = WORDS[language];
  const lines = told.map((each) => {
    const { title, body, link } = render(each);
    return { title: title[language], body: body[language], url: new URL(link, portalUrl).href };
  });
  const more = count > told.length ? [words.more(count - told.length)] : [];
  return page(language, portalUrl, {
    subject: words.digest(day, count),
    text: [...lines.flatMap(({ title, body, url }) => [`· ${title}`, `  ${body}`, `  ${url}`, '']), ...more],
    html: [
      `<ul>${lines.map(({ title, body, url }) => `<li>${anchor(url, title)}<br>${escaped(body)}</li>`).join('')}</ul>`,
      ...more.map(paragraph),
    ],
  });
}

function page(
  language: Language,
  portalUrl: string,
  { subject, text, html }: { subject: string; text: readonly string[]; html: readonly string[] },
): MailContent {
  const words = WORDS[language];
  const settings = new URL(SETTINGS, portalUrl).href;
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return {
    subject: `[${words.product}] ${subject}`,
    text: [...text, '', '--', `${words.footer} ${settings}`, ''].join('\n'),
    html:
      `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>` +
      `<h1>${escaped(subject)}</h1>${html.join('')}<hr><p>${escaped(words.footer)} ${anchor(settings, settings)}</p></body></html>`,
  };
}

const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;
const anchor = (url: string, text: string): string => `<a href="${escaped(url)}">${escaped(text)}</a>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
