import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import { EXPERT_FIELD } from './support/steps/need.js';
import { cells, seated } from './support/steps/panel.js';
import type { Visitor } from './support/visitor.js';

const FLOW_MS = 180_000;

// Flow 5: of the experts that were drawn one recuses before reading, another reads, scores and hands in.
describeInBrowser('the experts of a panel', () => {
  let portal: RunningPortal;
  let setting: Setting;
  let officer: Visitor;
  let panel = '';
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('qualification');
    officer = await portal.visitor(setting.who('officer'));
  }, FLOW_MS);
  afterAll(() => portal?.close());
  afterEach(() => expect(portal.faults()).toEqual([]));

  it(
    'are drawn by the officer',
    async () => {
      await officer.goTo('榜题');
      await officer.press(setting.told.challenge?.title ?? '');
      await officer.press('评审与选帅页面');
      expect(await officer.whyNot('拟定选帅决定')).toContain('评审排序尚未完成');
      await officer.press('组建评审组');
      await officer.fill(/^仅抽取此领域专家/, EXPERT_FIELD);
      await officer.press('确定');
      await officer.sees('评审组');
      panel = (await officer.page.getByRole('link', { name: /^PS-/ }).innerText()).trim();
      await officer.press(panel);
      await officer.sees('已邀请 5，已接受 0，评分中 0，已提交 0，空缺 0');
      expect(await officer.whyNot('结束评审')).toContain('法定人数');
    },
    FLOW_MS,
  );

  it(
    'recuse before they have seen anything, and are replaced from the reserves',
    async () => {
      expect(panel).toMatch(/^PS-/);
      const [username = ''] = await seated(officer);
      const expert = await portal.visitor(username);
      await expert.goTo('我的评审');
      await expert.press(panel);
      await expert.sees(/接受之前看不到评审内容/);
      await expert.sees(setting.organisation('taker'));
      await expert.press('回避');
      await expert.press('确定');
      await expert.sees('请填写');
      await expert.fill('理由', '与揭榜方有合作项目');
      await expert.press('确定');
      await expert.sees('离席理由：与揭榜方有合作项目');
      await officer.comes('与揭榜方有合作项目');
      await officer.sees('递补');
    },
    FLOW_MS,
  );

  it(
    'declare that they have no conflict, read, score every criterion with a reason, and hand in once',
    async () => {
      expect(panel).toMatch(/^PS-/);
      const [username = ''] = await seated(officer);
      const expert = await portal.visitor(username);
      await expert.goTo('我的评审');
      await expert.press(panel);
      await expert.tick(/我声明与上述各单位/);
      await expert.press('接受评审，查看内容');
      await expert.sees('请先阅读内容，再开始评分');
      await expert.tick(new RegExp(setting.organisation('rival')));
      await expert.sees('全部研发任务');
      await expert.press('开始评分');
      const places = await cells(expert);
      expect(places.length).toBeGreaterThan(2);
      for (const place of places.slice(0, -1)) {
        await expert.fill(`${place}：分数`, '88');
        await expert.fill(`${place}：理由`, '依据申报材料评定（示例）');
      }
      const last = places.at(-1) ?? '';
      await expert.fill(`${last}：分数`, '76.5');
      await expert.press('提交评分');
      await expert.sees('请写理由');
      await expert.fill(`${last}：理由`, '实施条件一般（示例）');
      await expert.sees(`已完成 ${places.length} / ${places.length} 项`);
      await expert.sees('已保存');
      await expert.press('提交评分');
      await expert.press('提交');
      await expert.sees('我提交的评分');
      await officer.comes('已邀请 4，已接受 0，评分中 0，已提交 1，空缺 0');
      expect(await officer.whyNot('结束评审')).toContain('已提交 1 份评分');
    },
    FLOW_MS,
  );
});
