import type { Locator, Page } from 'playwright-core';
import { paintOf, wayTo } from './tab-order.js';

const FIND_MS = 30_000;
const ROUNDS = 12;
const MOST_ARROWS = 80;
const ARROWS = ['ArrowDown', 'ArrowRight'] as const;

/** What a person without a mouse cannot do on a page. */
export class NotByKeyboard extends Error {}

/** A keyboard, and nothing else: no click, no focus by script. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Replaces what stands in the focused field. What no key carries comes as from an input method. */
  async write(text: string): Promise<void> {
    await this.press('ControlOrMeta+a');
    await this.press('Delete');
    if (/^[\x20-\x7e]*$/.test(text) && text.length < 40) await this.page.keyboard.type(text);
    else await this.page.keyboard.insertText(text);
  }

  /**
   * Moves the focus to an element with Tab and Shift+Tab, within a group with arrows.
   * @throws {NotByKeyboard} when it cannot be reached, or when nobody sees that it has the focus
   */
  async reach(target: Locator, name: string): Promise<void> {
    await expectSoon(
      async () => (await target.count()) > 0,
      async () => new NotByKeyboard(`“${name}” is not there: ${await screenText(this.page)}`),
      FIND_MS,
    );
    const unfocused = await target.evaluate(paintOf);
    const wasThere = (await target.evaluate(wayTo))?.arrived ?? false;
    for (let round = 0; round < ROUNDS; round += 1) {
      const way = await target.evaluate(wayTo);
      if (way === null) throw new NotByKeyboard(`“${name}” is no stop of the Tab key`);
      if (way.arrived) {
        if (!wasThere) await this.mustBeSeen(target, { name, unfocused });
        return;
      }
      if (way.arrows && way.tabs === 0) await this.arrowTo(target, name);
      else await this.tab(way.tabs);
    }
    throw new NotByKeyboard(`“${name}” was not reached; the focus is on ${await this.whereAmI()}`);
  }

  private async tab(steps: number): Promise<void> {
    const key = steps < 0 ? 'Shift+Tab' : 'Tab';
    for (let step = 0; step < Math.max(1, Math.abs(steps)); step += 1) await this.press(key);
  }

  private async arrowTo(target: Locator, name: string): Promise<void> {
    for (const arrow of ARROWS) {
      for (let step = 0; step < MOST_ARROWS; step += 1) {
        if ((await target.evaluate(wayTo))?.arrived) return;
        const before = await this.whereAmI();
        await this.press(arrow);
        if ((await this.whereAmI()) === before) break;
      }
    }
    if ((await target.evaluate(wayTo))?.arrived) return;
    throw new NotByKeyboard(`“${name}” is not reached by arrows; the focus is on ${await this.whereAmI()}`);
  }

  /** The focus ring may be drawn with a transition, so it is waited for. */
  private async mustBeSeen(target: Locator, { name, unfocused }: { name: string; unfocused: string }): Promise<void> {
    await expectSoon(
      async () => (await target.evaluate(paintOf)) !== unfocused,
      () => new NotByKeyboard(`nobody sees that “${name}” has the focus`),
    );
  }

  whereAmI(): Promise<string> {
    return this.page.evaluate(() => {
      const { activeElement: element } = document;
      const place = element ? [...document.querySelectorAll('*')].indexOf(element) : -1;
      return `${element?.outerHTML.slice(0, 160) ?? 'nothing'} (element ${place})`;
    });
  }
}

const TOLD_CHARACTERS = 3_000;

/** What stands on the screen, for the message of a failure. */
export async function screenText(page: Page): Promise<string> {
  const dialogs = await page.locator('[role=dialog]:visible').allInnerTexts();
  const main = await page
    .locator('main')
    .first()
    .innerText()
    .catch(() => '');
  return `${page.url()}\n${[...dialogs, main].join('\n────\n').slice(0, TOLD_CHARACTERS)}`;
}

const LOOK_AGAIN_MS = 50;

/** Looks until it is so. */
export async function expectSoon(
  isSo: () => Promise<boolean>,
  otherwise: () => Error | Promise<Error>,
  withinMs = 10_000,
): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw await otherwise();
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
