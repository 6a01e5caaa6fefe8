import type { Visitor } from './visitor.js';

const PUBLIC_PAGES = ['/', '/challenges', '/notices', '/results', '/programmes', '/figures', '/sign-in'];
/** Pages, and not what is handed out as a file. */
const PUBLIC_LINKS = 'main a[href^="/"]:not([href^="/workbench"], [href^="/api"])';
const WORK_LINKS = 'main a[href^="/workbench"]';
const MENU = 'nav a[href^="/workbench"]';
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

/** Every public page, and one of every kind that a link leads to; what is wrong with them. */
export async function walkTheSite(visitor: Visitor): Promise<readonly string[]> {
  await walk(visitor, PUBLIC_PAGES, PUBLIC_LINKS);
  return visitor.faults;
}

/** Every page that the menu of somebody leads to, and one of every kind that a link leads to; what is wrong with them. */
export async function walkTheWorkbench(visitor: Visitor): Promise<readonly string[]> {
  const menu = await visitor.links(MENU);
  expect(menu.length).toBeGreaterThan(2);
  await walk(visitor, menu, WORK_LINKS);
  return visitor.faults;
}

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
  await visitor.leave();
}
