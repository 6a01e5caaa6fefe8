import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import type { Visitor } from './support/visitor.js';

const MINUTES = 60_000;
const QUESTION = '检测可靠性按连续运行 72 小时还是按批次统计（键盘提问）？';
const ANSWER = '以连续运行 72 小时内全部标准缺陷件为样本（键盘答复）。';

/** Flow 3: somebody without an account finds a challenge; a taker asks about it, the demander answers in public. */
describeInBrowser('the public searches and asks', () => {
  let portal: RunningPortal;
  let setting: Setting;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('challenge');
  }, 5 * MINUTES);
  afterAll(() => portal?.close(), MINUTES);

  it(
    'from the search box to an answer that everybody reads',
    async () => {
      const reader = await portal.visitor();
      await find(reader, setting);
      const address = new URL(reader.page.url()).pathname;
      await signInToAsk(reader, setting);
      await ask(reader);
      const demander = await portal.visitor(setting.who('demander'));
      await answer(demander);
      await mayNotAsk(demander, address);
      const other = await portal.visitor();
      await other.open(address);
      await other.within('答疑').sees(ANSWER);
      // Who asked is told to nobody.
      expect(await other.reads()).not.toContain('邓揭榜');
      expect(portal.faults()).toEqual([]);
    },
    10 * MINUTES,
  );
});

async function find(reader: Visitor, setting: Setting): Promise<void> {
  const title = setting.told.challenge?.title ?? '';
  await reader.open('/');
  await reader.goTo('榜单');
  await reader.fill('搜索榜题', '没有这样的榜题');
  await reader.sees('没有符合条件的榜题。');
  await reader.press('清除筛选，看全部榜题');
  await reader.fill('搜索榜题', setting.organisation('demander'));
  await reader.sees('共 1 个榜题');
  await reader.press('全部清除');
  await reader.within('筛选').press('揭榜中');
  await reader.fill('不少于', '499');
  await reader.fill('不超过', '501');
  await reader.press('按金额与日期筛选');
  await reader.within('已选筛选').sees('不少于（万元）：499');
  await reader.press('即将截止');
  await reader.press('去掉筛选 不超过（万元）：501');
  await reader.fill('搜索榜题', setting.organisation('demander'));
  await reader.sees('按相关度排列');
  await reader.sees('共 1 个榜题');
  await reader.press(title);
  expect(await reader.heading()).toBe(title);
  await reader.within('指标').sees('第三方检测机构（示例）');
}

/** A visitor signs in and is back at the challenge. */
async function signInToAsk(reader: Visitor, setting: Setting): Promise<void> {
  await reader.press('登录后提问');
  await reader.fill('用户名', setting.who('taker'));
  await reader.fill('密码', 'not the password');
  await reader.press('登录');
  await reader.sees(/用户名或密码/);
  await reader.signInHere(setting.who('taker'));
  expect(await reader.heading()).toBe(setting.told.challenge?.title);
}

async function ask(taker: Visitor): Promise<void> {
  await taker.press('提问');
  await taker.press('确定');
  await taker.sees('请填写');
  await taker.fill('提问（不得透露提问方）', QUESTION);
  await taker.press('确定');
  await taker.sees('已办理：提问');
}

/** What waits for the demander leads to the page on which it is answered. */
async function answer(demander: Visitor): Promise<void> {
  await demander.comes(QUESTION);
  await demander.press(QUESTION);
  await demander.within(QUESTION).press('答复');
  await demander.fill(/答复/, ANSWER);
  await demander.press('确定');
  await demander.sees('已办理：答复');
}

/** Only who could take it up asks; to others the page says so. */
async function mayNotAsk(demander: Visitor, address: string): Promise<void> {
  await demander.open(address);
  await demander.sees('提问由揭榜方提出；您的账号没有此权限。');
}
