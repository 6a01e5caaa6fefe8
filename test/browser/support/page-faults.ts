import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const PHONE = 375;
const SHOWN = 3;
const HEADING_MS = 10_000;

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly html: string }[];
}

/** What axe calls serious or critical, what has no heading, what is wider than a phone: one line each. */
export async function pageFaults(page: Page): Promise<string[]> {
  const heading = page.locator('h1').first();
  const headed = await heading.waitFor({ state: 'attached', timeout: HEADING_MS }).then(
    () => [],
    () => ['no heading'],
  );
  const found = [...headed, ...(await barriers(page))];
  const { width = 1280, height = 900 } = page.viewportSize() ?? {};
  if (width !== PHONE) await resize(page, PHONE, height);
  const wide = await overflow(page);
  if (wide.pixels > 0) found.push(`${wide.pixels} px wider than a phone: ${wide.what}`);
  if (width !== PHONE) await resize(page, width, height);
  return found;
}

async function barriers(page: Page): Promise<string[]> {
  // Evaluated and not added as a script: the page's own policy forbids foreign scripts, and stays as it is.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axeSource);
  const violations = (await page.evaluate(
    `window.axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ["violations"] }).then((r) => r.violations)`,
  )) as AxeViolation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const places = nodes.slice(0, SHOWN).map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`);
      return `axe ${id}: ${places.join(' | ')}`;
    });
}

/** The layout of the new width is there when the frame after the next has been drawn. */
async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(undefined)))),
  );
}

/** By how many pixels the page is wider than the screen, and which element sticks out. */
function overflow(page: Page): Promise<{ pixels: number; what: string }> {
  return page.evaluate(() => {
    const pixels = document.documentElement.scrollWidth - window.innerWidth;
    if (pixels <= 0) return { pixels, what: '' };
    const scrolls = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const widest = [...document.body.querySelectorAll('*')].find(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(element.parentElement),
    );
    return { pixels, what: widest?.outerHTML.slice(0, 200) ?? '' };
  });
}
