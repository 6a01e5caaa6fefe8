import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import type { Visitor } from './support/visitor.js';

const MINUTES = 60_000;
const TITLE = '高压电缆三层共挤偏心在线检测（键盘填报）';

/** Flow 1: an enterprise posts a need, from the menu to its number, with the keyboard. */
describeInBrowser('an enterprise posts a need', () => {
  let portal: RunningPortal;
  let setting: Setting;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('programme');
  }, 5 * MINUTES);
  afterAll(() => portal?.close(), MINUTES);

  it(
    'is led by what is missing, keeps what it wrote, hands the need in and may take it back',
    async () => {
      const demander = await portal.visitor(setting.who('demander'));
      await demander.goTo('需求');
      await demander.press('提出需求');
      await tellWhatAndWhy(demander, setting);
      await tellIndicators(demander);
      await tellMoneyAndTerms(demander);
      await handIn(demander);
      await takeBack(demander);
      expect(portal.faults()).toEqual([]);
    },
    10 * MINUTES,
  );
});

async function tellWhatAndWhy(demander: Visitor, setting: Setting): Promise<void> {
  await demander.sees('是什么');
  await demander.choose('计划', setting.told.programme?.name ?? '');
  await demander.choose('来源渠道', '归口推荐');
  await demander.choose('归口管理单位', setting.organisation('district'));
  await demander.fill('需求名称', TITLE);
  await demander.fill('需求摘要', '挤出时看不见偏心，只能停机抽检；要在线测量并闭环调整机头。');
  await demander.fill('技术领域', '智能检测');
  await demander.fill('所在地区', '江西吉安');
  await demander.choose('优先级', '重要');
  await demander.press('下一步');
  await demander.fill('自身无法解决的难点', '缺少 X 射线成像与识别算法的积累，离线抽检无法闭环。');
  await demander.fill('应用场景', '超高压线缆三层共挤生产线');
  await demander.sees('已保存在本页；必填内容填完后自动存到服务器');
  await demander.pageIsWhole();
}

async function tellIndicators(demander: Visitor): Promise<void> {
  await demander.press('下一步');
  const first = demander.within('指标 1');
  await first.fill('指标名称', '偏心测量误差');
  await first.choose('比较方式', '绝对值不高于');
  await first.fill('指标值', '0.02');
  await first.fill('单位', 'mm');
  await first.fill('由谁测', '第三方检测机构');
  await first.fill('怎样测', '连续运行 72 小时，与离线标准件比对');
  await first.tick('必须达到');
  await demander.press('增加一项指标');
  const second = demander.within('指标 2');
  await second.fill('指标名称', '线速度');
  await second.fill('指标值', '8');
  await second.fill('单位', 'm/min');
  await second.fill('由谁测', '第三方检测机构');
  // What is still missing is a way to its field.
  await demander.press('指标 2：怎样测');
  await second.fill('怎样测', '稳定生产一小时取平均');
  await demander.pageIsWhole();
}

async function tellMoneyAndTerms(demander: Visitor): Promise<void> {
  await demander.press('下一步');
  await demander.fill('投入总额（含申请的补助）', '5000000');
  await demander.fill('其中支付揭榜方的现金', '6000000');
  await demander.press('下一步');
  await demander.fill('攻关期限（月）', '24');
  await demander.choose('合作方式', '联合研发');
  await demander.choose('成果归属', '双方共有');
  // More cash than investment: refused, and said beside the amount.
  await demander.press('上一步');
  await demander.sees('支付揭榜方的现金不得超过投入总额');
  await demander.fill('其中支付揭榜方的现金', '3750000');
  await demander.sees('可得政府补助（试算，以合同为准）');
  await demander.sees('已保存到服务器');
  await demander.pageIsWhole();
}

async function handIn(demander: Visitor): Promise<void> {
  await demander.press('检查与提交');
  await demander.sees('偏心测量误差');
  await demander.tick(/本单位承诺/);
  await demander.pageIsWhole();
  await demander.press('提交');
  await demander.sees(/XQ-\d{4}-\d{4}/);
  expect(await demander.heading()).toContain(TITLE);
}

async function takeBack(demander: Visitor): Promise<void> {
  await demander.press('撤回');
  await demander.fill('理由', '短');
  await demander.press('确定');
  await demander.sees(/至少|不少于|字/);
  await demander.fill('理由', '与本单位另一项需求重复');
  await demander.press('确定');
  await demander.sees('已办理：撤回');
  await demander.doesNotSee('可办事项');
}
