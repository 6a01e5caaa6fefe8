import fs from 'node:fs';
import { yuan } from './money.mjs';

const { bulletins } = JSON.parse(
  fs.readFileSync(new URL('../sample-data/real-bulletins.json', import.meta.url), 'utf8'),
);

/** The real list of the story: 江西电缆, published by 吉安市科技局, with seven indicators. */
export const record = bulletins[0];

/** By position in the record: weight, must-pass, what the taker commits to, what it reaches, what the test finds. */
export const TERMS = [
  { weight: 10, mustPass: false, committed: ['120', '180'], reached: '150', tested: '150' },
  { weight: 20, mustPass: true, committed: ['0.015'], reached: '0.012', tested: '-0.012' },
  { weight: 10, mustPass: false, committed: ['8'], reached: '8.2', tested: '7.5' },
  { weight: 15, mustPass: false, committed: ['98.5'], reached: '99.1', tested: '99.0' },
  { weight: 20, mustPass: true, committed: ['98.5'], reached: '98.9', tested: '98.8' },
  { weight: 15, mustPass: false, committed: ['0.04'], reached: '0.035', tested: '0.038' },
  { weight: 10, mustPass: false, committed: ['12'], reached: '12.5', tested: '12.4' },
];

export const TOTAL_FEN = `${record.amount_cny}00`;

const PROTOCOL = {
  who: '第三方检测机构（示例）',
  how: '在三层共挤生产线连续运行 72 小时，在线测量并与离线标准件比对（示例）',
  sample: '同一规格线缆 3 盘（示例）',
};

/** The filing of the demander. Name, field, region, indicators and amount are the record's; the rest is 示例. */
export function needFiling(programmeId, recommenderId) {
  return {
    programmeId,
    channel: 'recommended',
    recommenderId,
    title: record.name_zh,
    summary: `${record.name_zh}。原榜单：${record.list_title_zh}。${record.amount_note}。交付物：${record.deliverables.join('、')}。`,
    cannotSolveAlone: '缺少 X 射线成像与缺陷识别算法的积累，离线抽检无法闭环控制（示例）。',
    scene: '超高压线缆三层共挤生产线（示例）',
    field: record.field,
    region: record.region,
    resultOwnership: 'shared',
    cooperation: 'joint_development',
    periodMonths: 24,
    totalInvestmentFen: TOTAL_FEN,
    cashToTakerFen: yuan(3_750_000),
    chainNode: '电线电缆',
    priority: 'high',
    confidentiality: 'public',
    sourceFacts: {
      title: record.source.title,
      url: record.source.url,
      publishedText: record.published,
      exampleFields: ['测量办法', '权重', '难点', '场景', '支付揭榜方现金', '期限'],
    },
    indicators: record.indicators.map(({ name, op, value, unit }, index) => ({
      name,
      comparator: op,
      values: [value].flat().map(String),
      unit,
      protocol: PROTOCOL,
      weight: TERMS[index].weight,
      kind: TERMS[index].mustPass ? 'key' : 'ordinary',
      mustPass: TERMS[index].mustPass,
    })),
  };
}
