import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';

const PASSWORD = 'Jiebang-2026';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/**
 * A person before the portal who uses the keyboard only: every press is Enter or Space on what has the focus, every text
 * is typed. What the browser's console complains about is remembered.
 */
export class Visitor {
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: 'networkidle' });
  }

  async signIn(username: string, to = '/workbench'): Promise<void> {
    await this.open(`/sign-in?to=${encodeURIComponent(to)}`);
    await this.fill('用户名', username);
    await this.fill('密码', PASSWORD);
    await this.press('登录');
    await this.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await this.settled();
  }

  /** Presses a button, a link or a menu entry with this name. */
  async press(name: string | RegExp): Promise<void> {
    const target = this.pressable(name);
    await target.focus();
    await this.page.keyboard.press('Enter');
    await this.settled();
  }

  /** A button or link by its name; inside the open dialog if there is one. */
  pressable(name: string | RegExp): Locator {
    const area = this.page.locator('[role=dialog]:visible, body').last();
    return area.getByRole('button', { name }).or(area.getByRole('link', { name })).first();
  }

  /** Types into a field with this label. */
  async fill(label: string | RegExp, text: string): Promise<void> {
    const field = this.field(label);
    await field.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  /** Chooses an option of a select by typing its beginning and pressing Enter. */
  async choose(label: string | RegExp, option: string): Promise<void> {
    const field = this.field(label);
    await field.focus();
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.type(option);
    await this.page.locator('.ant-select-dropdown:visible').getByText(option).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  field(label: string | RegExp): Locator {
    const area = this.page.locator('[role=dialog]:visible, body').last();
    return area.getByLabel(label, { exact: typeof label === 'string' }).first();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor({ timeout: 15_000 });
  }

  /** Nothing is being loaded any more. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
  }

  /** What axe calls serious or critical on the page, one line each. */
  async barriers(): Promise<string[]> {
    // Evaluated and not added as a script: the page's own policy forbids foreign scripts, and stays as it is.
    await this.page.evaluate(axeSource);
    const violations = (await this.page.evaluate(
      'window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }).then((r) => r.violations)',
    )) as AxeViolation[];
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ target }) => target.join(' '))
            .slice(0, 3)
            .join(' | ')}`,
      );
  }

  /** The addresses behind links, each once, without what follows `?`. */
  async links(selector: string): Promise<string[]> {
    const hrefs = await this.page
      .locator(selector)
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    return [...new Set(hrefs.flatMap((href) => (href ? [href.split(/[?#]/)[0] ?? ''] : [])))];
  }

  async heading(): Promise<string> {
    return (
      (await this.page
        .locator('h1')
        .first()
        .textContent({ timeout: 10_000 })
        .catch(() => '')) ?? ''
    );
  }

  async resize(width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: 900 });
    await this.page.waitForTimeout(200);
  }

  /** By how many pixels the page is wider than the screen. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
