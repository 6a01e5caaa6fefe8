import { namePath } from '../../../ui/command-form/form-values';
import { valueCount, type IndicatorDraft, type NeedDraft } from './need-draft';

/** The steps of the wizard, in the order in which a need is told. */
export const STEPS = [
  { key: 'what', zh: '是什么', en: 'What it is' },
  { key: 'why', zh: '难在哪里', en: 'What is hard' },
  { key: 'indicators', zh: '技术指标', en: 'Indicators' },
  { key: 'money', zh: '资金', en: 'Money' },
  { key: 'terms', zh: '合作与归属', en: 'Cooperation' },
  { key: 'check', zh: '检查与提交', en: 'Check and submit' },
] as const;

export type StepKey = (typeof STEPS)[number]['key'];

/** A field that is still missing or too short, where it stands and what it is called. */
export interface Gap {
  readonly name: readonly (string | number)[];
  readonly step: StepKey;
  readonly zh: string;
  readonly en: string;
}

interface Rule {
  readonly field: keyof NeedDraft;
  readonly step: StepKey;
  readonly zh: string;
  readonly en: string;
  /** The least number of characters of a text. */
  readonly min?: number;
}

const RULES: readonly Rule[] = [
  { field: 'programmeId', step: 'what', zh: '计划', en: 'Programme' },
  { field: 'demanderId', step: 'what', zh: '需求方', en: 'Demander' },
  { field: 'title', step: 'what', zh: '需求名称', en: 'Title', min: 4 },
  { field: 'summary', step: 'what', zh: '需求摘要', en: 'Summary', min: 10 },
  { field: 'field', step: 'what', zh: '技术领域', en: 'Field', min: 2 },
  { field: 'region', step: 'what', zh: '所在地区', en: 'Region', min: 2 },
  { field: 'cannotSolveAlone', step: 'why', zh: '自身无法解决的难点', en: 'What cannot be solved alone', min: 4 },
  { field: 'scene', step: 'why', zh: '应用场景', en: 'Scene of application', min: 4 },
  { field: 'totalInvestmentFen', step: 'money', zh: '投入总额', en: 'Total investment' },
  { field: 'cashToTakerFen', step: 'money', zh: '支付揭榜方现金', en: 'Cash to the taker' },
  { field: 'periodMonths', step: 'terms', zh: '攻关期限', en: 'Period' },
  { field: 'cooperation', step: 'terms', zh: '合作方式', en: 'Way of cooperation' },
  { field: 'resultOwnership', step: 'terms', zh: '成果归属', en: 'Who owns the results' },
];

/** How many things a need has to say; the indicators count as one each. */
export const countOf = (draft: NeedDraft): number => RULES.length + Math.max(1, draft.indicators?.length ?? 0);

/** Everything that keeps the need from being saved on the server, in the order of the steps. */
export function gapsOf(draft: NeedDraft): Gap[] {
  const gaps: Gap[] = RULES.flatMap(({ field, step, zh, en, min = 1 }) => {
    const value = draft[field];
    const text = typeof value === 'number' ? String(value) : ((value as string | null | undefined) ?? '');
    return text.trim().length >= min ? [] : [{ name: [field], step, zh, en }];
  });
  if (draft.channel === 'recommended' && !draft.recommenderId) {
    gaps.push({ name: ['recommenderId'], step: 'what', zh: '归口管理单位', en: 'Recommender' });
  }
  const indicators = draft.indicators ?? [];
  if (indicators.length === 0)
    gaps.push({ name: ['indicators'], step: 'indicators', zh: '至少一项指标', en: 'An indicator' });
  const order = STEPS.map(({ key }) => key);
  return [...gaps, ...indicators.flatMap(indicatorGaps)].sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step));
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

function indicatorGaps(draft: IndicatorDraft | undefined, index: number): Gap[] {
  const gap = (name: readonly (string | number)[], zh: string, en: string): Gap => ({
    name: ['indicators', index, ...name],
    step: 'indicators',
    zh: `指标 ${index + 1}：${zh}`,
    en: `Indicator ${index + 1}: ${en}`,
  });
  const gaps: Gap[] = [];
  if (!draft?.name?.trim()) gaps.push(gap(['name'], '名称', 'name'));
  const values = (draft?.values ?? []).filter((value) => DECIMAL.test(value ?? ''));
  const count = valueCount(draft?.comparator);
  if (count === 'many' ? values.length === 0 : values.length < count) gaps.push(gap(['values', 0], '指标值', 'value'));
  if (!draft?.weight) gaps.push(gap(['weight'], '权重', 'weight'));
  if (!draft?.protocol?.who?.trim()) gaps.push(gap(['protocol', 'who'], '由谁测', 'who measures'));
  if (!draft?.protocol?.how?.trim()) gaps.push(gap(['protocol', 'how'], '怎样测', 'how it is measured'));
  return gaps;
}

/** The step on which a field of the api stands. */
export function stepOf(path: string): StepKey {
  const [first] = namePath(path);
  if (first === 'indicators') return 'indicators';
  if (first === 'noStateSecrets') return 'check';
  return RULES.find(({ field }) => field === first)?.step ?? (first === 'recommenderId' ? 'what' : 'terms');
}
