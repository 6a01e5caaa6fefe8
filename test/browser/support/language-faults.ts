import type { Page, Response } from 'playwright-core';

const HAN = /\p{Script=Han}/u;
/** A word and no unit (mm), no abbreviation that is the same in both languages (PDF). */
const ENGLISH_WORD = /[A-Za-z]*[a-z][A-Za-z]{2,}|[A-Za-z]{2,}[a-z][A-Za-z]*/;
const CHINESE_RUN = /\p{Script=Han}+/gu;
/** The same word in both languages. */
const BOTH = /Excel/g;
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
/** A digest, or its beginning: some have a word in them by chance. */
const DIGEST = /\b[0-9a-f]{16,64}\b/g;
const CODE = /^[a-z]+([._][a-z]+)*$/;

/** What the api has brought in one language only: names, titles, contents. They stay as they were written. */
export class Contents {
  private readonly texts = new Set<string>();
  /** The Chinese side of what is said in both languages: it may hold a unit or a foreign name. */
  private readonly chinese = new Set<string>();
  /** They look like codes. */
  private readonly usernames = new Set<string>();
  private readonly underway = new Set<Promise<void>>();

  constructor(page: Page) {
    page.on('response', (response) => {
      const reading = this.take(response).finally(() => this.underway.delete(reading));
      this.underway.add(reading);
    });
  }

  /** What a person writes is a content, too. */
  add(text: string): void {
    for (const line of [text, ...text.split(/\s*\n\s*/)]) if (line.trim() !== '') this.texts.add(line.trim());
  }

  /** What may stand on a page of a language as it is, the longest first. A code may not: the portal has words for it. */
  async in(language: string): Promise<string[]> {
    await Promise.all(this.underway);
    const texts = [...this.texts].filter((text) => !CODE.test(text));
    const all = [...texts, ...this.usernames, ...(language === 'en' ? [] : this.chinese)];
    return all.sort((one, other) => other.length - one.length);
  }

  private async take(response: Response): Promise<void> {
    if (!/json/.test(response.headers()['content-type'] ?? '')) return;
    // An answer that a page has left behind can be read no more, and is not shown either.
    const body: unknown = await response.json().catch(() => null);
    this.takeFrom(body);
  }

  private takeFrom(value: unknown): void {
    if (typeof value === 'string') return this.add(value);
    if (typeof value !== 'object' || value === null) return;
    const { zh, en, username, ...others } = value as Readonly<Record<string, unknown>>;
    if (typeof username === 'string') this.usernames.add(username);
    if (typeof zh === 'string' && typeof en === 'string') this.takeSides(zh, en);
    else for (const each of [zh, en]) this.takeFrom(each);
    for (const each of Object.values(others)) this.takeFrom(each);
  }

  private takeSides(zh: string, en: string): void {
    if (HAN.test(zh)) this.chinese.add(zh);
    // A name within a sentence stands in both; a sentence that was left as it was is none.
    const names = zh === en ? [] : (en.match(CHINESE_RUN) ?? []).filter((name) => zh.includes(name));
    for (const name of names) this.texts.add(name);
  }
}

/** What stands on a page in the language that its reader has not chosen, contents apart: one line each. */
export async function languageFaults(page: Page, contents: Contents): Promise<string[]> {
  const { language, texts } = await page.evaluate(interfaceTexts);
  const isForeign = (text: string) => (language === 'en' ? HAN : ENGLISH_WORD).test(text);
  const suspects = texts.filter(isForeign);
  if (suspects.length === 0) return [];
  const removable = (await contents.in(language)).filter(isForeign);
  const withoutContents = (text: string) =>
    [ID, DIGEST, BOTH, ...removable].reduce<string>((rest, known) => rest.replaceAll(known, ' '), text);
  return suspects
    .filter((text) => isForeign(withoutContents(text)))
    .map((text) => `not ${language === 'en' ? 'English' : 'Chinese'}: ${text.slice(0, 120)}`);
}

/** Sent to the page as source. What says itself in which language it is (`lang`) is left out. */
function interfaceTexts(): { language: string; texts: string[] } {
  const SPOKEN = ['aria-label', 'placeholder', 'title', 'alt'];
  const SILENT = 'script, style, noscript, [aria-hidden=true]';
  const texts = new Set<string>([document.title]);
  const isOfThePage = (element: Element) =>
    element.closest('[lang]') === document.documentElement &&
    element.closest(SILENT) === null &&
    element.checkVisibility();
  for (const element of document.body.querySelectorAll('*')) {
    if (!isOfThePage(element)) continue;
    for (const name of SPOKEN) texts.add(element.getAttribute(name) ?? '');
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.add(node.textContent ?? '');
  }
  return { language: document.documentElement.lang, texts: [...texts].map((text) => text.trim()) };
}
