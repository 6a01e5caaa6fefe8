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
import { awardLifecycle } from '../award.lifecycle.js';
import { decisionLifecycle } from '../decision.lifecycle.js';
import { DECISION_KINDS } from '../selection.entities.js';

const AWARD_STATES = Object.keys(awardLifecycle.states);
const DECISION_STATES = Object.keys(decisionLifecycle.states);
const RESULTS = ['selected', 'reserve', 'not_selected'];

export class SelectionPanelInput {
  @TextField({ min: 2, max: 100, optional: true, doc: '仅抽取此领域专家 / draw only experts of this field' })
  field?: string;
}

export class SelectionPanelView {
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @TextField({ max: 20 }) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
}

export class RankedProposalView {
  @IdField() proposalId!: string;
  @TextField({ max: 20 }) proposalNumber!: string;
  @TextField({ max: 20 }) proposalState!: string;
  @IdField() takerId!: string;
  @TextField({ max: 200 }) takerName!: string;
  @IntField({ min: 1, max: 1000 }) rank!: number;
  @IntField({ min: 0, max: 10_000, doc: '总分（百分之一分） / total in hundredths of a point' })
  totalHundredths!: number;
  @FlagField() passed!: boolean;
  @IdField({ list: { max: 1000 }, doc: '并列 / level with' }) tiedWith!: string[];
  @TextField({ max: 30 }) decidedBy!: string;
  @TextField({ max: 100, list: { max: 100 }, doc: '未达标的一票否决项 / must-pass criteria not reached' })
  mustPassFailed!: string[];
}

export class DemanderOpinionInput {
  @IdField({ list: { max: 100 }, doc: '赞成、同意或选定的申请 / proposals it favours, consents to or chooses' })
  proposalIds!: string[];
  @TextField({ min: 2, max: 4000, doc: '意见 / opinion' }) opinion!: string;
}

export class DemanderOpinionView extends DemanderOpinionInput {
  @IdField() id!: string;
  @ChoiceField(['opinion', 'consent', 'choice']) voice!: string;
  @InstantField() givenAt!: string;
}

export class RankingView {
  @IdField() challengeId!: string;
  @ChoiceField(['none', 'opinion', 'consent', 'choice'], { doc: '需求方的发言权 / the say of the demander' })
  voice!: string;
  @NestedField(() => RankedProposalView, { list: { max: 1000 } }) items!: RankedProposalView[];
  @NestedField(() => DemanderOpinionView, { nullable: true }) opinion!: DemanderOpinionView | null;
}

export class SelectedInput {
  @IdField() proposalId!: string;
  @TextField({ min: 2, max: 2000, optional: true, doc: '越过前序申请的理由 / why others are passed over' })
  reason?: string;
}

export class DecisionInput {
  @NestedField(() => SelectedInput, { list: { min: 1, max: 50 } }) selected!: SelectedInput[];
  @IdField({ list: { max: 50 }, optional: true, doc: '备选 / reserves' }) reserves?: string[];
  @TextField({ min: 2, max: 4000, doc: '审定理由 / reasons' }) reasons!: string;
  @TextField({ min: 2, max: 20_000, doc: '集体决策纪要 / minutes of the collective decision' }) minutes!: string;
}

export class DecisionItemView {
  @IdField() proposalId!: string;
  @IdField() takerId!: string;
  @ChoiceField(RESULTS) result!: string;
  @IntField({ min: 1, max: 1000 }) rank!: number;
  @IntField({ min: 1, max: 50, nullable: true }) awardSlot!: number | null;
  @TextField({ max: 2000, nullable: true }) reason!: string | null;
}

export class DecisionSummaryView {
  @IdField() id!: string;
  @ChoiceField(DECISION_KINDS) kind!: string;
  @ChoiceField(DECISION_STATES) state!: string;
  @IdField() programmeId!: string;
  @IdField() challengeId!: string;
  @TextField({ max: 20 }) challengeNumber!: string;
  @TextField({ max: 200 }) challengeTitle!: string;
  @InstantField() createdAt!: string;
}

export class DecisionView {
  @IdField() id!: string;
  @ChoiceField(DECISION_KINDS) kind!: string;
  @ChoiceField(DECISION_STATES) state!: string;
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @IdField() programmeId!: string;
  @IdField() challengeId!: string;
  @TextField({ max: 4000 }) reasons!: string;
  @TextField({ max: 20_000 }) minutes!: string;
  @IdField() draftedBy!: string;
  @IdField({ nullable: true }) decidedBy!: string | null;
  @InstantField({ nullable: true }) decidedAt!: string | null;
  @InstantField({ nullable: true, doc: '备选有效期 / reserves are valid until' }) reservesUntil!: string | null;
  @NestedField(() => DecisionItemView, { list: { max: 1000 } }) items!: DecisionItemView[];
  @NestedField(() => DemanderOpinionView, { nullable: true, doc: '需求方意见 / what the demander says' })
  opinion!: DemanderOpinionView | null;
  @InstantField() createdAt!: string;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

export class DecisionListQuery extends ListQuery {
  @ChoiceField(DECISION_STATES, { query: true, optional: true, list: { max: 10 } }) state?: string[];
  @IdField({ optional: true }) programmeId?: string;
  @IdField({ optional: true }) challengeId?: string;
}

export class AwardNoticeInput {
  @TextField({ min: 2, max: 200, doc: '公示标题 / title of the notice' }) title!: string;
  @TextField({ min: 2, max: 20_000, doc: '公示正文 / text of the notice' }) body!: string;
}

export class AwardSummaryView {
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @ChoiceField(AWARD_STATES) state!: string;
  @IdField() programmeId!: string;
  @IdField() challengeId!: string;
  @TextField({ max: 20 }) challengeNumber!: string;
  @TextField({ max: 200 }) challengeTitle!: string;
  @IdField() takerId!: string;
  @TextField({ max: 200 }) takerName!: string;
  @IdField() demanderId!: string;
  @IntField({ min: 1, max: 50, doc: '中榜名额 / award slot' }) awardSlot!: number;
  @InstantField() createdAt!: string;
}

export class AwardView extends AwardSummaryView {
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @IdField() proposalId!: string;
  @IdField() decisionId!: string;
  @IdField({ doc: '项目编号（立项后启用） / the id its project has or will have' }) projectId!: string;
  @IntField({ min: 1, max: 1000 }) rank!: number;
  @TextField({ max: 2000, nullable: true }) reason!: string | null;
  @ChoiceField(['on_notice', 'confirmed'], { nullable: true, doc: '恢复后的状态 / where it goes on when resumed' })
  resumeState!: string | null;
  @IdField({ nullable: true }) noticeId!: string | null;
  @InstantField({ nullable: true }) confirmedAt!: string | null;
  @InstantField({ nullable: true, doc: '签约期限 / to be signed by' }) signingDueAt!: string | null;
  @InstantField({ nullable: true }) signedAt!: string | null;
  @FenField({ nullable: true, doc: '补助额（分） / grant in fen' }) grantFen!: string | null;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

export class AwardListQuery extends ListQuery {
  @ChoiceField(AWARD_STATES, { query: true, optional: true, list: { max: 10 } }) state?: string[];
  @IdField({ optional: true }) programmeId?: string;
  @IdField({ optional: true }) challengeId?: string;
}

export class PublicAwardView {
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @IdField() challengeId!: string;
  @TextField({ max: 20 }) challengeNumber!: string;
  @TextField({ max: 200 }) challengeTitle!: string;
  @TextField({ max: 200 }) demanderName!: string;
  @TextField({ max: 200 }) takerName!: string;
  @ChoiceField(['confirmed', 'signed']) state!: string;
  @InstantField() confirmedAt!: string;
  @InstantField({ nullable: true }) signedAt!: string | null;
}

export class PublicAwardQuery extends ListQuery {
  @IdField({ optional: true }) challengeId?: string;
}
