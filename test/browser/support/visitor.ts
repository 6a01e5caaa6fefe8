import type { Locator, Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../../apps/dev/sample-data/accounts.mjs';
import { expectSoon, Keyboard, NotByKeyboard, screenText } from './keyboard.js';
import { World } from './world.js';

const SEEN_MS = 30_000;
const MOST_OPTIONS = 120;

/**
 * A person before the portal, with a keyboard and no mouse, who knows only the words on the screen:
 *
 *     const demander = await portal.visitor('demander');       // signed in; portal.visitor() is the public
 *     await demander.goTo('需求');                              // an entry of the menu
 *     await demander.press('提出需求');                          // a button, link, tab, step or menu item
 *     await demander.fill('需求名称', '…');                       // a text, a number, a date, an amount
 *     await demander.fillAll(/测量值/, ['5.5', '95.6']);        // the fields of a column, in their order
 *     await demander.choose('合作方式', '联合开发');               // an option of a select; several times where it takes several
 *     await demander.tick('必须达到');                           // a checkbox, a switch, a radio button
 *     await demander.upload('上传附件', { name, mimeType, buffer });
 *     await demander.within('指标 2').fill('指标名称', '…');      // in a group, region, row, card or article of that name
 *     await demander.sees('已保存');  await demander.comes('已受理');  // on the page; on the page after reloading, too
 *     expect(await demander.whyNot('批准')).toMatch(/不能/);      // a refused action's reason, read on the screen
 *
 * Inside an open dialog the words are those of the dialog. Each element is reached with Tab and arrows and is pressed with
 * Enter or Space; the focus must be seen. Every page (and dialog) that one comes to is looked at once: axe, a phone's
 * width, the console, the language. What is wrong is collected in `faults`, which `portal.faults()` gives for all visitors:
 * `expect(portal.faults()).toEqual([])` stands at the end of a flow.
 */
export class Visitor {
  readonly keyboard: Keyboard;

  private constructor(
    readonly page: Page,
    private readonly world: World,
    private readonly place?: string | RegExp,
  ) {
    this.keyboard = new Keyboard(page);
  }

  /** @param seen the pages that somebody of these visitors has looked at */
  static before(page: Page, seen: Set<string>): Visitor {
    return new Visitor(page, new World(page, seen));
  }

  get faults(): readonly string[] {
    return this.world.faults;
  }

  /** The same person, acting in one part of the page. */
  within(place: string | RegExp): Visitor {
    return new Visitor(this.page, this.world, place);
  }

  /** An address typed into the browser. */
  async open(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: 'domcontentloaded' });
    await this.settled();
  }

  async signIn(username: string): Promise<void> {
    await this.open('/sign-in');
    await this.signInHere(username);
  }

  /** On the page where one has been asked to sign in. */
  async signInHere(username: string): Promise<void> {
    await this.fill('用户名', username);
    await this.fill('密码', SAMPLE_PASSWORD);
    await this.press('登录');
    await this.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    this.world.who = username;
    await this.settled();
  }

  /** An entry of the menu. */
  async goTo(entry: string): Promise<void> {
    const link = this.page.getByRole('navigation').getByRole('link', { name: named(entry) });
    await this.reach(visible(link), entry);
    await this.enter();
  }

  /** Presses a button, a link, a tab, a step or a menu item. */
  async press(name: string | RegExp): Promise<void> {
    await this.reach(await this.pressable(name), String(name));
    await this.enter();
  }

  /** Turns to a tab of the page, where an entry of the menu may have the same name. */
  async turnTo(tab: string): Promise<void> {
    await this.reach(visible((await this.area()).getByRole('tab').filter({ hasText: tab })), tab);
    await this.enter();
  }

  /** Replaces what stands in a field: a text, a number, an amount in 元, a date as `2027-01-31`. */
  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.write(await this.field(label), String(label), text);
  }

  /** Fills the fields that share a word of their labels, such as those of a column, one after the other. */
  async fillAll(label: RegExp, texts: readonly string[]): Promise<void> {
    const fields = (await this.area()).getByLabel(label).filter({ visible: true });
    for (const [index, text] of texts.entries()) await this.write(fields.nth(index), `${label} ${index + 1}`, text);
  }

  private async write(field: Locator, label: string, text: string): Promise<void> {
    await this.reach(field, label);
    this.world.contents.add(text);
    await this.keyboard.write(text);
    // A picker takes over what was typed with Enter, and closes.
    if (await field.evaluate((input) => input.closest('.ant-picker') !== null)) await this.keyboard.press('Enter');
  }

  /** Chooses an option of a select, after typing its first words where it can be searched. */
  async choose(label: string | RegExp, option: string): Promise<void> {
    const field = await this.field(label);
    await this.reach(field, String(label));
    const opened = this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
    const isSearched = await field.evaluate((input) => input instanceof HTMLInputElement && !input.readOnly);
    if ((await field.getAttribute('aria-expanded')) !== 'true') await this.keyboard.press('ArrowDown');
    if (isSearched) await this.page.keyboard.insertText(option);
    const offered = opened.locator('.ant-select-item-option').filter({ hasText: option });
    await expectSoon(
      async () => (await offered.count()) > 0,
      async () => new NotByKeyboard(`“${String(label)}” does not offer “${option}”: ${await opened.innerText()}`),
      SEEN_MS,
    );
    await this.settled();
    await this.arrowToOption(opened, option);
    await this.keyboard.press('Enter');
    const takesMany = await field.evaluate((input) => input.closest('.ant-select-multiple') !== null);
    if (takesMany) await this.keyboard.press('Escape');
    await this.settled();
  }

  private async arrowToOption(list: Locator, option: string): Promise<void> {
    const active = list.locator('.ant-select-item-option-active');
    for (let step = 0; step < MOST_OPTIONS; step += 1) {
      if ((await active.count()) > 0 && (await active.first().innerText()).includes(option)) return;
      await this.keyboard.press('ArrowDown');
    }
    throw new NotByKeyboard(`no arrow leads to the option “${option}”`);
  }

  /** Ticks a checkbox or a switch, or takes a radio button, unless it is so already. */
  async tick(label: string | RegExp): Promise<void> {
    const area = await this.area();
    const name = typeof label === 'string' ? named(label) : label;
    const box = area
      .getByRole('checkbox', { name })
      .or(area.getByRole('switch', { name }))
      .or(area.getByRole('radio', { name }));
    const target = visible(box.or(area.getByLabel(label, { exact: typeof label === 'string' })));
    await this.reach(target, String(label));
    if (!(await target.isChecked())) await this.keyboard.press('Space');
    await expectSoon(
      () => target.isChecked(),
      () => new NotByKeyboard(`Space does not tick “${label}”`),
    );
  }

  /** Gives a file to an upload button, whose dialog opens with Enter. */
  async upload(name: string | RegExp, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.reach(await this.pressable(name), String(name));
    const chooser = this.page.waitForEvent('filechooser');
    await this.keyboard.press('Enter');
    await (await chooser).setFiles(file);
    await this.settled();
  }

  /** Waits until words stand on the page (in the part of it). */
  async sees(text: string | RegExp): Promise<void> {
    await expectSoon(
      async () => (await visible((await this.area()).getByText(text)).count()) > 0,
      async () => new Error(`“${text}” does not appear: ${await screenText(this.page)}`),
      SEEN_MS,
    );
    await this.settled();
  }

  /** As `sees`, for what others bring about meanwhile: the page is loaded again until it is there. */
  async comes(text: string | RegExp): Promise<void> {
    await expectSoon(
      async () => {
        if ((await visible((await this.area()).getByText(text)).count()) > 0) return true;
        await this.page.reload({ waitUntil: 'domcontentloaded' });
        await this.settled();
        return (await visible((await this.area()).getByText(text)).count()) > 0;
      },
      () => new Error(`“${text}” never came on ${this.page.url()}`),
      3 * SEEN_MS,
    );
  }

  async doesNotSee(text: string | RegExp): Promise<void> {
    await this.settled();
    await (await this.area()).getByText(text).first().waitFor({ state: 'hidden' });
  }

  /** What stands on the page (in the part of it). */
  async reads(): Promise<string> {
    await this.settled();
    return (await this.area()).innerText();
  }

  /** The reason that is shown for an action that is refused now, when one comes to it with the keyboard. */
  async whyNot(action: string): Promise<string> {
    const button = await this.pressable(action);
    await this.reach(button, action);
    if ((await button.getAttribute('aria-disabled')) !== 'true') throw new Error(`“${action}” is not refused`);
    const hint = this.page.getByRole('tooltip').filter({ visible: true });
    await hint.first().waitFor({ timeout: SEEN_MS });
    return hint.last().innerText();
  }

  /** The heading of the page. */
  heading(): Promise<string> {
    return this.page.locator('h1').first().innerText({ timeout: SEEN_MS });
  }

  /** The addresses behind links, each once, without what follows `?`. */
  async links(selector: string): Promise<string[]> {
    const hrefs = await this.page
      .locator(selector)
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    return [...new Set(hrefs.flatMap((href) => (href ? [href.split(/[?#]/)[0] ?? ''] : [])))];
  }

  /** Nothing is on its way any more; a page or dialog that was not seen before is looked at. */
  async settled(): Promise<void> {
    await this.world.settled();
    await this.world.lookAround();
  }

  /** Looks at the page as it stands, whether or not it was seen before: for what a wizard shows in turn. */
  async pageIsWhole(): Promise<void> {
    await this.world.settled();
    await this.world.look();
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }

  private reach(target: Locator, name: string): Promise<void> {
    return this.keyboard.reach(target, name);
  }

  private async enter(): Promise<void> {
    await this.keyboard.press('Enter');
    await this.settled();
  }

  private async pressable(name: string | RegExp): Promise<Locator> {
    const area = await this.area();
    const matched = typeof name === 'string' ? named(name) : name;
    const roles = ['button', 'link', 'tab', 'menuitem'] as const;
    const [first, ...rest] = roles.map((role) => area.getByRole(role, { name: matched }));
    const all = rest.reduce((found, each) => found.or(each), first!);
    const folded = area.locator('summary').filter({ hasText: name });
    return visible(all.or(folded));
  }

  private async field(label: string | RegExp): Promise<Locator> {
    const area = await this.area();
    return visible(area.getByLabel(label, { exact: typeof label === 'string' }));
  }

  /** The open dialog, else the page; in it the part that was named. */
  private async area(): Promise<Locator> {
    const dialog = this.page.locator('[role=dialog]:visible');
    const whole = (await dialog.count()) > 0 ? dialog.last() : this.page.locator('body');
    if (this.place === undefined) return whole;
    const name = this.place;
    const roles = ['group', 'region', 'row', 'article', 'form', 'navigation'] as const;
    const [first, ...rest] = roles.map((role) => whole.getByRole(role, { name }));
    const cards = whole.locator('.ant-card, section.panel, article, li').filter({ hasText: name });
    const part = visible(rest.reduce((found, each) => found.or(each), first!));
    const smallest = cards.filter({ visible: true }).last();
    await expectSoon(
      async () => (await part.or(smallest).count()) > 0,
      async () => new Error(`no part of the page is called “${String(name)}”: ${await screenText(this.page)}`),
      SEEN_MS,
    );
    return (await part.count()) > 0 ? part : smallest;
  }
}

const visible = (found: Locator): Locator => found.filter({ visible: true }).first();

/** A name as it is read: an icon's name or a step's number before it, an icon's name or a count behind it, are not the word. */
const named = (name: string): RegExp =>
  new RegExp(`^([a-z-]+ |\\d+ )*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( [a-z-]+)*( ?\\d+)?$`);
