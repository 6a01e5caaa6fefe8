import { record, TERMS } from '../../../../apps/dev/story/real-need.mjs';
import type { Setting } from '../setting.js';
import type { Visitor } from '../visitor.js';
import { does, isLedTo, type People } from './work.js';

/** What the real need of the story is called. */
export const TITLE: string = record.name_zh;

const COMPARATORS: Readonly<Record<string, string>> = {
  between: '介于',
  abs_le: '绝对值不高于',
  gt: '高于',
  ge: '不低于',
  le: '不高于',
};

/** The demander tells its need: the real one, with its seven indicators, and hands it in. */
export async function postsTheRealNeed(demander: Visitor, setting: Setting): Promise<void> {
  await demander.press('提出需求');
  await demander.choose('计划', setting.told.programme?.name ?? '');
  await demander.choose('来源渠道', '归口推荐');
  await demander.choose('归口管理单位', setting.organisation('district'));
  await demander.fill('需求名称', TITLE);
  await demander.fill('需求摘要', `${TITLE}。${record.amount_note}。交付物：${record.deliverables.join('、')}。`);
  await demander.fill('技术领域', record.field);
  await demander.fill('所在地区', record.region);
  await demander.press('下一步');
  await demander.fill('自身无法解决的难点', '缺少 X 射线成像与缺陷识别算法的积累，离线抽检无法闭环控制（示例）。');
  await demander.fill('应用场景', '超高压线缆三层共挤生产线（示例）');
  await demander.press('下一步');
  for (const index of record.indicators.keys()) await tellsIndicator(demander, index);
  await demander.press('下一步');
  await demander.fill('投入总额（含申请的补助）', String(record.amount_cny));
  await demander.fill('其中支付揭榜方的现金', '3750000');
  await demander.press('下一步');
  await demander.fill('攻关期限（月）', '24');
  await demander.choose('合作方式', '联合研发');
  await demander.choose('成果归属', '双方共有');
  await demander.sees('已保存到服务器');
  await demander.press('检查与提交');
  await demander.tick(/本单位承诺/);
  await demander.press('提交');
  await demander.sees(/XQ-\d{4}-\d{4}/);
}

async function tellsIndicator(demander: Visitor, index: number): Promise<void> {
  const { name, op, value, unit } = record.indicators[index]!;
  const { weight, mustPass } = TERMS[index]!;
  if (index > 0) await demander.press('增加一项指标');
  const indicator = demander.within(`指标 ${index + 1}`);
  await indicator.fill('指标名称', name);
  await indicator.choose('比较方式', COMPARATORS[op] ?? op);
  if (Array.isArray(value)) {
    await indicator.fill('下限', String(value[0]));
    await indicator.fill('上限', String(value[1]));
  } else await indicator.fill('指标值', String(value));
  await indicator.fill('单位', unit);
  await indicator.fill('由谁测', '第三方检测机构（示例）');
  await indicator.fill('怎样测', '在三层共挤生产线连续运行 72 小时，在线测量并与离线标准件比对（示例）');
  await indicator.fill('权重', String(weight));
  if (mustPass) await indicator.tick('必须达到');
}

/** The unit in charge recommends what waits for it. */
export async function recommends(recommender: Visitor): Promise<void> {
  await isLedTo(recommender, '推荐', TITLE);
  await recommender.press('推荐');
  await recommender.fill('推荐意见', '属本区主导产业链堵点，建议入榜');
  await recommender.press('确定');
  await recommender.sees('已办理：推荐');
}

/** The officer has a panel drawn for the need. */
export async function startsTheAssessment(officer: Visitor): Promise<void> {
  await isLedTo(officer, '开始评估', TITLE);
  await officer.press('开始评估');
  await officer.fill(/^专家领域/, EXPERT_FIELD);
  await officer.press('确定');
  await officer.sees('已办理：开始评估');
}

/** The field of the sample experts. */
export const EXPERT_FIELD = '示例评审';

/** What the panel found becomes the text on which officer and demander agree. */
export async function agreeOnTheText(people: People): Promise<void> {
  const officer = await people.the('officer');
  await isLedTo(officer, '提出最终文本', TITLE);
  await officer.sees('评估结果');
  await officer.press('提出最终文本');
  await officer.press('确定');
  await officer.sees('已办理：提出最终文本');
  const demander = await people.the('demander');
  await isLedTo(demander, '确认最终文本', TITLE);
  await does(demander, '确认最终文本');
}
