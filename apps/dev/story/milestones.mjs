import { eventually } from '../lib/api-client.mjs';
import { measurementsOf, REACHED } from './agreement.mjs';
import { yuan } from './money.mjs';
import { contribute } from './payment.mjs';

/** What each report measures, in the order of the milestone's targets, and how many days the work took. */
const REPORTS = [
  { days: 200, values: ['5.5', '95.6'], spent: 1_400_000 },
  { days: 190, values: ['6.8', '97.4', '10.5'], spent: 3_200_000 },
  { days: 230, values: REACHED, spent: 4_600_000 },
];

/** 里程碑: reported with measurements, checked by the demander; the government looks once, at mid-term. */
export async function reachMilestones(story, cast, project) {
  const { officer, taker, telling } = cast;
  story.chapter('九、里程碑与第二期投入');
  await reach(story, cast, project, 0);
  const midterm = await reach(story, cast, project, 1);
  await story.step(
    officer,
    '政府阶段检查：确认中期（全程仅此一次）',
    (me) => me.act('milestones', midterm, 'confirm_midterm', { findings: '现场查看中试产线，指标与进度相符（示例）' }),
    { of: 'milestone', is: 'passed' },
  );
  await contribute(story, cast, project, { instalment: 2, amountFen: yuan(2_300_000), voucherNo: `PZ-${telling}-3` });
  await story.refused(
    taker,
    '里程碑未全部通过就申请验收',
    (me) =>
      me.post(`/projects/${project.id}/acceptances`, { statement: '申请提前验收（示例）。', noStateSecrets: true }),
    ['acceptance.milestones_open'],
  );
  await reach(story, cast, project, 2);
}

async function reach(story, { taker, demander }, project, index) {
  const { days, values, spent } = REPORTS[index];
  const number = index + 1;
  const read = async () => {
    const { items } = await demander.client.get(`/projects/${project.id}/milestones`);
    return items.find((each) => each.number === number) ?? { state: 'not_made' };
  };
  await eventually(`里程碑 ${number}`, read, ({ state }) => state === 'active');
  await story.letPass(days);
  const { title, targets } = await read();
  const report = {
    summary: `${title}完成，阶段指标达到（示例）。`,
    spentFen: yuan(spent),
    deliverables: [{ title: `${title}报告`, description: '含测试记录（示例）' }],
    blockages: [],
    measurements: measurementsOf(story, targets, values),
  };
  await story.step(
    taker,
    `提交里程碑 ${number}《${title}》报告，${targets.length} 项指标实测值`,
    async (me) => me.act('milestones', await read(), 'submit', report),
    { of: 'milestone', is: 'submitted' },
  );
  await demander.client.act('milestones', await read(), 'start_check');
  return story.step(demander, `核验里程碑 ${number}`, async (me) => me.act('milestones', await read(), 'pass'), {
    of: 'milestone',
    is: 'passed',
  });
}
