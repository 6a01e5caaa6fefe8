import { chromium, type Browser } from 'playwright-core';
import type { Chapter } from '../../../apps/dev/story/road.mjs';
import { chromiumPath } from './chromium.js';
import { Setting } from './setting.js';
import { Visitor } from './visitor.js';

/** The system that global-setup.mjs has started, as a new user's `npm start` starts it, and a real browser before it. */
export class RunningPortal {
  private readonly visitors: Visitor[] = [];
  private readonly seen = new Set<string>();

  private constructor(
    readonly url: string,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<RunningPortal> {
    const url = process.env['BROWSER_TEST_URL'] ?? '';
    const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
    return new RunningPortal(url, browser);
  }

  /** A person before a browser of their own, signed in when a user name is given; `width` in CSS pixels. */
  async visitor(username?: string, width = 1280): Promise<Visitor> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: { width, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    const visitor = Visitor.before(await context.newPage(), this.seen);
    this.visitors.push(visitor);
    if (username !== undefined) await visitor.signIn(username);
    return visitor;
  }

  /** The story told up to a chapter, by people and on a clock of its own: where a flow begins. */
  setting(until: Chapter): Promise<Setting> {
    return Setting.after(this, until);
  }

  /** What all visitors have come upon that should not be. */
  faults(): string[] {
    return this.visitors.flatMap(({ faults }) => faults);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
