import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';

const FLOW_MS = 180_000;
/** What the third party finds, in the order of the seven indicators: the third misses its commitment. */
const TESTED = ['150', '-0.012', '7.5', '99.0', '98.8', '0.038', '12.4'];

// Flow 7, second half: all milestones have passed; the acceptance is decided by what a third party measures.
describeInBrowser('the acceptance of a project', () => {
  let portal: RunningPortal;
  let setting: Setting;
  let title = '';
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('milestones');
    title = setting.told.award?.challengeTitle ?? '';
  }, FLOW_MS);
  afterAll(() => portal?.close());
  afterEach(() => expect(portal.faults()).toEqual([]));

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
