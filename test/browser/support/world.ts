import type { Page, Request } from 'playwright-core';
import { expectSoon } from './keyboard.js';
import { Contents, languageFaults } from './language-faults.js';
import { pageFaults } from './page-faults.js';

const REST_MS = 60_000;
/** What stands on a page while something is on its way, or is being opened or closed. */
const UNSETTLED = [
  '.ant-skeleton-active, .ant-spin-spinning, .ant-btn-loading',
  ':is(.ant-modal, .ant-modal-mask, .ant-drawer *, .ant-select-dropdown, .ant-picker-dropdown):is(' +
    '[class*="-enter-active"], [class*="-leave-active"], [class*="-appear-active"])',
].join(', ');

/** What the api answers to something that was tried and is not possible: the page says why. */
const REFUSALS = [401, 409, 412, 422];

/** What happens in a browser tab: what is on its way, what was seen, what was wrong. */
export class World {
  readonly faults: string[] = [];
  readonly contents: Contents;
  /** Who is signed in: others see other things on the same page. */
  who = '';
  private readonly underway = new Set<Request>();

  constructor(
    private readonly page: Page,
    private readonly seen: Set<string>,
  ) {
    this.contents = new Contents(page);
    page.on('console', (message) => {
      // The browser's own line about an answer; answers are judged below.
      if (message.text().startsWith('Failed to load resource')) return;
      if (['error', 'warning'].includes(message.type())) this.note(`console ${message.type()}: ${message.text()}`);
    });
    page.on('response', (response) => {
      const isRefusedTry = response.request().method() !== 'GET' && REFUSALS.includes(response.status());
      if (response.status() >= 400 && !isRefusedTry) this.note(`${response.status()} ${response.url()}`);
    });
    page.on('pageerror', (error) => this.note(`error: ${error.message}`));
    // From the beginning and not when one is awaited: told of it only then, the browser may take the key first.
    page.on('filechooser', () => undefined);
    page.on('request', (request) => {
      // The stream of notifications never ends.
      if (request.resourceType() !== 'eventsource') this.underway.add(request);
    });
    const ended = (request: Request) => void this.underway.delete(request);
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.underway.clear();
    });
  }

  async settled(): Promise<void> {
    await expectSoon(
      async () => this.isQuiet() && (await this.isDrawn()) && this.isQuiet(),
      async () => new Error(`${this.page.url()} does not come to rest: ${await this.restless()}`),
      REST_MS,
    );
  }

  private async restless(): Promise<string> {
    const moving = await this.page
      .locator(UNSETTLED)
      .evaluateAll((found) => found.map((element) => element.outerHTML.slice(0, 200)));
    return [...[...this.underway].map((request) => request.url()), ...moving].join('\n');
  }

  private isQuiet(): boolean {
    return this.underway.size === 0;
  }

  /** Two frames have passed, nothing on the page says that it waits, and nothing is changing its looks. */
  private isDrawn(): Promise<boolean> {
    return this.page
      .evaluate(
        (unsettled) =>
          new Promise<boolean>((resolve) => {
            const shown = () => [...document.querySelectorAll(unsettled)].some((element) => element.checkVisibility());
            // A colour on its way to another has neither's contrast.
            const changing = () => document.getAnimations().some((each) => each instanceof CSSTransition);
            // Two frames, and then nothing left to do for the browser: a new page that is still being made is no rest.
            const idle = () => requestIdleCallback(() => resolve(!shown() && !changing()), { timeout: 2_000 });
            requestAnimationFrame(() => requestAnimationFrame(idle));
          }),
        UNSETTLED,
      )
      .catch(() => false);
  }

  /** Every page and every dialog once in a language, by its address without the ids and by the dialog's title. */
  async lookAround(): Promise<void> {
    const dialog = this.page.locator('[role=dialog]:visible').last();
    const title =
      (await dialog.count()) > 0 ? await dialog.evaluate((element) => element.textContent.slice(0, 12)) : '';
    const language = await this.page.evaluate(() => document.documentElement.lang);
    const key = `${this.who} ${language} ${this.where()} ${title}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    await this.look();
  }

  async look(): Promise<void> {
    const found = [...(await pageFaults(this.page)), ...(await languageFaults(this.page, this.contents))];
    for (const fault of found) this.note(fault);
    await this.settled();
  }

  private note(fault: string): void {
    const line = `${this.where()}: ${fault}`;
    if (!this.faults.includes(line)) this.faults.push(line);
  }

  private where(): string {
    const { pathname } = new URL(this.page.url());
    return pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}');
  }
}
