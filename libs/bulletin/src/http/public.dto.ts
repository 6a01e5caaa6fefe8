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
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @ChoiceField(PUBLIC_CHALLENGE_STATES) state!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 100 }) field!: string;
  @TextField({ max: 100 }) region!: string;
  @TextField({ max: 200 }) demanderName!: string;
  @TextField({ max: 200 }) programmeName!: string;
  @FenField({ doc: '投入总额（分） / total investment in fen' }) amountFen!: string;
  @InstantField() openedAt!: string;
  @InstantField({ doc: '揭榜截止时间 / from here on no take-up is in time' }) takeUpClosesAt!: string;
  @MeasureField({ min: 0, max: 1, optional: true, doc: '检索相关度，仅检索时 / relevance, only of a search' })
  rank?: number;
}

export class PublicSourceFactsView {
  @TextField({ max: 300 }) title!: string;
  @TextField({ max: 500 }) url!: string;
  @TextField({ max: 60, nullable: true }) publishedText!: string | null;
  @TextField({ max: 60, nullable: true }) deadlineText!: string | null;
  @TextField({ list: { max: 30 }, max: 60, doc: '示例字段 / fields the source does not give' })
  exampleFields!: readonly string[];
}

export class PublicTextView {
  @TextField({ max: 20 }) needNumber!: string;
  @TextField({ max: 5000 }) cannotSolveAlone!: string;
  @TextField({ max: 2000 }) scene!: string;
  @TextField({ max: 40 }) resultOwnership!: string;
  @TextField({ max: 40 }) cooperation!: string;
  @IntField({ min: 1, max: 120 }) periodMonths!: number;
  @TextField({ max: 100, nullable: true }) chainNode!: string | null;
  @TextField({ max: 20 }) priority!: string;
  @NestedField(() => PublicSourceFactsView, { nullable: true }) sourceFacts!: PublicSourceFactsView | null;
}

export class PublicClarificationView {
  @IdField() id!: string;
  @TextField({ max: 2000 }) question!: string;
  @TextField({ max: 5000 }) answer!: string;
  @InstantField() askedAt!: string;
  @InstantField() answeredAt!: string;
}

export class PublicChallengeView extends PublicChallengeSummaryView {
  @TextField({ max: 5000 }) summary!: string;
  @IdField() demanderId!: string;
  @IdField() programmeId!: string;
  @IdField() bulletinId!: string;
  @FenField({ doc: '支付揭榜方现金（分） / cash paid to the taker in fen' }) cashToTakerFen!: string;
  @ChoiceField(['public', 'summary_public'], { doc: '公开范围 / how far it is public' }) confidentiality!: string;
  @IntField({ min: 1, max: 20 }) awardSlots!: number;
  @IntField({ min: 1, max: 1000 }) textVersion!: number;
  @InstantField({ nullable: true }) windowClosedAt!: string | null;
  @ChoiceField(NO_AWARD_REASONS, { nullable: true }) noAwardReason!: string | null;
  @NestedField(() => PublicTextView, { nullable: true, doc: '仅摘要公开时为空 / null when only the summary is public' })
  text!: PublicTextView | null;
  @NestedField(() => ChallengeIndicatorView, { list: { max: 100 } }) indicators!: ChallengeIndicatorView[];
  @NestedField(() => PublicClarificationView, { list: { max: 1000 } }) clarifications!: PublicClarificationView[];
}

export class PublicBulletinQuery extends ListQuery {
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
}

export class PublicBulletinView {
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @ChoiceField(['published', 'completed']) state!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 5000, nullable: true }) preface!: string | null;
  @IdField() programmeId!: string;
  @TextField({ max: 200 }) programmeName!: string;
  @InstantField() publishedAt!: string;
  @IntField({ min: 0, max: 10_000 }) challengeCount!: number;
}

export class PublicProgrammeView {
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @TextField({ max: 200 }) name!: string;
  @ChoiceField(['active', 'closed']) state!: string;
  @TextField({ max: 200 }) agencyName!: string;
  @TextField({ max: 200, nullable: true }) organiserName!: string | null;
  @JsonField({ doc: '现行规则包 / rules in force' }) rulePack!: object;
}
