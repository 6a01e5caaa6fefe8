import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import { goesToContributions, writesWhatItPaid } from './support/steps/money.js';
import type { Visitor } from './support/visitor.js';

const FLOW_MS = 180_000;
const VOUCHER = { name: '回单.txt', mimeType: 'text/plain', buffer: Buffer.from('银行回单（示例） 700,000.00 元') };
const METHOD = '产线在线测量，三次取平均（示例）';

// Flow 7, first half: the demander pays with a voucher that finance verifies, and checks what a milestone has reached.
describeInBrowser('a project under way', () => {
  let portal: RunningPortal;
  let setting: Setting;
  let demander: Visitor;
  let title = '';
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('project');
    title = setting.told.award?.challengeTitle ?? '';
    demander = await portal.visitor(setting.who('demander'));
  }, FLOW_MS);
  afterAll(() => portal?.close());
  afterEach(() => expect(portal.faults()).toEqual([]));

  it(
    'is paid by the demander, with a voucher that finance verifies',
    async () => {
      await goesToContributions(demander);
      const voucherNo = `PZ-${setting.told.cast.telling}-1`;
      await writesWhatItPaid(demander, { amount: '700000', on: setting.today(1), voucherNo });
      await demander.press('确定');
      await demander.sees('付款日期不得晚于今日');
      await demander.fill('付款日期', setting.today());
      await demander.press('确定');
      await demander.sees('请上传银行付款凭证，然后提交核实');
      await demander.upload(/上传附件/, VOUCHER);
      await demander.sees(VOUCHER.name);
      await demander.press('提交核实');
      await demander.press('确定');
      await demander.sees('待核实');

      const finance = await portal.visitor(setting.who('finance'));
      await finance.goTo('待办');
      await finance.within(/核实/).press(title);
      await finance.sees(/700,000.00 元/);
      await finance.press('核实');
      await finance.press('确定');
      await finance.sees(/待核实 → 已核实/);
      await demander.comes(/待核实 → 已核实/);
    },
    FLOW_MS,
  );

  it(
    'reports a milestone with measurements, which the demander checks',
    async () => {
      const taker = await portal.visitor(setting.who('taker'));
      await taker.goTo('里程碑');
      await taker.press(/原理样机/);
      await taker.press('提交报告');
      await taker.fill('进展概述', '原理样机完成，阶段指标达到（示例）。');
      await taker.fill('累计支出', '1400000');
      await taker.fillAll(/测量值/, ['5.5', '94']);
      await taker.fillAll(/测量方法/, [METHOD, METHOD]);
      await taker.fillAll(/测量人/, ['联合体检测组（示例）', '联合体检测组（示例）']);
      await taker.fillAll(/测量日期/, [setting.today(), setting.today()]);
      await taker.press('确定');
      await taker.sees('已提交');

      await demander.goTo('里程碑');
      await demander.press(/原理样机/);
      await demander.press('开始核验');
      await demander.press('确定');
      await demander.sees('核验中');
      expect(await demander.whyNot('通过')).toContain('阶段指标未达到');
      await demander.press('要求整改');
      await demander.fill('理由', '识别准确率未到 95%（示例）');
      await demander.fill(/期限/, setting.today(30));
      await demander.press('确定');
      await demander.sees('整改中');

      await taker.comes('整改中');
      await taker.press('提交报告');
      await taker.fillAll(/测量值/, ['5.5', '95.6']);
      await taker.press('确定');
      await taker.sees('已提交');
      await demander.comes('第 2 次报告');
      await demander.press('开始核验');
      await demander.press('确定');
      await demander.press('通过');
      await demander.press('确定');
      await demander.sees('已通过');
    },
    FLOW_MS,
  );
});
