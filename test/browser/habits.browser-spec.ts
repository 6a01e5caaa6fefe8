import { readFile } from 'node:fs/promises';
import { SAMPLE_PASSWORD } from '../../apps/dev/sample-data/accounts.mjs';
import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import { goesToContributions, writesWhatItPaid } from './support/steps/money.js';

const FLOW_MS = 180_000;
const VOUCHER = {
  name: '银行回单.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const SUMMARY = '更正后的摘要：在线测量偏心并闭环调整机头（示例）。';

interface Challenge {
  readonly id: string;
  readonly version: number;
  readonly summary: string;
  readonly takeUpClosesAt: string;
}

// What people expect of every page, tried where they need it most.
describeInBrowser('a challenge that people look at while others work on it', () => {
  let portal: RunningPortal;
  let setting: Setting;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('challenge');
  }, FLOW_MS);
  afterAll(() => portal?.close());
  afterEach(() => expect(portal.faults()).toEqual([]));

  const challenge = async (): Promise<Challenge> => {
    const id = setting.told.challenge?.id ?? '';
    return setting.told.cast.officer.client.get<Challenge>(`/challenges/${id}`);
  };
  const dayAfterClosing = async (days: number): Promise<string> =>
    new Date(Date.parse((await challenge()).takeUpClosesAt) + days * 86_400_000).toISOString().slice(0, 10);
  const extend = async (days: number): Promise<void> => {
    const input = { closesOn: await dayAfterClosing(days), reason: '应揭榜方请求延长（示例）' };
    await setting.told.cast.officer.client.act('challenges', await challenge(), 'extend_window', input);
  };

  it(
    'tells of what happens at once, without loading the page again',
    async () => {
      const demander = await portal.visitor(setting.who('demander'));
      await demander.goTo('待办');
      const unread = async (): Promise<number> =>
        Number(/(\d+) 条未读/.exec((await demander.page.getByLabel(/条未读/).getAttribute('aria-label')) ?? '')?.[1]);
      const before = await unread();
      await extend(7);
      await demander.page.getByLabel(`消息，${before + 1} 条未读`).waitFor({ timeout: 30_000 });
    },
    FLOW_MS,
  );

  it(
    'keeps what was typed when somebody else was faster',
    async () => {
      const officer = await portal.visitor(setting.who('officer'));
      await officer.open(`/workbench/challenges/${(await challenge()).id}`);
      await officer.press('延长揭榜期');
      await officer.fill(/截止/, await dayAfterClosing(14));
      await officer.fill('理由', '答疑较多，给揭榜方更多时间（示例）');
      await extend(3);
      await officer.press('确定');
      await officer.press('读取最新内容（保留我填写的）');
      await officer.press('确定');
      await officer.sees('已办理：延长揭榜期');
    },
    FLOW_MS,
  );

  it(
    'shows the public what an addendum changed, the old beside the new',
    async () => {
      const { officer, approver } = setting.told.cast;
      const { id, summary } = await challenge();
      const content = { reason: '原摘要表述不清，现予更正（示例）', text: { summary: SUMMARY } };
      const drafted = await officer.client.post<Challenge>(`/challenges/${id}/addenda`, content);
      await approver.client.act('addenda', drafted, 'issue');
      const reader = await portal.visitor();
      await reader.open(`/challenges/${id}`);
      await reader.sees(/第 2 版/);
      expect(await reader.page.locator('del').first().innerText()).toBe(summary);
      expect(await reader.page.locator('ins').first().innerText()).toBe(SUMMARY);
    },
    FLOW_MS,
  );

  it(
    'has its table as a spreadsheet',
    async () => {
      const officer = await portal.visitor(setting.who('officer'));
      await officer.goTo('榜题');
      const saved = officer.page.waitForEvent('download');
      await officer.press(/^导出 Excel/);
      const bytes = await readFile(await (await saved).path());
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
    },
    FLOW_MS,
  );
});

describeInBrowser('a project that people work on for years', () => {
  let portal: RunningPortal;
  let setting: Setting;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('project');
  }, FLOW_MS);
  afterAll(() => portal?.close());
  // A session that has ended is answered so.
  afterEach(() => expect(portal.faults().filter((fault) => !fault.includes(': 401 '))).toEqual([]));

  it(
    'loses nothing when the session ends while somebody types, and shows what was uploaded',
    async () => {
      const username = setting.who('demander');
      const demander = await portal.visitor(username);
      await goesToContributions(demander);
      const voucherNo = `PZ-${setting.told.cast.telling}-9`;
      await writesWhatItPaid(demander, { amount: '700000', on: setting.today(), voucherNo });
      await demander.page.context().clearCookies();
      // Not `press`: what was sent waits for the person, so that the page does not come to rest.
      await demander.keyboard.reach(demander.page.getByRole('button', { name: '确定' }), '确定');
      await demander.keyboard.press('Enter');
      await demander.page.getByText(/登录已过期/).waitFor();
      await demander.fill('用户名', username);
      await demander.fill('密码', SAMPLE_PASSWORD);
      await demander.press('登录');
      await demander.sees('请上传银行付款凭证，然后提交核实');
      await demander.upload(/上传附件/, VOUCHER);
      await demander.sees(VOUCHER.name);
      await demander.press('预览');
      const picture = demander.page.getByRole('img', { name: VOUCHER.name, exact: true });
      await picture.waitFor();
      expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
      await demander.keyboard.press('Escape');
      await demander.settled();
    },
    FLOW_MS,
  );

  it(
    'has red milestones on the board when they are late',
    async () => {
      await setting.letPass(300);
      const officer = await portal.visitor(setting.who('officer'));
      await officer.open('/workbench/projects/board');
      await officer.comes('（逾期）');
      const late = officer.page.locator('strong.late').first();
      const [red = 0, green = 0] = await late.evaluate((element) =>
        (getComputedStyle(element).color.match(/\d+/g) ?? []).map(Number),
      );
      expect(red).toBeGreaterThan(2 * green);
    },
    FLOW_MS,
  );
});
