import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import {
  budgets,
  COMMITMENTS,
  namesTheLeader,
  SHARES,
  sharesTheWork,
  tellsTheRoute,
} from './support/steps/proposal.js';
import type { Visitor } from './support/visitor.js';

const MINUTES = 60_000;
/** Flow 4: a university takes a challenge up together with an institute; what it hands in is sealed. */
describeInBrowser('a taker proposes with a consortium', () => {
  let portal: RunningPortal;
  let setting: Setting;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('challenge');
  }, 5 * MINUTES);
  afterAll(() => portal?.close(), MINUTES);

  it(
    'from finding the challenge to the sealed receipt, which nobody else can open',
    async () => {
      const taker = await portal.visitor(setting.who('taker'));
      await begin(taker, setting);
      await joinForces(taker, setting);
      await promise(taker);
      await plan(taker);
      await attach(taker);
      await handIn(taker);
      await staysSealed(await portal.visitor(setting.who('officer')), setting);
      expect(portal.faults()).toEqual([]);
    },
    10 * MINUTES,
  );
});

async function begin(taker: Visitor, setting: Setting): Promise<void> {
  const { number = '' } = setting.told.challenge ?? {};
  await taker.goTo('找榜题');
  await taker.fill('检索正在揭榜的榜题', setting.organisation('demander'));
  await taker.keyboard.press('Enter');
  await taker.press(`揭榜 ${number}`);
  await tellsTheRoute(taker);
}

/** The shares of every column must add up to the whole; the page says how far they are from it. */
async function joinForces(taker: Visitor, setting: Setting): Promise<void> {
  const lead = setting.organisation('university');
  await sharesTheWork(taker, setting);
  await taker.sees('多出 40%');
  await taker.fill(`${lead} ${SHARES[0] ?? ''}`, '50');
  await taker.sees('还差 10%');
  await taker.press('差额归牵头单位');
  await taker.doesNotSee('还差 10%');
  await taker.doesNotSee('多出 40%');
  await taker.pageIsWhole();
  await taker.press('下一步');
}

async function promise(taker: Visitor): Promise<void> {
  for (const [label, value] of COMMITMENTS) await taker.fill(label, value);
  await taker.fill('检测速度 承诺值', '9');
  await taker.sees('低于要求');
  await taker.fill('检测速度 承诺值', '12');
  await taker.doesNotSee('低于要求');
  await taker.doesNotSee('未承诺');
  await taker.pageIsWhole();
  await taker.press('下一步');
}

async function plan(taker: Visitor): Promise<void> {
  await namesTheLeader(taker);
  await budgets(taker);
  // The outcome is forgotten here: the submission will say so.
  await taker.within('节点 1').fill('节点名称', '产线验证');
  await taker.within('节点 1').fill('第几个月完成', '22');
  await taker.press('下一步');
}

async function attach(taker: Visitor): Promise<void> {
  const buffer = Buffer.from('样机测试记录（示例）');
  await taker.upload(/上传附件/, { name: '样机测试记录.txt', mimeType: 'text/plain', buffer });
  await taker.sees('样机测试记录.txt');
  await taker.pageIsWhole();
  await taker.press('下一步');
}

async function handIn(taker: Visitor): Promise<void> {
  await taker.tick('承诺内容不含国家秘密');
  await taker.tick('承诺内容真实');
  await taker.press('提交（密封）');
  await taker.sees('有 1 处需要修改');
  await taker.pageIsWhole();
  await taker.press(/^进度 1/);
  await taker.within('节点 1').fill('成果', '产线连续运行 72 小时');
  await taker.press('检查与提交');
  await taker.press('提交（密封）');
  await taker.sees('密封回执');
  await taker.sees('密封内容 SHA-256');
}

async function staysSealed(officer: Visitor, setting: Setting): Promise<void> {
  await officer.goTo('榜题');
  await officer.press(setting.told.challenge?.title ?? '');
  await officer.sees('已提交 1 份');
  await officer.sees('截止前内容密封，任何人不可查看。');
  expect(await officer.reads()).not.toContain('TB-');
}
