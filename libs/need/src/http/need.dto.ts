import {
  ActionView,
  ChoiceField,
  FenField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import {
  comparators,
  indicatorKinds,
  maxIndicators,
  maxWeight,
  type Comparator,
  type IndicatorKind,
} from '../indicator/index.js';
import {
  ASSESSMENT_RECOMMENDATIONS,
  CONFIDENTIALITIES,
  COOPERATIONS,
  NEED_CHANNELS,
  PRIORITIES,
  RESULT_OWNERSHIPS,
  type AssessmentRecommendation,
  type Confidentiality,
  type Cooperation,
  type NeedChannel,
  type Priority,
  type ResultOwnership,
} from '../need.entity.js';
import { needLifecycle } from '../need.lifecycle.js';

const STATES = Object.keys(needLifecycle.states);

export class ProtocolInput {
  @TextField({ max: 200, doc: '由谁测 / who measures' }) who!: string;
  @TextField({ max: 2000, doc: '怎样测 / how' }) how!: string;
  @TextField({ max: 2000, optional: true, nullable: true, doc: '样本 / sample' }) sample?: string | null;
  @TextField({ max: 2000, optional: true, nullable: true, doc: '仪器 / instrument' }) instrument?: string | null;
}

export class IndicatorInput {
  @IdField({ optional: true, doc: '已有指标的编号 / id of an indicator the need has' }) id?: string;
  @TextField({ max: 200, doc: '指标名称 / name' }) name!: string;
  @ChoiceField(comparators, { doc: '比较方式 / comparator' }) comparator!: Comparator;
  @TextField({ list: { max: 50 }, max: 40, doc: '指标值（十进制文本） / values as decimal texts', example: ['0.02'] })
  values!: string[];
  @TextField({ max: 60, optional: true, doc: '单位（UCUM） / unit', example: 'mm' }) unit?: string;
  @TextField({ max: 2000, optional: true, nullable: true, doc: '条件 / condition' }) condition?: string | null;
  @NestedField(() => ProtocolInput, { doc: '测量办法 / measurement protocol' }) protocol!: ProtocolInput;
  @TextField({ max: 40, optional: true, nullable: true, doc: '现状值 / baseline today' }) baseline?: string | null;
  @TextField({ max: 40, optional: true, nullable: true, doc: '已知最好水平 / best known' }) bestKnown?: string | null;
  @IntField({ min: 1, max: maxWeight, doc: '权重 / weight' }) weight!: number;
  @ChoiceField(indicatorKinds, { doc: '关键或一般 / key or ordinary' }) kind!: IndicatorKind;
  @FlagField({ doc: '必须达到 / must pass' }) mustPass!: boolean;
}

/** 来源事实: where a need was taken from, in the words of the source. */
export class SourceFactsInput {
  @TextField({ max: 300, doc: '来源名称 / title of the source' }) title!: string;
  @TextField({ max: 500, pattern: /^https?:\/\/\S+$/, doc: '来源网址 / address of the source' }) url!: string;
  @TextField({ max: 60, optional: true, nullable: true, doc: '原发布日期 / date published there' }) publishedText?:
    string | null;
  @TextField({ max: 60, optional: true, nullable: true, doc: '原截止日期 / closing date there' }) deadlineText?:
    string | null;
  @TextField({
    list: { max: 30 },
    max: 60,
    optional: true,
    doc: '示例字段（来源未给出） / fields the source does not give, filled in as 示例',
  })
  exampleFields?: string[];
}

export class NeedInput {
  @IdField({ doc: '计划 / programme' }) programmeId!: string;
  @IdField({ optional: true, doc: '需求方，缺省为本单位 / demander, your own organisation when left out' })
  demanderId?: string;
  @ChoiceField(NEED_CHANNELS, { doc: '来源渠道 / channel' }) channel!: NeedChannel;
  @IdField({ optional: true, doc: '归口管理单位 / recommender' }) recommenderId?: string;
  @NestedField(() => SourceFactsInput, { optional: true, doc: '来源事实 / source facts' })
  sourceFacts?: SourceFactsInput;
  @TextField({ min: 4, max: 200, doc: '需求名称 / title' }) title!: string;
  @TextField({ min: 10, max: 5000, doc: '需求摘要 / summary' }) summary!: string;
  @TextField({ min: 4, max: 5000, doc: '自身无法解决的难点 / what the demander cannot solve alone' })
  cannotSolveAlone!: string;
  @TextField({ min: 4, max: 2000, doc: '应用场景 / scene of application' }) scene!: string;
  @TextField({ min: 2, max: 100, doc: '技术领域 / field' }) field!: string;
  @TextField({ min: 2, max: 100, doc: '所在地区 / region' }) region!: string;
  @ChoiceField(RESULT_OWNERSHIPS, { doc: '成果归属 / who owns the results' }) resultOwnership!: ResultOwnership;
  @ChoiceField(COOPERATIONS, { doc: '合作方式 / way of cooperation' }) cooperation!: Cooperation;
  @IntField({ min: 1, max: 120, doc: '攻关期限（月） / period in months' }) periodMonths!: number;
  @FenField({ doc: '投入总额（分） / total investment in fen' }) totalInvestmentFen!: string;
  @FenField({ doc: '支付揭榜方现金（分） / cash paid to the taker in fen' }) cashToTakerFen!: string;
  @TextField({ max: 100, optional: true, nullable: true, doc: '产业链环节 / node of the industrial chain' })
  chainNode?: string | null;
  @ChoiceField(PRIORITIES, { doc: '优先级 / priority' }) priority!: Priority;
  @ChoiceField(CONFIDENTIALITIES, { doc: '公开范围（商业秘密） / how far the detail is public' })
  confidentiality!: Confidentiality;
  @NestedField(() => IndicatorInput, { list: { min: 1, max: maxIndicators }, doc: '指标 / indicators' })
  indicators!: IndicatorInput[];
}

/** Only the fields that change. */
export class NeedChanges {
  @TextField({ min: 4, max: 200, optional: true, doc: '需求名称 / title' }) title?: string;
  @TextField({ min: 10, max: 5000, optional: true, doc: '需求摘要 / summary' }) summary?: string;
  @TextField({ min: 4, max: 5000, optional: true, doc: '自身无法解决的难点 / what the demander cannot solve alone' })
  cannotSolveAlone?: string;
  @TextField({ min: 4, max: 2000, optional: true, doc: '应用场景 / scene of application' }) scene?: string;
  @TextField({ min: 2, max: 100, optional: true, doc: '技术领域 / field' }) field?: string;
  @TextField({ min: 2, max: 100, optional: true, doc: '所在地区 / region' }) region?: string;
  @ChoiceField(RESULT_OWNERSHIPS, { optional: true, doc: '成果归属 / who owns the results' })
  resultOwnership?: ResultOwnership;
  @ChoiceField(COOPERATIONS, { optional: true, doc: '合作方式 / way of cooperation' }) cooperation?: Cooperation;
  @IntField({ min: 1, max: 120, optional: true, doc: '攻关期限（月） / period in months' }) periodMonths?: number;
  @FenField({ optional: true, doc: '投入总额（分） / total investment in fen' }) totalInvestmentFen?: string;
  @FenField({ optional: true, doc: '支付揭榜方现金（分） / cash paid to the taker in fen' }) cashToTakerFen?: string;
  @TextField({ max: 100, optional: true, nullable: true, doc: '产业链环节 / node of the industrial chain' })
  chainNode?: string | null;
  @ChoiceField(PRIORITIES, { optional: true, doc: '优先级 / priority' }) priority?: Priority;
  @ChoiceField(CONFIDENTIALITIES, { optional: true, doc: '公开范围（商业秘密） / how far the detail is public' })
  confidentiality?: Confidentiality;
  @NestedField(() => IndicatorInput, { list: { min: 1, max: maxIndicators }, optional: true, doc: '指标 / indicators' })
  indicators?: IndicatorInput[];
}

export class SubmitInput {
  @FlagField({ doc: '承诺不含国家秘密 / pledge: no state secrets' }) noStateSecrets!: boolean;
}

export class RecommendInput {
  @TextField({ min: 2, max: 2000, optional: true, doc: '推荐意见 / opinion' }) reason?: string;
}

export class StartAssessmentInput {
  @IntField({
    min: 1,
    max: 51,
    optional: true,
    doc: '专家人数（不填按规则） / experts to draw, by the rules when left out',
  })
  size?: number;
  @IntField({
    min: 1,
    max: 51,
    optional: true,
    doc: '有效评分人数（不填按规则） / score sheets to wait for, by the rules when left out',
  })
  quorum?: number;
  @TextField({ max: 100, optional: true, doc: '专家领域（不填不限） / field of the experts, any when left out' })
  field?: string;
}

export class ProposeTextInput {
  @FenField({ doc: '建议投入总额（分） / recommended total investment in fen' }) recommendedAmountFen!: string;
  @TextField({ min: 4, max: 200, optional: true, doc: '最终名称 / final title' }) title?: string;
  @TextField({ min: 10, max: 5000, optional: true, doc: '最终摘要 / final summary' }) summary?: string;
  @TextField({ min: 4, max: 2000, optional: true, doc: '最终应用场景 / final scene' }) scene?: string;
  @TextField({ min: 4, max: 5000, optional: true, doc: '最终难点表述 / final words on the difficulty' })
  cannotSolveAlone?: string;
  @TextField({ min: 2, max: 2000, optional: true, doc: '说明 / explanation' }) reason?: string;
}

export class NeedListQuery extends ListQuery {
  @ChoiceField(STATES, { list: { max: STATES.length }, optional: true, query: true, doc: '状态（可重复） / states' })
  state?: string[];
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
}

export class NeedSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '需求方 / demander' }) demanderId!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @TextField({ max: 100, doc: '技术领域 / technical field' }) field!: string;
  @TextField({ max: 100, doc: '地区 / region' }) region!: string;
  @ChoiceField(NEED_CHANNELS, { doc: '提出渠道 / channel' }) channel!: string;
  @ChoiceField(PRIORITIES, { doc: '紧急程度 / priority' }) priority!: string;
  @FenField({ doc: '总投入（分） / total investment in fen' }) totalInvestmentFen!: string;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
  @InstantField({ nullable: true, doc: '提交时间 / submitted at' }) submittedAt!: string | null;
}

export class ProtocolView {
  @TextField({ max: 200, doc: '由谁检测 / who tests' }) who!: string;
  @TextField({ max: 2000, doc: '检测方法 / how it is tested' }) how!: string;
  @TextField({ max: 2000, nullable: true, doc: '样品 / sample' }) sample!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '仪器 / instrument' }) instrument!: string | null;
}

export class IndicatorView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 200, doc: '指标名称 / name of the indicator' }) name!: string;
  @ChoiceField(comparators, { doc: '比较方式 / comparator' }) comparator!: string;
  @TextField({ list: { max: 50 }, max: 40, doc: '指标值 / values' }) values!: readonly string[];
  @TextField({ max: 60, doc: '单位（UCUM） / unit (UCUM)' }) unit!: string;
  @TextField({ max: 2000, nullable: true, doc: '测试条件 / test condition' }) condition!: string | null;
  @NestedField(() => ProtocolView, { doc: '检测方案 / test protocol' }) protocol!: ProtocolView;
  @TextField({ max: 40, nullable: true, doc: '现有水平 / present level' }) baseline!: string | null;
  @TextField({ max: 40, nullable: true, doc: '国内外最好水平 / best level known' }) bestKnown!: string | null;
  @IntField({ min: 1, max: maxWeight, doc: '权重 / weight' }) weight!: number;
  @ChoiceField(indicatorKinds, { doc: '指标类别 / kind of indicator' }) kind!: string;
  @FlagField({ doc: '必须达到 / must be met' }) mustPass!: boolean;
  @TextField({ max: 5000, doc: '一行文字 / the indicator on one line, in Chinese' }) zh!: string;
  @TextField({ max: 5000, doc: '一行文字 / the indicator on one line, in English' }) en!: string;
}

export class AssessmentCriterionView {
  @TextField({ max: 40, doc: '评估项 / criterion' }) criterion!: string;
  @TextField({ max: 100, doc: '中文文字 / words in Chinese' }) zh!: string;
  @TextField({ max: 100, doc: '英文文字 / words in English' }) en!: string;
  @IntField({ min: 0, max: 10_000, doc: '百分之一分 / hundredths of a point' }) hundredths!: number;
}

export class AssessmentView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '评审组 / panel' }) panelId!: string;
  @IntField({ min: 0, max: 10_000, doc: '总分（百分之一分） / total in hundredths of a point' })
  totalHundredths!: number;
  @NestedField(() => AssessmentCriterionView, { list: { max: 20 }, doc: '各评估项得分 / score of each criterion' })
  perCriterion!: AssessmentCriterionView[];
  @TextField({ list: { max: 20 }, max: 40, doc: '未达必过线的标准 / must-pass criteria not met' })
  mustPassFailed!: string[];
  @IntField({ min: 1, max: 100, doc: '已提交评估份数 / assessments submitted' }) submitted!: number;
  @IntField({ min: 1, max: 100, doc: '法定人数 / quorum' }) quorum!: number;
  @ChoiceField(ASSESSMENT_RECOMMENDATIONS, { doc: '评估建议 / recommendation' })
  recommendation!: AssessmentRecommendation;
  @InstantField({ doc: '登记时间 / recorded at' }) recordedAt!: string;
}

export class SourceFactsView {
  @TextField({ max: 300, doc: '来源标题 / title of the source' }) title!: string;
  @TextField({ max: 500, doc: '网址 / address of the page' }) url!: string;
  @TextField({ max: 60, nullable: true, doc: '原公布日期 / date of publication as printed' }) publishedText!:
    string | null;
  @TextField({ max: 60, nullable: true, doc: '原截止日期 / deadline as printed' }) deadlineText!: string | null;
  @TextField({ list: { max: 30 }, max: 60, doc: '示例补充的栏目 / fields completed by way of example' })
  exampleFields!: readonly string[];
}

export class NeedView extends NeedSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IdField({ nullable: true, doc: '归口管理单位 / recommender' }) recommenderId!: string | null;
  @TextField({ max: 200, nullable: true, doc: '推荐单位名称 / name of the recommender' }) recommenderName!:
    string | null;
  @IdField({ nullable: true, doc: '录入人 / who entered it' }) enteredBy!: string | null;
  @TextField({ max: 100, nullable: true, doc: '录入人姓名 / name of who entered it' }) enteredByName!: string | null;
  @FlagField({ doc: '代为录入 / entered on behalf of the demander' }) enteredOnBehalf!: boolean;
  @TextField({ max: 5000, doc: '摘要 / summary' }) summary!: string;
  @TextField({ max: 5000, doc: '为何不能自行解决 / why it cannot be solved alone' }) cannotSolveAlone!: string;
  @TextField({ max: 2000, doc: '应用场景 / where it will be used' }) scene!: string;
  @ChoiceField(RESULT_OWNERSHIPS, { doc: '成果归属 / who owns the results' }) resultOwnership!: string;
  @ChoiceField(COOPERATIONS, { doc: '合作方式 / form of cooperation' }) cooperation!: string;
  @IntField({ min: 1, max: 120, doc: '攻关期限（月） / period in months' }) periodMonths!: number;
  @FenField({ doc: '支付揭榜方的现金（分） / cash to the taker in fen' }) cashToTakerFen!: string;
  @TextField({ max: 100, nullable: true, doc: '产业链环节 / place in the supply chain' }) chainNode!: string | null;
  @ChoiceField(CONFIDENTIALITIES, { doc: '公开范围 / how much is public' }) confidentiality!: string;
  @NestedField(() => SourceFactsView, { nullable: true, doc: '公开来源 / published source' })
  sourceFacts!: SourceFactsView | null;
  @IdField({ doc: '适用的规则包版本 / rule pack version that applies' }) rulePackId!: string;
  @IdField({ nullable: true, doc: '保密承诺人 / who pledged that it holds no state secrets' }) pledgedBy!:
    string | null;
  @InstantField({ nullable: true, doc: '推荐期限 / until when the recommender is waited for' }) recommenderDueAt!:
    string | null;
  @IdField({ nullable: true, doc: '本轮评审组 / panel of this round' }) panelId!: string | null;
  @NestedField(() => AssessmentView, { list: { max: 20 }, doc: '历次评估 / assessments, latest first' })
  assessments!: AssessmentView[];
  @FenField({ nullable: true, doc: '建议投入总额（分） / recommended total investment' }) recommendedAmountFen!:
    string | null;
  @InstantField({ nullable: true, doc: '文本确认期限 / until when the text is to be accepted' }) textDueAt!:
    string | null;
  @InstantField({ nullable: true, doc: '最终文本确认时间 / final text accepted at' }) textAcceptedAt!: string | null;
  @InstantField({ nullable: true, doc: '逾期未确认最终文本的时间 / when the final text was found overdue' })
  textOverdueAt!: string | null;
  @NestedField(() => IndicatorView, { list: { max: maxIndicators }, doc: '指标 / indicators' })
  indicators!: IndicatorView[];
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
