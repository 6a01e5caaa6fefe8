import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import { walkTheSite, walkTheWorkbench } from './support/walk.js';

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
const MINUTES = 60_000;

/**
 * Every page that a menu leads to, and from there one page of every kind that a link leads to: seen by those who have it,
 * wide and on a phone. Nothing that one is led to is refused or not there, and nothing speaks another language.
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
    async () => expect(await walkTheSite(await portal.visitor())).toEqual([]),
    20 * MINUTES,
  );

  it.each(Object.entries(PEOPLE))(
    'are whole for %s of the story (%s)',
    async (key) => expect(await walkTheWorkbench(await portal.visitor(story.who(key)))).toEqual([]),
    20 * MINUTES,
  );

  it.each(Object.entries(OTHERS))(
    'are whole for %s (%s)',
    async (username) => expect(await walkTheWorkbench(await portal.visitor(username))).toEqual([]),
    20 * MINUTES,
  );
});
