import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../../apps/dev/lib/chromium.mjs';
import { repository } from '../../apps/dev/lib/data-dir.mjs';
import { tableLines } from '../../apps/dev/lib/text-table.mjs';
import { ThrowawaySystem } from '../../apps/dev/lib/throwaway-system.mjs';
import { print, save, target } from './report.mjs';

const SLOWER = 4;
const ROUNDS = 5;
const PAGES = [
  { name: 'list of challenges', path: '/challenges', shows: 'main a[href^="/challenges/"]' },
  { name: 'a challenge', path: '/challenges', shows: 'main table', first: 'main a[href^="/challenges/"]' },
  { name: 'sign in', path: '/sign-in', shows: 'form input' },
];

/**
 * How soon the portal's public pages are of use in a real Chromium whose CPU is slowed down, with an empty cache, by the
 * browser's own clock: first and largest contentful paint, and the moment from which the wanted content is on the screen
 * and the main thread is idle. Beside it, the bytes of script that had to come first.
 */
export class WebBench {
  #system;
  #browser;

  async run() {
    const executablePath = chromiumPath();
    this.#system = new ThrowawaySystem(20_000 + (process.pid % 10_000));
    await this.#system.ready();
    await this.#system.quiet();
    const { url } = this.#system;
    this.#browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const rows = [];
    // The first visit pays for what the browser and the server do once.
    await this.#load(url, PAGES[0]);
    for (const page of PAGES) rows.push({ name: page.name, ...(await this.#measure(url, page)) });
    const figures = ({ name, firstPaint, largestPaint, usable, scriptKb }) => [
      name,
      ...[firstPaint, largestPaint, usable].map((ms) => ms.toFixed(0)),
      scriptKb.toFixed(0),
    ];
    const head = [`CPU ${SLOWER}× slower`, 'first paint ms', 'largest paint ms', 'usable ms', 'script kB gzip'];
    console.log(`\n${tableLines(head, rows.map(figures), [1, 2, 3, 4]).join('\n')}\n`);
    const [list] = rows;
    const targets = [
      target('public list usable in ≤ 1.5 s on a 4× slower CPU (ms)', list.usable, (ms) => ms <= 1_500),
      target('initial script of the public list ≤ 350 kB gzip', list.scriptKb, (kb) => kb <= 350),
    ];
    print(targets);
    save('web', { rounds: ROUNDS, slower: SLOWER, targets, pages: rows });
  }

  async #measure(url, page) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await this.#load(url, page));
    const middle = (key) => rounds.map((each) => each[key]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
    return Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, middle(key)]));
  }

  /** One visit with an empty cache. */
  async #load(url, { path: address, shows, first }) {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
    const page = await context.newPage();
    try {
      const target = first ? await linkOn(page, `${url}${address}`, first) : `${url}${address}`;
      const visit = first ? await (await this.#browser.newContext()).newPage() : page;
      const devtools = await visit.context().newCDPSession(visit);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await visit.addInitScript(watchPaints, shows);
      await visit.goto(target, { waitUntil: 'networkidle' });
      await visit.waitForFunction(() => globalThis.jbgsUsable !== undefined);
      const seen = await visit.evaluate(readPaints);
      if (visit !== page) await visit.context().close();
      return { ...seen.paints, scriptKb: gzippedKilobytes(seen.scripts) };
    } finally {
      await context.close();
    }
  }

  async stop() {
    await this.#browser?.close();
    this.#browser = undefined;
    await this.#system?.stop();
    this.#system = undefined;
  }
}

async function linkOn(page, address, selector) {
  await page.goto(address, { waitUntil: 'networkidle' });
  return new URL(await page.locator(selector).first().getAttribute('href'), address).href;
}

/* Runs in the page, before its own scripts. */
function watchPaints(selector) {
  globalThis.jbgsPaints = { firstPaint: 0, largestPaint: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name === 'first-contentful-paint') globalThis.jbgsPaints.firstPaint = entry.startTime;
    }
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    globalThis.jbgsPaints.largestPaint = list.getEntries().at(-1).startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  const look = () => {
    // Idle means: nothing of the page's own is waiting to run, so a click is answered at once.
    if (globalThis.document.querySelector(selector))
      globalThis.requestIdleCallback(() => (globalThis.jbgsUsable = performance.now()));
    else globalThis.requestAnimationFrame(look);
  };
  globalThis.requestAnimationFrame(look);
}

/* Runs in the page. */
function readPaints() {
  const scripts = performance
    .getEntriesByType('resource')
    .filter(({ name, startTime }) => /\.js($|\?)/.test(name) && startTime <= globalThis.jbgsUsable)
    .map(({ name }) => new URL(name).pathname);
  return { paints: { ...globalThis.jbgsPaints, usable: globalThis.jbgsUsable }, scripts };
}

function gzippedKilobytes(scripts) {
  const bytes = scripts.map((script) => fs.statSync(path.join(repository, 'dist/web', `${script}.gz`)).size);
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}
