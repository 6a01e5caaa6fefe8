import { execFileSync } from 'node:child_process';
import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Visitor } from './support/visitor.js';

const VISITS: Readonly<Record<string, string>> = {
  officer: '经办',
  approver: '审批',
  finance: '拨付',
  demander: '需求方',
  taker: '揭榜方',
  expert1: '专家',
  oversight: '监督',
  admin: '安全管理员',
  sysadmin: '系统管理员',
  auditadmin: '审计管理员',
};
const PUBLIC_PAGES = ['/challenges', '/notices', '/results', '/programmes', '/figures', '/sign-in'];
const PHONE = 375;
const MINUTES = 60_000;

/** Every page that a menu leads to, and the first thing in each list: seen by those who have it, wide and on a phone. */
describeInBrowser('the pages of the portal', () => {
  let portal: RunningPortal;
  beforeAll(async () => {
    portal = await RunningPortal.start();
    const environment = { ...process.env, BASE_URL: portal.url, TREASURY_URL: portal.treasuryUrl };
    execFileSync(process.execPath, ['apps/dev/story.mjs'], { env: environment, stdio: 'ignore' });
  }, 3 * MINUTES);
  afterAll(() => portal?.stop(), MINUTES);

  it(
    'are open to everybody where they are public',
    async () => {
      const visitor = await portal.visitor();
      const first = await firstLinks(visitor, ['/challenges', '/notices', '/results', '/programmes']);
      expect(await faults(visitor, [...PUBLIC_PAGES, ...first])).toEqual([]);
    },
    5 * MINUTES,
  );

  it.each(Object.entries(VISITS))(
    'are whole for %s (%s)',
    async (username) => {
      const visitor = await portal.visitor();
      await visitor.signIn(username);
      const menu = await visitor.links('nav a[href^="/workbench"]');
      expect(menu.length).toBeGreaterThan(2);
      const first = await firstLinks(visitor, menu);
      expect(await faults(visitor, [...menu, ...first])).toEqual([]);
    },
    6 * MINUTES,
  );
});

/** The first object in each list, so that its page is seen too. */
async function firstLinks(visitor: Visitor, lists: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const list of lists) {
    await visitor.open(list);
    const inside = (await visitor.links('main a[href]')).find(
      (link) => link.startsWith(`${list}/`) && link !== `${list}/new`,
    );
    if (inside) found.push(inside);
  }
  return [...new Set(found)];
}

/** What is wrong with pages: what the console says, what axe calls serious, what is wider than a phone. */
async function faults(visitor: Visitor, pages: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const page of pages) {
    visitor.complaints.length = 0;
    await visitor.resize(1280);
    await visitor.open(page);
    if ((await visitor.heading()) === '') found.push(`${page}: no heading`);
    found.push(...(await visitor.barriers()).map((barrier) => `${page}: ${barrier}`));
    await visitor.resize(PHONE);
    const overflow = await visitor.overflow();
    if (overflow > 0) found.push(`${page}: ${overflow} px wider than a phone`);
    found.push(...visitor.complaints.map((complaint) => `${page}: ${complaint}`));
  }
  return found;
}
