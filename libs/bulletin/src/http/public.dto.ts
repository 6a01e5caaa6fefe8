import { IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ChoiceField,
  FenField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  JsonField,
  ListQuery,
  MeasureField,
  NestedField,
  TextField,
} from '#platform/http';
import type { RulePackMode } from '#programme';
import { PUBLIC_CHALLENGE_STATES } from '../challenge.lifecycle.js';
import { NO_AWARD_REASONS } from '../bulletin.entities.js';
import { PUBLIC_ORDERS, type PublicOrder } from '../queries/public-challenges.js';
import { ChallengeIndicatorView } from './challenge.dto.js';

const MODES: readonly RulePackMode[] = ['docking', 'open_call', 'race', 'contest'];

const PROGRAMME_STATES = ['active', 'closed'];
const RULE_GROUPS = ['procedure', 'windows', 'eligibility', 'review', 'funding', 'acceptance'];

/** A repeated parameter means OR; a single one arrives as a plain string. */
const Repeatable = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));

/** The filters of the public list, for its pages and for the counts beside them. */
export class PublicFacetQuery {
  @TextField({ max: 100, optional: true, doc: '关键词或编号 / words, or the beginning of a number' }) q?: string;
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
  @ChoiceField(MODES, { list: { max: MODES.length }, optional: true, query: true, doc: '组织方式（可重复） / modes' })
  mode?: string[];
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
  @IdField({ optional: true, doc: '榜单 / bulletin' }) bulletinId?: string;
  @FenField({ optional: true, doc: '投入总额下限（分，含） / total investment from' }) amountMinFen?: string;
  @FenField({ optional: true, doc: '投入总额上限（分，含） / total investment to' }) amountMaxFen?: string;
  @InstantField({ optional: true, doc: '截止时间不早于 / closes at or after' }) closesAfter?: string;
  @InstantField({ optional: true, doc: '截止时间早于 / closes before' }) closesBefore?: string;
}

export class PublicChallengeQuery extends IntersectionType(ListQuery, PublicFacetQuery) {
  @ChoiceField(PUBLIC_ORDERS, {
    optional: true,
    doc: '排序，“即将截止”配 state=open（搜索时按相关度） / order; the soonest to close are closing with state=open; a search comes by relevance',
  })
  sort?: PublicOrder;
}

export class FacetValueView {
  @TextField({ max: 100, doc: '筛选值 / value' }) value!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '榜题数 / challenges' }) count!: number;
}

export class PublicFacetsView {
  @IntField({ min: 0, max: 1_000_000, doc: '符合全部筛选的榜题数 / challenges that all filters leave' }) total!: number;
  @FlagField({ doc: '是否全部计入 / false when more were found than are counted' }) complete!: boolean;
  @NestedField(() => FacetValueView, { list: { max: 50 }, doc: '技术领域 / fields' }) field!: readonly FacetValueView[];
  @NestedField(() => FacetValueView, { list: { max: 50 }, doc: '地区 / regions' }) region!: readonly FacetValueView[];
  @NestedField(() => FacetValueView, { list: { max: 50 }, doc: '组织方式 / modes' }) mode!: readonly FacetValueView[];
  @NestedField(() => FacetValueView, { list: { max: 50 }, doc: '状态 / states' }) state!: readonly FacetValueView[];
}

export class SuggestQuery {
  @TextField({ max: 50, doc: '已输入的文字 / what has been typed so far' }) q!: string;
}

export class SuggestionView {
  @ChoiceField(['term', 'challenge'], { doc: '词或榜题 / a word to search for, or a challenge' }) kind!: string;
  @TextField({ max: 200, doc: '文字 / text' }) text!: string;
  @IdField({ nullable: true, doc: '榜题，词为空 / challenge, null for a word' }) id!: string | null;
  @TextField({ max: 20, nullable: true, doc: '榜题编号 / number of the challenge' }) number!: string | null;
}

export class SuggestionsView {
  @NestedField(() => SuggestionView, { list: { max: 10 }, doc: '提示 / suggestions' })
  items!: readonly SuggestionView[];
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
  @ChoiceField(MODES, { nullable: true, doc: '组织方式 / mode of the procedure' }) mode!: string | null;
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
  @InstantField({ nullable: true, doc: '最近一次更正 / last addendum' }) amendedAt!: string | null;
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

export class PublicProgrammeQuery extends ListQuery {
  @ChoiceField(PROGRAMME_STATES, { list: { max: 2 }, optional: true, query: true, doc: '状态（可重复） / states' })
  state?: string[];
}

export class PublicProgrammeSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) name!: string;
  @ChoiceField(PROGRAMME_STATES, { doc: '状态 / state' }) state!: string;
  @TextField({ max: 200, doc: '主管部门名称 / name of the agency' }) agencyName!: string;
  @TextField({ max: 200, nullable: true, doc: '承办单位名称 / name of the organiser' }) organiserName!: string | null;
  @ChoiceField(MODES, { doc: '组织方式 / mode of the procedure' }) mode!: string;
  @IntField({ min: 0, max: 1000, doc: '揭榜中的榜题数，超过 1000 计 1000 / challenges open now' })
  openChallenges!: number;
}

export class RuleInWordsView {
  @ChoiceField(RULE_GROUPS, { doc: '规则类别 / part of the rules' }) group!: string;
  @TextField({ max: 60, doc: '规则代码 / code of the rule' }) code!: string;
  @TextField({ max: 300, doc: '中文 / in Chinese' }) zh!: string;
  @TextField({ max: 300, doc: '英文 / in English' }) en!: string;
}

export class PublicProgrammeView extends PublicProgrammeSummaryView {
  @NestedField(() => RuleInWordsView, { list: { max: 60 }, doc: '规则（文字） / the rules in words' })
  rules!: readonly RuleInWordsView[];
  @JsonField({ doc: '现行规则包 / rules in force' }) rulePack!: object;
}
