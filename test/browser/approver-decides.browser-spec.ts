import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import type { Visitor } from './support/visitor.js';

const FLOW_MS = 180_000;
const NOTICE_DAYS = 9;

// Flow 6: the demander has its say, the officer drafts, the approver decides; the public notice stands an objection.
describeInBrowser('a decision and its public notice', () => {
  let portal: RunningPortal;
  let setting: Setting;
  let officer: Visitor;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('review');
    officer = await portal.visitor(setting.who('officer'));
  }, FLOW_MS);
  afterAll(() => portal?.close());
  afterEach(() => expect(portal.faults()).toEqual([]));

  it(
    'follows the ranking and the demander’s word, and takes two persons',
    async () => {
      const demander = await portal.visitor(setting.who('demander'));
      await demander.goTo('榜题');
      await demander.press(setting.told.challenge?.title ?? '');
      await demander.press('评审与选帅页面');
      await demander.press('出具需求方意见');
      await demander.tick(/^第 1 名/);
      await demander.press('提交意见');
      await demander.sees('请写明理由');
      await demander.fill('理由', '技术路线与产线匹配');
      await demander.press('提交意见');
      await demander.sees('需求方意见');

      await officer.goTo('榜题');
      await officer.press(setting.told.challenge?.title ?? '');
      await officer.press('评审与选帅页面');
      await officer.press('拟定选帅决定');
      await officer.fill('审定理由', '综合得分第一，承诺指标全面优于榜单要求。');
      await officer.press('拟定，送审批');
      await officer.sees('请填写');
      await officer.fill('集体决策纪要', '局长办公会集体审定（示例纪要）。');
      await officer.press('拟定，送审批');
      await officer.goTo('选帅决定');
      await officer.press(/^JB-/);
      expect(await officer.whyNot('批准')).toBe('须由拟稿人以外的人审批');

      const approver = await portal.visitor(setting.who('approver'));
      await approver.goTo('待办');
      await approver.press(new RegExp(setting.told.challenge?.title ?? ''));
      await approver.press('批准');
      await approver.press('确定');
      await approver.sees('已批准');
    },
    FLOW_MS,
  );

  it(
    'is put on public notice, and suspended while an objection is looked into',
    async () => {
      await officer.goTo('中榜');
      await officer.press(/^ZB-/);
      await officer.press('发布公示');
      await officer.press('确定');
      await officer.sees('公示中');

      const rival = await portal.visitor(setting.who('rival'));
      await rival.open('/notices');
      await rival.press(new RegExp(`^${setting.told.challenge?.number ?? ''}`));
      await rival.press('提出异议');
      await rival.tick(/结果异议/);
      await rival.fill('事实与理由', '业绩存疑');
      await rival.press('提交');
      await rival.sees('不少于 10 个字');
      await rival.fill('事实与理由', '牵头单位样机业绩存疑，请核查其检测报告的真实性。');
      await rival.press('提交');
      await rival.sees(/已收到，编号/);

      await officer.goTo('异议');
      await officer.press(/^YY-/);
      await officer.press('受理');
      await officer.press('确定');
      await officer.press('开始调查');
      await officer.press('确定');
      await officer.press('认定不成立');
      await officer.fill('理由', '经核查，检测报告真实有效');
      await officer.press('确定');
      await officer.sees('异议不成立');
    },
    FLOW_MS,
  );

  it(
    'is confirmed when the notice has stood its working days',
    async () => {
      await setting.letPass(NOTICE_DAYS);
      await officer.goTo('中榜');
      await officer.press(/^ZB-/);
      await officer.comes('已确认');
    },
    FLOW_MS,
  );
});
