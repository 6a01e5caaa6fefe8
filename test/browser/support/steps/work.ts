import { expectSoon } from '../keyboard.js';
import type { RunningPortal } from '../running-portal.js';
import type { Setting } from '../setting.js';
import type { Visitor } from '../visitor.js';

const WAIT_MS = 120_000;

/** The people of a story, each before a browser of their own. */
export class People {
  private readonly present = new Map<string, Visitor>();

  constructor(
    private readonly portal: RunningPortal,
    private readonly setting: Setting,
  ) {}

  /** Somebody of the story: officer, approver, finance, demander, taker … */
  the(key: string): Promise<Visitor> {
    return this.called(this.setting.who(key));
  }

  /** Somebody by the user name. */
  async called(username: string): Promise<Visitor> {
    const known = this.present.get(username);
    if (known) return known;
    const visitor = await this.portal.visitor(username);
    this.present.set(username, visitor);
    return visitor;
  }
}

/** What waits for a person, by what it is about and what is to be done, leads to the page on which it is done. */
export async function isLedTo(visitor: Visitor, action: string, about: string): Promise<void> {
  await visitor.goTo('待办');
  await follows(visitor, about, action);
}

/** A message, by its title and what it is about, leads to the page of that. */
export async function isToldOf(visitor: Visitor, message: string, about: string): Promise<void> {
  await visitor.goTo('消息');
  await follows(visitor, message, about);
}

/** The row with these words, when it has come: its link is followed. */
async function follows(visitor: Visitor, link: string, alsoSays: string): Promise<void> {
  const rows = visitor.page.getByRole('row').filter({ hasText: link }).filter({ hasText: alsoSays });
  await expectSoon(
    async () => {
      if ((await rows.count()) > 0) return true;
      await visitor.page.reload({ waitUntil: 'domcontentloaded' });
      await visitor.settled();
      return (await rows.count()) > 0;
    },
    async () => new Error(`“${link}” with “${alsoSays}” never came: ${await visitor.reads()}`),
    WAIT_MS,
  );
  await visitor.within(new RegExp(`${escaped(link)}.*${escaped(alsoSays)}`, 's')).press(new RegExp(escaped(link)));
}

/** An action of a page whose dialog only asks once more. */
export async function does(visitor: Visitor, action: string): Promise<void> {
  await visitor.press(action);
  await visitor.press('确定');
  await visitor.sees(`已办理：${action}`);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
