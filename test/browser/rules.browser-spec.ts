import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';

const FLOW_MS = 180_000;
const START = '系统预置：';

/** The example and what must stand in its result: domain.md section 5. */
const EXAMPLES: readonly (readonly [string, readonly string[]])[] = [
  ['配套拨付、验收后结清', ['400,000.00', '750,000.00', '1,150,000.00']],
  ['配套拨付、中期评估后结清（不留存）', ['1,150,000.00']],
  ['配套拨付、中期评估后拨付（留存 10%）', ['1,125,000.00', '1,150,000.00']],
  ['以支付揭榜方现金为比例分母', ['937,500.00', '300,000.00', '875,000.00', '575,000.00']],
  ['以需求方投入为比例分母', ['300,000.00', '925,000.00', '625,000.00']],
  ['赛马：三家入围、一家胜出', ['1,250,000.00']],
  ['赛马：阶段考核全部淘汰', ['全部淘汰：本榜题流榜']],
];

describeInBrowser('the rules of a programme', () => {
  let portal: RunningPortal;
  let setting: Setting;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('programme');
  }, FLOW_MS);
  afterAll(() => portal?.close());

  it(
    'come to what the worked examples say',
    async () => {
      const officer = await portal.visitor(setting.who('officer'));
      await officer.open(`/workbench/programmes/${setting.told.programme?.id}/rules`);
      const trial = officer.within('试算');
      for (const [example, amounts] of EXAMPLES) {
        await trial.choose('算例', example);
        await trial.press('试算');
        for (const amount of amounts) await trial.sees(amount);
      }
      expect(portal.faults()).toEqual([]);
    },
    FLOW_MS,
  );

  it(
    'start from a pack of the system, are refused beside the field that is wrong, and say what changes',
    async () => {
      const officer = await portal.visitor(setting.who('officer'));
      await officer.goTo('计划与规则');
      await officer.press('新建计划');
      const name = `自定规则计划 ${setting.told.cast.telling}（示例）`;
      await officer.fill(/计划名称/, name);
      await officer.press('确定');
      expect(await officer.heading()).toContain(name);
      await officer.press('规则包与试算');
      await officer.sees('还没有规则');
      await officer.choose('以哪一套规则为起点', START);
      await officer.press('资助');
      await officer.fill('补助比例下限', '40');
      await officer.press('制定规则包');
      await officer.press('确定');
      await officer.sees('有规则需要修改，已标出');
      await officer.sees('不得大于“补助比例上限”（30%）');
      await officer.fill('补助比例下限', '20');
      await officer.press('制定规则包');
      await officer.press('确定');
      await officer.sees('已制定规则包');

      await officer.fill('补助比例上限', '25');
      await officer.sees('与现行规则相比改动 1 处');
      await officer.press('制定规则包');
      await officer.sees(/补助比例上限/);
      expect(await officer.page.locator('[role=dialog] ins').innerText()).toBe('25%');
      await officer.press('确定');
      await officer.sees('与现行规则相同');
      // The rule that did not fit was answered so.
      expect(portal.faults().filter((fault) => !fault.includes(': 422 '))).toEqual([]);
    },
    FLOW_MS,
  );
});
