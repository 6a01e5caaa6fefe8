import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';

const FLOW_MS = 180_000;
const START = '系统预置：';

describeInBrowser('rules that an agency makes for a programme of its own', () => {
  let portal: RunningPortal;
  let setting: Setting;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('programme');
  }, FLOW_MS);
  afterAll(() => portal?.close());
  // A rule that does not fit is answered so, and so is a version that somebody has left behind.
  afterEach(() => expect(portal.faults().filter((fault) => !/: (409|422) /.test(fault))).toEqual([]));

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
    },
    FLOW_MS,
  );
});
