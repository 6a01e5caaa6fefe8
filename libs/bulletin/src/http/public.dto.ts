import { Transform } from 'class-transformer';
import {
  ChoiceField,
  FenField,
  IdField,
  InstantField,
  IntField,
  JsonField,
  ListQuery,
  MeasureField,
  NestedField,
  TextField,
} from '#platform/http';
import { PUBLIC_CHALLENGE_STATES } from '../challenge.lifecycle.js';
import { NO_AWARD_REASONS } from '../bulletin.entities.js';
import { PUBLIC_ORDERS, type PublicOrder } from '../queries/public-challenges.js';
import { ChallengeIndicatorView } from './challenge.dto.js';

/** A repeated parameter means OR; a single one arrives as a plain string. */
const Repeatable = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));

export class PublicChallengeQuery extends ListQuery {
  @TextField({ max: 100, optional: true, doc: '关键词或编号 / words, or the beginning of a number' }) q?: string;
  @ChoiceField(PUBLIC_ORDERS, { optional: true, doc: '排序（搜索时按相关度） / order; a search comes by relevance' })
  sort?: PublicOrder;
  @Repeatable()
  @TextField({ max: 100, list: { max: 20 }, optional: true, doc: '技术领域（可重复） / fields' })
  field?: string[];
  @Repeatable()
  @TextField({ max: 100, list: { max: 20 }, optional: true, doc: '地区（可重复） / regions' })
  region?: string[];
  @ChoiceField(PUBLIC_CHALLENGE_STATES, {
    list: { max: 6 },
    optional: true,
    query: true,
    doc: '状态（可重复） / states',
  })
  state?: string[];
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
  @IdField({ optional: true, doc: '榜单 / bulletin' }) bulletinId?: string;
  @FenField({ optional: true, doc: '投入总额下限（分，含） / total investment from' }) amountMinFen?: string;
  @FenField({ optional: true, doc: '投入总额上限（分，含） / total investment to' }) amountMaxFen?: string;
  @InstantField({ optional: true, doc: '截止时间不早于 / closes at or after' }) closesAfter?: string;
  @InstantField({ optional: true, doc: '截止时间早于 / closes before' }) closesBefore?: string;
}

export class PublicChallengeSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(PUBLIC_CHALLENGE_STATES, { doc: '状态 / state' }) state!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @TextField({ max: 100, doc: '技术领域 / technical field' }) field!: string;
  @TextField({ max: 100, doc: '地区 / region' }) region!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @FenField({ doc: '投入总额（分） / total investment in fen' }) amountFen!: string;
  @InstantField({ doc: '开榜时间 / opened at' }) openedAt!: string;
  @InstantField({ doc: '揭榜截止时间 / from here on no take-up is in time' }) takeUpClosesAt!: string;
  @MeasureField({ min: 0, max: 1, optional: true, doc: '检索相关度，仅检索时 / relevance, only of a search' })
  rank?: number;
}

export class PublicSourceFactsView {
  @TextField({ max: 300, doc: '来源标题 / title of the source' }) title!: string;
  @TextField({ max: 500, doc: '网址 / address of the page' }) url!: string;
  @TextField({ max: 60, nullable: true, doc: '原公布日期 / date of publication as printed' }) publishedText!:
    string | null;
  @TextField({ max: 60, nullable: true, doc: '原截止日期 / deadline as printed' }) deadlineText!: string | null;
  @TextField({ list: { max: 30 }, max: 60, doc: '示例字段 / fields the source does not give' })
  exampleFields!: readonly string[];
}

export class PublicTextView {
  @TextField({ max: 20, doc: '需求编号 / number of the need' }) needNumber!: string;
  @TextField({ max: 5000, doc: '为何不能自行解决 / why it cannot be solved alone' }) cannotSolveAlone!: string;
  @TextField({ max: 2000, doc: '应用场景 / where it will be used' }) scene!: string;
  @TextField({ max: 40, doc: '成果归属 / who owns the results' }) resultOwnership!: string;
  @TextField({ max: 40, doc: '合作方式 / form of cooperation' }) cooperation!: string;
  @IntField({ min: 1, max: 120, doc: '攻关期限（月） / period in months' }) periodMonths!: number;
  @TextField({ max: 100, nullable: true, doc: '产业链环节 / place in the supply chain' }) chainNode!: string | null;
  @TextField({ max: 20, doc: '紧急程度 / priority' }) priority!: string;
  @NestedField(() => PublicSourceFactsView, { nullable: true, doc: '公开来源 / published source' })
  sourceFacts!: PublicSourceFactsView | null;
}

export class PublicClarificationView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 2000, doc: '提问 / question' }) question!: string;
  @TextField({ max: 5000, doc: '答复 / answer' }) answer!: string;
  @InstantField({ doc: '提问时间 / asked at' }) askedAt!: string;
  @InstantField({ doc: '答复时间 / answered at' }) answeredAt!: string;
}

export class PublicChallengeView extends PublicChallengeSummaryView {
  @TextField({ max: 5000, doc: '摘要 / summary' }) summary!: string;
  @IdField({ doc: '需求方 / demander' }) demanderId!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @IdField({ doc: '榜单 / bulletin' }) bulletinId!: string;
  @FenField({ doc: '支付揭榜方现金（分） / cash paid to the taker in fen' }) cashToTakerFen!: string;
  @ChoiceField(['public', 'summary_public'], { doc: '公开范围 / how far it is public' }) confidentiality!: string;
  @IntField({ min: 1, max: 20, doc: '中榜名额 / award slots' }) awardSlots!: number;
  @IntField({ min: 1, max: 1000, doc: '榜题文本版本 / version of the text' }) textVersion!: number;
  @InstantField({ nullable: true, doc: '揭榜实际截止时间 / when the window closed' }) windowClosedAt!: string | null;
  @ChoiceField(NO_AWARD_REASONS, { nullable: true, doc: '流榜原因 / why there was no award' }) noAwardReason!:
    string | null;
  @NestedField(() => PublicTextView, { nullable: true, doc: '仅摘要公开时为空 / null when only the summary is public' })
  text!: PublicTextView | null;
  @NestedField(() => ChallengeIndicatorView, { list: { max: 100 }, doc: '指标 / indicators' })
  indicators!: ChallengeIndicatorView[];
  @NestedField(() => PublicClarificationView, { list: { max: 1000 }, doc: '答疑 / clarifications' })
  clarifications!: PublicClarificationView[];
}

export class PublicBulletinQuery extends ListQuery {
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
}

export class PublicBulletinView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(['published', 'completed'], { doc: '状态 / state' }) state!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @TextField({ max: 5000, nullable: true, doc: '前言 / preface' }) preface!: string | null;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @InstantField({ doc: '发布时间 / published at' }) publishedAt!: string;
  @IntField({ min: 0, max: 10_000, doc: '榜题数 / number of challenges' }) challengeCount!: number;
}

export class PublicProgrammeView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) name!: string;
  @ChoiceField(['active', 'closed'], { doc: '状态 / state' }) state!: string;
  @TextField({ max: 200, doc: '主管部门名称 / name of the agency' }) agencyName!: string;
  @TextField({ max: 200, nullable: true, doc: '承办单位名称 / name of the organiser' }) organiserName!: string | null;
  @JsonField({ doc: '现行规则包 / rules in force' }) rulePack!: object;
}
