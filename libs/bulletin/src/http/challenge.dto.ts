import {
  ActionView,
  ChoiceField,
  DateField,
  FenField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { comparators, indicatorKinds } from '#need';
import { NO_AWARD_REASONS } from '../bulletin.entities.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';
import { clarificationLifecycle } from '../clarification.lifecycle.js';

const STATES = Object.keys(challengeLifecycle.states);

export class ChallengeListQuery extends ListQuery {
  @ChoiceField(STATES, { list: { max: STATES.length }, optional: true, query: true, doc: '状态（可重复） / states' })
  state?: string[];
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
  @IdField({ optional: true, doc: '榜单 / bulletin' }) bulletinId?: string;
  @IdField({ optional: true, doc: '所出自的需求 / the need it came from' }) needId?: string;
}

export class ChallengeSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @TextField({ max: 100, doc: '技术领域 / technical field' }) field!: string;
  @TextField({ max: 100, doc: '地区 / region' }) region!: string;
  @IdField({ doc: '需求方 / demander' }) demanderId!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '榜单 / bulletin' }) bulletinId!: string;
  @TextField({ max: 20, doc: '榜单编号 / number of the bulletin' }) bulletinNumber!: string;
  @FenField({ doc: '投入总额（分） / total investment in fen' }) amountFen!: string;
  @InstantField({ nullable: true, doc: '开榜时间 / opened at' }) openedAt!: string | null;
  @InstantField({ nullable: true, doc: '揭榜截止时间 / from here on no take-up is in time' }) takeUpClosesAt!:
    string | null;
}

export class ChallengeProtocolView {
  @TextField({ max: 200, doc: '由谁检测 / who tests' }) who!: string;
  @TextField({ max: 2000, doc: '检测方法 / how it is tested' }) how!: string;
  @TextField({ max: 2000, nullable: true, doc: '样品 / sample' }) sample!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '仪器 / instrument' }) instrument!: string | null;
}

export class ChallengeIndicatorView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 200, doc: '指标名称 / name of the indicator' }) name!: string;
  @ChoiceField(comparators, { doc: '比较方式 / comparator' }) comparator!: string;
  @TextField({ list: { max: 50 }, max: 40, doc: '指标值 / values' }) values!: readonly string[];
  @TextField({ max: 60, doc: '单位（UCUM） / unit (UCUM)' }) unit!: string;
  @TextField({ max: 2000, nullable: true, doc: '测试条件 / test condition' }) condition!: string | null;
  @NestedField(() => ChallengeProtocolView, { doc: '检测方案 / test protocol' }) protocol!: ChallengeProtocolView;
  @TextField({ max: 40, nullable: true, doc: '现状值 / baseline today' }) baseline!: string | null;
  @TextField({ max: 40, nullable: true, doc: '已知最好水平 / best known' }) bestKnown!: string | null;
  @IntField({ min: 1, max: 1_000_000, doc: '权重 / weight' }) weight!: number;
  @ChoiceField(indicatorKinds, { doc: '指标类别 / kind of indicator' }) kind!: string;
  @FlagField({ doc: '必须达到 / must be met' }) mustPass!: boolean;
  @TextField({ max: 5000, doc: '一行文字 / the indicator on one line, in Chinese' }) zh!: string;
  @TextField({ max: 5000, doc: '一行文字 / the indicator on one line, in English' }) en!: string;
}

export class ChallengeView extends ChallengeSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 200, doc: '榜单名称 / title of the bulletin' }) bulletinTitle!: string;
  @IdField({ doc: '技术需求 / need' }) needId!: string;
  @TextField({ max: 20, doc: '需求编号 / number of the need' }) needNumber!: string;
  @IdField({ doc: '适用的规则包版本 / rule pack version that applies' }) rulePackId!: string;
  @TextField({ max: 5000, doc: '摘要 / summary' }) summary!: string;
  @FenField({ doc: '支付揭榜方现金（分） / cash paid to the taker in fen' }) cashToTakerFen!: string;
  @ChoiceField(['public', 'summary_public', 'invited'], { doc: '公开范围 / how much is public' })
  confidentiality!: string;
  @IntField({ min: 1, max: 20, doc: '中榜名额 / awards' }) awardSlots!: number;
  @IntField({ min: 1, max: 1000, doc: '榜题文本版本 / version of the text' }) textVersion!: number;
  @InstantField({ nullable: true, doc: '揭榜实际截止时间 / when the window closed' }) windowClosedAt!: string | null;
  @ChoiceField(NO_AWARD_REASONS, { nullable: true, doc: '流榜原因 / why nobody won' }) noAwardReason!: string | null;
  @NestedField(() => ChallengeIndicatorView, { list: { max: 100 }, doc: '指标 / indicators' })
  indicators!: ChallengeIndicatorView[];
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class ExtendWindowInput {
  @DateField({ doc: '新的揭榜截止日 / new closing day' }) closesOn!: string;
  @TextField({ min: 2, max: 2000, optional: true, doc: '理由 / reason' }) reason?: string;
}

export class QuestionInput {
  @TextField({ min: 4, max: 2000, doc: '提问（不得透露提问方） / the question, without telling who asks' })
  question!: string;
}

export class AnswerInput {
  @TextField({ min: 2, max: 5000, doc: '答复（公开） / the answer, which is public' }) answer!: string;
}

export class ClarificationView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @ChoiceField(Object.keys(clarificationLifecycle.states), { doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 2000, doc: '提问 / question' }) question!: string;
  @TextField({ max: 5000, nullable: true, doc: '答复 / answer' }) answer!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '不予答复的理由 / why it is not answered' }) declineReason!:
    string | null;
  @FlagField({ doc: '本人所提 / asked by the reader' }) mine!: boolean;
  @InstantField({ doc: '提问时间 / asked at' }) askedAt!: string;
  @InstantField({ nullable: true, doc: '答复时间 / answered at' }) answeredAt!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 5 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class ClarificationsView {
  @NestedField(() => ClarificationView, { list: { max: 1000 }, doc: '列表 / list' }) items!: ClarificationView[];
}
