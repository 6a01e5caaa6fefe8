import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import type { Visitor } from './support/visitor.js';

const FLOW_MS = 180_000;
const VOUCHER = { name: '回单.txt', mimeType: 'text/plain', buffer: Buffer.from('银行回单（示例） 700,000.00 元') };
const METHOD = '产线在线测量，三次取平均（示例）';
/** What the third party finds, in the order of the seven indicators: the third misses its commitment. */
const TESTED = ['150', '-0.012', '7.5', '99.0', '98.8', '0.038', '12.4'];

// Flow 7: the demander pays with vouchers that finance verifies, checks a milestone, and leads the acceptance.
describeInBrowser('a project under way', () => {
  let portal: RunningPortal;
  beforeAll(async () => {
    portal = await RunningPortal.open();
  }, FLOW_MS);
  afterAll(() => portal?.close());
  afterEach(() => expect(portal.faults()).toEqual([]));

  describe('of which the agreement is signed', () => {
    let setting: Setting;
    let demander: Visitor;
    let title = '';
    beforeAll(async () => {
      setting = await portal.setting('project');
      title = setting.told.award?.challengeTitle ?? '';
      demander = await portal.visitor(setting.who('demander'));
    }, FLOW_MS);

    it(
      'is paid by the demander, with a voucher that finance verifies',
      async () => {
        await demander.goTo('攻关项目');
        await demander.press(/^XM-/);
        await demander.turnTo('资金');
        await demander.press('投入：计划与到位');
        await demander.press('申报投入');
        await demander.fill('计划期次', '1');
        await demander.fill('金额', '700000');
        await demander.fill('付款日期', setting.today(1));
        await demander.fill('银行凭证号', `PZ-${setting.told.cast.telling}-1`);
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
        await finance.sees('投入已核实');
        await demander.comes('投入已核实');
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

  describe('of which all milestones have passed', () => {
    let setting: Setting;
    let title = '';
    beforeAll(async () => {
      setting = await portal.setting('milestones');
      title = setting.told.award?.challengeTitle ?? '';
    }, FLOW_MS);

    it(
      'is accepted by what was measured, the demander in the chair',
      async () => {
        const taker = await portal.visitor(setting.who('taker'));
        await taker.goTo('攻关项目');
        await taker.press(/^XM-/);
        await taker.turnTo('验收');
        await taker.press('申请验收');
        await taker.fill(/^自评/, '七项指标均已完成自测（示例）。');
        await taker.press('确定');
        await taker.sees('请承诺材料不含国家秘密');
        await taker.tick(/承诺材料不含国家秘密/);
        await taker.press('确定');
        await taker.sees('已申请');

        const officer = await portal.visitor(setting.who('officer'));
        await officer.goTo('验收');
        await officer.press(/^YS-/);
        await officer.press('开始检测');
        await officer.choose('第三方检测机构', setting.organisation('laboratory'));
        await officer.press('确定');
        await officer.sees('检测中');

        const assessor = await portal.visitor(setting.who('assessor'));
        await assessor.goTo('验收');
        await assessor.press(/^YS-/);
        await assessor.press('提交检测报告');
        await assessor.fill(/^检测报告编号/, `JC-${setting.told.cast.telling}`);
        await assessor.fill('检测日期', setting.today());
        await assessor.fillAll(/实测值/, TESTED);
        await assessor.fillAll(
          /检测方法与条件/,
          TESTED.map(() => '按任务书测量办法，现场见证检测（示例）'),
        );
        await assessor.press('确定');
        await assessor.sees(`检测报告：${setting.organisation('laboratory')}`);

        const demander = await portal.visitor(setting.who('demander'));
        await demander.goTo('待办');
        await demander.within(/召开验收会/).press(title);
        await demander.press('召开验收会');
        await demander.fill('会议日期', setting.today());
        await demander.fill('会议地点', '江西电缆三层共挤车间');
        await demander.fill('参会人员及单位', '需求方、揭榜方、主管部门');
        await demander.fill('会议纪要', '会议听取检测报告，逐项核对七项指标，形成验收意见（示例）。');
        await demander.press('确定');
        await officer.comes('验收会与意见');
        expect(await officer.whyNot('出具结论')).toContain('需求方尚未出具验收意见');
        await demander.press('出具验收意见');
        await demander.choose('需求方意见', '同意通过');
        await demander.fill('意见说明', '关键指标满足产线要求（示例）');
        await demander.press('确定');
        await officer.comes(/关键指标满足产线要求/);
        await officer.press('出具结论');
        await officer.press('确定');
        await officer.sees(/完成率 90%，结论：通过/);
      },
      FLOW_MS,
    );
  });
});
