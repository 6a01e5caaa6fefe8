import { people as sampleUsers } from '../../../../apps/dev/sample-data/accounts.mjs';
import type { Visitor } from '../visitor.js';
import { does, isLedTo, type People } from './work.js';

const EVERY_MEMBER = '已邀请';

/** Whose seats are taken, by user name, as the officer reads their names on the page of the panel. */
export async function seated(officer: Visitor): Promise<string[]> {
  const rows = await officer.page.getByRole('row').filter({ hasText: EVERY_MEMBER }).allInnerTexts();
  return rows.flatMap((row) => sampleUsers.find(({ name }) => row.includes(name))?.username ?? []);
}

/** An expert with an interest says so before anything is shown. */
export async function recuses(expert: Visitor, programme: string): Promise<void> {
  await isLedTo(expert, '回避', programme);
  await expert.sees(/接受之前看不到评审内容/);
  await expert.press('回避');
  await expert.fill('理由', '与揭榜方有合作项目');
  await expert.press('确定');
  await expert.sees('离席理由：与揭榜方有合作项目');
}

/** An expert declares that there is no conflict, reads, scores every criterion with a reason, and hands in. */
export async function judges(
  expert: Visitor,
  programme: string,
  pointsFor: (place: string) => number = () => 86,
): Promise<void> {
  await isLedTo(expert, '接受', programme);
  await expert.tick(/我声明与上述各单位/);
  await expert.press('接受评审，查看内容');
  await expert.press('开始评分');
  for (const place of await cells(expert)) {
    await expert.fill(`${place}：分数`, String(pointsFor(place)));
    await expert.fill(`${place}：理由`, '依据申报材料评定（示例）');
  }
  await expert.sees('已保存');
  await expert.press('提交评分');
  await expert.press('提交');
  await expert.sees('我提交的评分');
}

/** What is to be scored: each criterion of each entry. */
export function cells(expert: Visitor): Promise<string[]> {
  return expert.page
    .getByRole('spinbutton')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('aria-label')?.replace(/：分数$/, '') ?? ''));
}

/** Every expert of the panel that the officer looks at judges; then the officer ends the review. */
export async function panelJudges(
  people: People,
  officer: Visitor,
  { programme, about, pointsFor }: { programme: string; about: string; pointsFor?: (place: string) => number },
): Promise<void> {
  const experts = await seated(officer);
  expect(experts).toHaveLength(5);
  for (const username of experts) {
    const expert = await people.called(username);
    await judges(expert, programme, pointsFor);
  }
  await isLedTo(officer, '结束评审', about);
  await does(officer, '结束评审');
}
