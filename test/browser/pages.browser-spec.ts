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
const PUBLIC_LISTS = ['/challenges', '/notices', '/results', '/programmes'];
const MINUTES = 60_000;

/** Every page that a menu leads to, and the first thing in each list: seen by those who have it, wide and on a phone. */
describeInBrowser('the pages of the portal', () => {
  let portal: RunningPortal;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    await portal.setting('paid');
  }, 10 * MINUTES);
  afterAll(() => portal?.close(), MINUTES);

  it(
    'are open to everybody where they are public',
    async () => {
      const visitor = await portal.visitor();
      await visitAll(visitor, [...PUBLIC_LISTS, '/figures', '/sign-in'], PUBLIC_LISTS);
      expect(visitor.faults).toEqual([]);
    },
    20 * MINUTES,
  );

  it.each(Object.entries(VISITS))(
    'are whole for %s (%s)',
    async (username) => {
      const visitor = await portal.visitor(username);
      const menu = await visitor.links('nav a[href^="/workbench"]');
      expect(menu.length).toBeGreaterThan(2);
      await visitAll(visitor, menu, menu);
      expect(visitor.faults).toEqual([]);
    },
    20 * MINUTES,
  );
});

/** Opens each page, which looks at it, and the first object in each list. */
async function visitAll(visitor: Visitor, pages: readonly string[], lists: readonly string[]): Promise<void> {
  const objects = new Set<string>();
  for (const page of pages) {
    await visitor.open(page);
    if (!lists.includes(page)) continue;
    const links = await visitor.links('main a[href]');
    const first = links.find((link) => link.startsWith(`${page}/`) && link !== `${page}/new`);
    if (first) objects.add(first);
  }
  for (const object of objects) await visitor.open(object);
}
