import type { Setting } from '../setting.js';
import type { Visitor } from '../visitor.js';
import { EXPERT_FIELD, TITLE } from './need.js';
import { panelJudges, recuses, seated } from './panel.js';
import { does, isLedTo, type People } from './work.js';

const NOTICE_DAYS = 9;

/** Each opened proposal is examined. */
export async function qualifies(officer: Visitor, proposals: number): Promise<void> {
  for (let count = 0; count < proposals; count += 1) {
    await isLedTo(officer, '资格审查', TITLE);
    await does(officer, '资格审查通过');
  }
}

/** Experts are drawn; one has an interest and is replaced; the others judge, and the taker comes first. */
export async function isReviewed(people: People, setting: Setting): Promise<void> {
  const programme = setting.told.programme?.name ?? '';
  const officer = await people.the('officer');
  await isLedTo(officer, '组建评审组', TITLE);
  await officer.press('组建评审组');
  await officer.fill(/^仅抽取此领域专家/, EXPERT_FIELD);
  await officer.press('确定');
  await officer.press(/^PS-/);
  await officer.sees('已邀请 5，已接受 0，评分中 0，已提交 0，空缺 0');
  const [first = ''] = await seated(officer);
  await recuses(await people.called(first), programme);
  await officer.comes('与揭榜方有合作项目');
  await officer.comes('已邀请 5，已接受 0，评分中 0，已提交 0，空缺 0');
  const taker = setting.organisation('university');
  await panelJudges(people, officer, {
    programme,
    about: taker,
    pointsFor: (place) => (place.includes(taker) ? 91 : 78),
  });
}

/** The demander is heard, the officer drafts with reasons, another person approves. */
export async function isDecided(people: People): Promise<void> {
  const demander = await people.the('demander');
  await isLedTo(demander, '出具需求方意见', TITLE);
  await demander.press('出具需求方意见');
  await demander.tick(/^第 1 名/);
  await demander.fill('理由', '技术路线与产线匹配');
  await demander.press('提交意见');
  await demander.sees('技术路线与产线匹配');

  const officer = await people.the('officer');
  await isLedTo(officer, '拟定选帅决定', TITLE);
  await officer.press('拟定选帅决定');
  await officer.fill('审定理由', '综合得分第一，承诺指标全面优于榜单要求。');
  await officer.fill('集体决策纪要', '局长办公会集体审定（示例纪要）。');
  await officer.press('拟定，送审批');
  await officer.sees('待审批');

  const approver = await people.the('approver');
  await isLedTo(approver, '批准', TITLE);
  await does(approver, '批准');
}

/** The result stands on public notice for its working days and is confirmed. */
export async function standsPublicNotice(people: People, setting: Setting): Promise<void> {
  const officer = await people.the('officer');
  await isLedTo(officer, '发布公示', TITLE);
  await does(officer, '发布公示');
  await officer.sees('公示中');
  await setting.letPass(NOTICE_DAYS);
  await officer.comes('已确认');
}
