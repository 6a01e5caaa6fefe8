import { indicatorsOf } from './indicators.mjs';

/** Where the source names no field or region, these are filled in and labelled. */
const FIELDS = {
  B011: '稀土材料',
  B013: '轨道交通装备',
  B037: '城市科技',
  B039: '重大产业技术',
  B043: '企业技术需求',
  B047: '医疗器械',
};
const NOWHERE = '全国';

/** Filled in for every record, because no list of this kind gives them. */
const ALWAYS_SAMPLE = [
  '自身无法解决的难点',
  '应用场景',
  '支付揭榜方现金',
  '成果归属',
  '合作方式',
  '优先级',
  '测量办法',
  '指标权重',
];

/** Who files the record: the demander the source names, or a sample organisation of its region. */
export function demanderOf({ demander, region }) {
  if (demander) return { name: `${demander}（示例账号）`, region: region ?? NOWHERE, isSample: false };
  return { name: `示例需求方（${region ?? NOWHERE}）`, region: region ?? NOWHERE, isSample: true };
}

const fieldOf = (record) => record.field ?? FIELDS[record.id];
/** Some sources give a list of several, which is no field that an expert has. */
const SEVERAL = /[;；、，]/;

/** The fields of these records, so that the sample experts can be drawn for them. */
export const fieldsOf = (records) => [...new Set(records.map(fieldOf))].filter((field) => !SEVERAL.test(field));

/**
 * A record of real-bulletins.json as a need: what the source gives stays as it is, what it does not give is filled in
 * and listed in `sourceFacts.exampleFields`.
 *
 * @param {object} record
 * @param {number} index its place in the list
 */
export function filingOf(record, index) {
  const { indicators, isSample: sampleIndicators } = indicatorsOf(record);
  const yuan = record.amount_cny ?? (((index * 7) % 19) + 4) * 500_000;
  const months = record.performance_period ? 36 : 24;
  const exampleFields = [
    ...(demanderOf(record).isSample ? ['需求方'] : []),
    ...(record.field ? [] : ['技术领域']),
    ...(record.region ? [] : ['所在地区']),
    ...(record.amount_cny ? [] : ['投入总额']),
    ...(record.performance_period ? [] : ['攻关期限']),
    ...(sampleIndicators ? ['指标'] : []),
    ...ALWAYS_SAMPLE,
  ];
  return {
    channel: 'self_filed',
    title: record.name_zh,
    summary: summaryOf(record, exampleFields),
    cannotSolveAlone: '【示例】来源未载明需求方自身无法解决的难点，此处为示例文字。',
    scene: '【示例】来源未载明应用场景，此处为示例文字。',
    field: fieldOf(record),
    region: record.region ?? NOWHERE,
    resultOwnership: 'shared',
    cooperation: 'joint_development',
    periodMonths: months,
    totalInvestmentFen: `${yuan}00`,
    cashToTakerFen: `${yuan * 0.75}00`,
    priority: 'normal',
    confidentiality: 'public',
    indicators,
    sourceFacts: sourceFactsOf(record, exampleFields),
  };
}

const GRADES = { A: ' A 级：官方原文', B: ' B 级：报道或转载', C: ' C 级：引用官方页面的摘要' };

function sourceFactsOf({ source, published, deadline }, exampleFields) {
  const isAddress = /^https?:\/\/\S+$/.test(source.url);
  return {
    title: `${source.title}（${isAddress ? '' : `${source.url}；`}来源${GRADES[source.grade]}）`,
    // A few records come from files that participants keep on GitHub; the source names the file by its id only.
    url: isAddress ? source.url : 'https://github.com',
    ...(published && { publishedText: published }),
    ...(deadline && { deadlineText: deadline }),
    exampleFields,
  };
}

function summaryOf(record, exampleFields) {
  const facts = [
    ['原榜单', record.list_title_zh],
    ['发布单位', record.organiser],
    ['需求方', record.demander],
    [
      '指标原文',
      record.indicators
        .map(({ name, raw }) => raw && `${name}${raw}`)
        .filter(Boolean)
        .join('、'),
    ],
    ['要求原文', record.indicators_text],
    ['金额原文', record.amount_note],
    ['原发布日期', record.published],
    ['原截止日期', record.deadline],
    ['资格条件', record.eligibility.join('、')],
    ['资金规则', record.funding_rule && Object.values(record.funding_rule).join('、')],
    ['交付物', record.deliverables.join('、')],
  ];
  const given = facts.filter(([, text]) => text).map(([name, text]) => `${name}：${text}。`);
  return `${record.name_zh}。${given.join('')}本条按公开榜单录入，揭榜期自录入之日起算；以下内容来源未给出，为示例：${exampleFields.join('、')}。`;
}
