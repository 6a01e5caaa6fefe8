import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import { walkTheSite, walkTheWorkbench } from './support/walk.js';

const PEOPLE = ['officer', 'finance', 'demander', 'taker'];
const MINUTES = 60_000;

/** As pages.browser-spec.ts, for those between whom nearly every page is, in English. */
describeInBrowser('the pages of the portal in English', () => {
  let portal: RunningPortal;
  let story: Setting;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    story = await portal.setting('paid');
  }, 10 * MINUTES);
  afterAll(() => portal?.close(), MINUTES);

  const inEnglish = async (username?: string) => {
    const visitor = await portal.visitor(username);
    if (username === undefined) await visitor.open('/');
    await visitor.press('English');
    return visitor;
  };

  it(
    'are whole for everybody where they are public',
    async () => expect(await walkTheSite(await inEnglish())).toEqual([]),
    20 * MINUTES,
  );

  it.each(PEOPLE)(
    'are whole for %s of the story',
    async (key) => expect(await walkTheWorkbench(await inEnglish(story.who(key)))).toEqual([]),
    20 * MINUTES,
  );

  it(
    'are whole for an expert',
    async () => expect(await walkTheWorkbench(await inEnglish('expert1'))).toEqual([]),
    20 * MINUTES,
  );
});
