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
}

export class ChallengeSummaryView {
  @IdField() id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(STATES) state!: string;
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 100 }) field!: string;
  @TextField({ max: 100 }) region!: string;
  @IdField() demanderId!: string;
  @TextField({ max: 200 }) demanderName!: string;
  @IdField() programmeId!: string;
  @IdField() bulletinId!: string;
  @FenField({ doc: '投入总额（分） / total investment in fen' }) amountFen!: string;
  @InstantField({ nullable: true }) openedAt!: string | null;
  @InstantField({ nullable: true, doc: '揭榜截止时间 / from here on no take-up is in time' }) takeUpClosesAt!:
    string | null;
}

export class ChallengeProtocolView {
  @TextField({ max: 200 }) who!: string;
  @TextField({ max: 2000 }) how!: string;
  @TextField({ max: 2000, nullable: true }) sample!: string | null;
  @TextField({ max: 2000, nullable: true }) instrument!: string | null;
}

export class ChallengeIndicatorView {
  @IdField() id!: string;
  @TextField({ max: 200 }) name!: string;
  @ChoiceField(comparators) comparator!: string;
  @TextField({ list: { max: 50 }, max: 40 }) values!: readonly string[];
  @TextField({ max: 60 }) unit!: string;
  @TextField({ max: 2000, nullable: true }) condition!: string | null;
  @NestedField(() => ChallengeProtocolView) protocol!: ChallengeProtocolView;
  @TextField({ max: 40, nullable: true, doc: '现状值 / baseline today' }) baseline!: string | null;
  @TextField({ max: 40, nullable: true, doc: '已知最好水平 / best known' }) bestKnown!: string | null;
  @IntField({ min: 1, max: 1_000_000 }) weight!: number;
  @ChoiceField(indicatorKinds) kind!: string;
  @FlagField() mustPass!: boolean;
  @TextField({ max: 5000, doc: '一行文字 / the indicator on one line, in Chinese' }) zh!: string;
  @TextField({ max: 5000, doc: '一行文字 / the indicator on one line, in English' }) en!: string;
}

export class ChallengeView extends ChallengeSummaryView {
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @IdField() needId!: string;
  @IdField() rulePackId!: string;
  @TextField({ max: 5000 }) summary!: string;
  @TextField({ max: 200 }) programmeName!: string;
  @FenField({ doc: '支付揭榜方现金（分） / cash paid to the taker in fen' }) cashToTakerFen!: string;
  @ChoiceField(['public', 'summary_public', 'invited']) confidentiality!: string;
  @IntField({ min: 1, max: 20, doc: '中榜名额 / awards' }) awardSlots!: number;
  @IntField({ min: 1, max: 1000 }) textVersion!: number;
  @InstantField({ nullable: true }) windowClosedAt!: string | null;
  @ChoiceField(NO_AWARD_REASONS, { nullable: true, doc: '流榜原因 / why nobody won' }) noAwardReason!: string | null;
  @NestedField(() => ChallengeIndicatorView, { list: { max: 100 } }) indicators!: ChallengeIndicatorView[];
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
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
  @IdField() id!: string;
  @IdField() challengeId!: string;
  @ChoiceField(Object.keys(clarificationLifecycle.states)) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @TextField({ max: 2000 }) question!: string;
  @TextField({ max: 5000, nullable: true }) answer!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '不予答复的理由 / why it is not answered' }) declineReason!:
    string | null;
  @FlagField({ doc: '本人所提 / asked by the reader' }) mine!: boolean;
  @InstantField() askedAt!: string;
  @InstantField({ nullable: true }) answeredAt!: string | null;
  @NestedField(() => ActionView, { list: { max: 5 } }) actions!: ActionView[];
}

export class ClarificationsView {
  @NestedField(() => ClarificationView, { list: { max: 1000 } }) items!: ClarificationView[];
}
