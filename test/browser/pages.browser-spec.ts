import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import type { Visitor } from './support/visitor.js';

/** People of the story, who have something in every list of theirs. */
const PEOPLE: Readonly<Record<string, string>> = {
  officer: '经办',
  approver: '审批',
  finance: '拨付',
  demander: '需求方',
  taker: '揭榜方',
  recommender: '归口管理',
  assessor: '第三方',
};
/** People of the installation. */
const OTHERS: Readonly<Record<string, string>> = {
  expert1: '专家',
  oversight: '监督',
  admin: '安全管理员',
  sysadmin: '系统管理员',
  auditadmin: '审计管理员',
};
const PUBLIC_LISTS = ['/challenges', '/notices', '/results', '/programmes'];
const MINUTES = 60_000;
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

/**
 * Every page that a menu leads to, and from there one page of every kind that a link leads to: seen by those who have it,
 * wide and on a phone. Nothing that one is led to is refused or not there.
 */
describeInBrowser('the pages of the portal', () => {
  let portal: RunningPortal;
  let story: Setting;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    story = await portal.setting('paid');
  }, 10 * MINUTES);
  afterAll(() => portal?.close(), MINUTES);

  it(
    'are open to everybody where they are public',
    async () => {
      const visitor = await portal.visitor();
      await walk(visitor, [...PUBLIC_LISTS, '/figures', '/sign-in'], 'main a[href^="/"]:not([href^="/workbench"])');
      expect(visitor.faults).toEqual([]);
    },
    20 * MINUTES,
  );

  const walkTheWorkbench = async (visitor: Visitor): Promise<void> => {
    const menu = await visitor.links('nav a[href^="/workbench"]');
    expect(menu.length).toBeGreaterThan(2);
    await walk(visitor, menu, 'main a[href^="/workbench"]');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  };

  it.each(Object.entries(PEOPLE))(
    'are whole for %s of the story (%s)',
    async (key) => walkTheWorkbench(await portal.visitor(story.who(key))),
    20 * MINUTES,
  );

  it.each(Object.entries(OTHERS))(
    'are whole for %s (%s)',
    async (username) => walkTheWorkbench(await portal.visitor(username)),
    20 * MINUTES,
  );

  it(
    'are whole in English',
    async () => {
      const visitor = await portal.visitor(story.who('officer'));
      await visitor.press('English');
      await walkTheWorkbench(visitor);
    },
    20 * MINUTES,
  );
});

/** Opens each page, which looks at it, and follows one link of every shape: `/workbench/needs/{id}` once. */
async function walk(visitor: Visitor, pages: readonly string[], links: string): Promise<void> {
  const known = new Set(pages);
  const waiting = [...pages];
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    await visitor.open(page);
    expect(await visitor.heading()).not.toBe('');
    for (const link of await visitor.links(links)) {
      const shape = link.replace(ID, '{id}');
      if (known.has(shape)) continue;
      known.add(shape);
      waiting.push(link);
    }
  }
}
