import { scoreAndClose } from '../../apps/dev/sample-data/panel-work.mjs';
import { needFiling } from '../../apps/dev/story/real-need.mjs';
import { describeInBrowser } from './support/chromium.js';
import { RunningPortal } from './support/running-portal.js';
import type { Setting } from './support/setting.js';
import { EXPERT_FIELD } from './support/steps/need.js';
import type { Visitor } from './support/visitor.js';

const MINUTES = 60_000;
const BULLETIN = '吉安市“揭榜挂帅”榜单（键盘编制）';

interface Need {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly title: string;
  readonly panelId: string;
}

/** Flow 2: a submitted need is recommended, assessed, agreed, put on a bulletin, approved and published. */
describeInBrowser('organiser and officer assess and publish', () => {
  let portal: RunningPortal;
  let setting: Setting;
  let need: Need;
  beforeAll(async () => {
    portal = await RunningPortal.open();
    setting = await portal.setting('programme');
    need = await submittedNeed(setting);
  }, 5 * MINUTES);
  afterAll(() => portal?.close(), MINUTES);

  it(
    'from what waits for them to the public list, two people where two are asked for',
    async () => {
      const officer = await portal.visitor(setting.who('officer'));
      await recommend(officer, await portal.visitor(setting.who('recommender')), need);
      await assess(officer, setting, need);
      await agree(await portal.visitor(setting.who('demander')), need);
      await compose(await portal.visitor(setting.who('organiser')), setting, need);
      await approveAndPublish(officer, await portal.visitor(setting.who('approver')));
      await read(await portal.visitor(), setting.organisation('demander'), need);
      expect(portal.faults()).toEqual([]);
    },
    10 * MINUTES,
  );
});

/** Where this flow begins: the enterprise has handed its need in. */
async function submittedNeed({ told: { programme, cast } }: Setting): Promise<Need> {
  const { client } = cast.demander;
  const filing = needFiling(programme?.id ?? '', cast.recommender.organisationId);
  const draft = await client.post<Need>('/needs', filing);
  return client.act<Need>('needs', draft, 'submit', { noStateSecrets: true });
}

async function recommend(officer: Visitor, recommender: Visitor, need: Need): Promise<void> {
  // Nobody passes over the unit that has time to recommend.
  await officer.goTo('需求');
  await officer.press(need.title);
  expect(await officer.whyNot('直接受理')).toMatch(/归口管理/);
  await recommender.press(need.title);
  await recommender.press('推荐');
  await recommender.fill('推荐意见', '属本区主导产业链堵点，建议入榜');
  await recommender.press('确定');
  await recommender.sees('已办理：推荐');
}

/** The panel is drawn by the officer; the experts' own work is another flow. */
async function assess(officer: Visitor, { told: { cast } }: Setting, need: Need): Promise<void> {
  await officer.goTo('待办');
  await officer.press(need.title);
  await officer.comes('开始评估');
  await officer.press('开始评估');
  await officer.fill(/^专家领域/, EXPERT_FIELD);
  await officer.press('确定');
  await officer.sees('已办理：开始评估');
  const { client } = cast.officer;
  const { panelId } = await client.get<Need>(`/needs/${need.id}`);
  await scoreAndClose({ id: panelId }, client, cast.expertOf, () => 86);
  await officer.comes('评估结果');
  await officer.press('提出最终文本');
  await officer.fill('建议投入总额', '3000000');
  await officer.press('确定');
  // Less than the cash that is promised: said beside the amount.
  await officer.sees('建议金额不得低于支付揭榜方的现金');
  await officer.fill('建议投入总额', '5000000');
  await officer.press('确定');
  await officer.sees('已办理：提出最终文本');
}

async function agree(demander: Visitor, need: Need): Promise<void> {
  await demander.press(need.title);
  await demander.press('确认最终文本');
  await demander.press('确定');
  await demander.sees('已办理：确认最终文本');
}

async function compose(organiser: Visitor, { told: { programme } }: Setting, need: Need): Promise<void> {
  await organiser.goTo('榜单');
  await organiser.press('编制榜单');
  await organiser.press('建立榜单，去选榜题');
  await organiser.sees('请填写');
  await organiser.choose('计划', programme?.name ?? '');
  await organiser.fill('榜单名称', BULLETIN);
  await organiser.press('建立榜单，去选榜题');
  await organiser.sees('还没有榜题，从下面选择需求编入');
  await organiser.press(`把 ${need.number} 编入榜单`);
  await organiser.sees('已编入榜单');
  await organiser.press('按公众所见预览');
  await organiser.sees('同心度检测精度');
  await organiser.keyboard.press('Escape');
  await organiser.settled();
  await organiser.doesNotSee('公众将看到的榜单');
}

async function approveAndPublish(officer: Visitor, approver: Visitor): Promise<void> {
  await approver.press(BULLETIN);
  await approver.press('批准');
  await approver.press('确定');
  await approver.sees('已办理：批准');
  await officer.goTo('待办');
  await officer.comes(BULLETIN);
  await officer.press(BULLETIN);
  await officer.press('发布');
  await officer.press('确定');
  await officer.sees('已办理：发布');
}

async function read(reader: Visitor, demanderName: string, need: Need): Promise<void> {
  await reader.open('/challenges');
  await reader.fill('搜索榜题', demanderName);
  await reader.within('榜题').press(need.title);
  expect(await reader.heading()).toBe(need.title);
}
