// `npm run screenshots`: the pictures of the README, taken of the running product with its sample data and the story.
import fs from 'node:fs';
import path from 'node:path';
import { chromiumPath } from './lib/chromium.mjs';
import { repository } from './lib/data-dir.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { reportFailure, say } from './lib/log.mjs';
import { ThrowawaySystem } from './lib/throwaway-system.mjs';
import { SAMPLE_PASSWORD } from './sample-data/accounts.mjs';

const FOLDER = path.join(repository, 'apps', 'web', 'pictures');
const PORT = 21_000 + (process.pid % 10_000);

/** `storyRole`: who had this role in the story. `first`: the page behind the first such link of the page, instead of the page itself. */
const PICTURES = [
  { name: 'challenges', path: '/challenges' },
  { name: 'challenge', path: '/challenges', first: 'main a[href^="/challenges/"]' },
  { name: 'challenges-phone', path: '/challenges', width: 375 },
  { name: 'notifications', path: '/workbench/notifications', storyRole: 'officer' },
  { name: 'need-wizard', path: '/workbench/needs/new', user: 'demander' },
  {
    name: 'project',
    path: '/workbench/projects/ended',
    storyRole: 'officer',
    first: 'main a[href^="/workbench/projects/0"]',
  },
  {
    name: 'disbursement',
    path: '/workbench/disbursements',
    storyRole: 'finance',
    first: 'main a[href^="/workbench/disbursements/0"]',
  },
];

let system;
let browser;

try {
  await ensureInstalled();
  const { chromium } = await import('playwright-core');
  system = new ThrowawaySystem(PORT);
  await system.ready();
  await system.tellStory();
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  fs.mkdirSync(FOLDER, { recursive: true });
  for (const picture of PICTURES) await take(picture);
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await browser?.close();
  await system?.stop();
}

async function take({ name, path: address, first, user, storyRole, width = 1280 }) {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 800 : 860 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const username = storyRole ? await storyUser(storyRole) : user;
  if (username) await signIn(page, username);
  await page.goto(system.url + address);
  if (first) {
    const link = page.locator(first).first();
    await page.goto(system.url + (await link.getAttribute('href')));
  }
  await page.locator('h1').first().waitFor();
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await context.close();
  say(`apps/web/pictures/${name}.png`);
}

/** The story names its people after the run; the newest challenge carries that name. */
async function storyUser(role) {
  const { items } = await (await fetch(`${system.url}/api/v1/public/challenges?limit=1`)).json();
  const run = /示例 (\w+)/.exec(items[0].demanderName)?.[1];
  return `story-${run}-${role}`;
}

async function signIn(page, user) {
  await page.goto(`${system.url}/sign-in`);
  await page.getByLabel('用户名').fill(user);
  await page.getByLabel('密码', { exact: true }).fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/workbench'));
}
