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
  @TextField({
    min: 2,
    max: 100,
    optional: true,
    doc: '仅抽取此领域专家（不填不限） / draw only experts of this field, of any when left out',
  })
  field?: string;
}

export class SelectionPanelView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @TextField({ max: 20, doc: '状态 / state' }) state!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
}

export class RankedProposalView {
  @IdField({ doc: '揭榜申请 / proposal' }) proposalId!: string;
  @TextField({ max: 20, doc: '申请编号 / number of the proposal' }) proposalNumber!: string;
  @TextField({ max: 20, doc: '申请状态 / state of the proposal' }) proposalState!: string;
  @IdField({ doc: '揭榜方 / taker' }) takerId!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @IntField({ min: 1, max: 1000, doc: '排名 / rank' }) rank!: number;
  @IntField({ min: 0, max: 10_000, doc: '总分（百分之一分） / total in hundredths of a point' })
  totalHundredths!: number;
  @FlagField({ doc: '通过评审 / passed the review' }) passed!: boolean;
  @IdField({ list: { max: 1000 }, doc: '并列 / level with' }) tiedWith!: string[];
  @TextField({ max: 30, doc: '同分时的判定依据 / what decided between equals' }) decidedBy!: string;
  @TextField({ max: 100, list: { max: 100 }, doc: '未达标的一票否决项 / must-pass criteria not reached' })
  mustPassFailed!: string[];
  @FlagField({ doc: '可列入拟中榜或备选 / may be selected in a decision drafted now' }) candidate!: boolean;
}

export class DemanderOpinionInput {
  @IdField({ list: { max: 100 }, doc: '赞成、同意或选定的申请 / proposals it favours, consents to or chooses' })
  proposalIds!: string[];
  @TextField({ min: 2, max: 4000, doc: '意见 / opinion' }) opinion!: string;
}

export class DemanderOpinionView extends DemanderOpinionInput {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @ChoiceField(['opinion', 'consent', 'choice'], { doc: '需求方参与方式 / say of the demander' }) voice!: string;
  @InstantField({ doc: '出具时间 / given at' }) givenAt!: string;
}

export class RankingView {
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @ChoiceField(['none', 'opinion', 'consent', 'choice'], { doc: '需求方的发言权 / the say of the demander' })
  voice!: string;
  @NestedField(() => RankedProposalView, { list: { max: 1000 }, doc: '列表 / list' }) items!: RankedProposalView[];
  @NestedField(() => DemanderOpinionView, { nullable: true, doc: '需求方意见 / opinion of the demander' })
  opinion!: DemanderOpinionView | null;
  @IntField({ min: 0, max: 50, doc: '尚可审定的中榜名额 / award slots that are free' }) freeSlots!: number;
  @IntField({ min: 0, max: 50, doc: '可列备选的上限 / how many reserves may be named' }) reservesMax!: number;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class SelectedInput {
  @IdField({ doc: '揭榜申请 / proposal' }) proposalId!: string;
  @TextField({ min: 2, max: 2000, optional: true, doc: '越过前序申请的理由 / why others are passed over' })
  reason?: string;
}

export class DecisionInput {
  @NestedField(() => SelectedInput, { list: { min: 1, max: 50 }, doc: '拟中榜申请 / proposals selected' })
  selected!: SelectedInput[];
  @IdField({ list: { max: 50 }, optional: true, doc: '备选 / reserves' }) reserves?: string[];
  @TextField({ min: 2, max: 4000, doc: '审定理由 / reasons' }) reasons!: string;
  @TextField({ min: 2, max: 20_000, doc: '集体决策纪要 / minutes of the collective decision' }) minutes!: string;
}

export class DecisionItemView {
  @IdField({ doc: '揭榜申请 / proposal' }) proposalId!: string;
  @TextField({ max: 20, doc: '申请编号 / number of the proposal' }) proposalNumber!: string;
  @IdField({ doc: '揭榜方 / taker' }) takerId!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @ChoiceField(RESULTS, { doc: '审定结果 / result' }) result!: string;
  @IntField({ min: 1, max: 1000, doc: '名次 / rank' }) rank!: number;
  @IntField({ min: 1, max: 50, nullable: true, doc: '中榜名额序号 / award slot' }) awardSlot!: number | null;
  @TextField({ max: 2000, nullable: true, doc: '理由 / reason' }) reason!: string | null;
}

export class DecisionSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @ChoiceField(DECISION_KINDS, { doc: '类别 / kind' }) kind!: string;
  @ChoiceField(DECISION_STATES, { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @TextField({ max: 20, doc: '榜题编号 / number of the challenge' }) challengeNumber!: string;
  @TextField({ max: 200, doc: '榜题名称 / title of the challenge' }) challengeTitle!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class DecisionView extends DecisionSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 4000, doc: '审定理由 / reasons' }) reasons!: string;
  @TextField({ max: 20_000, doc: '会议纪要 / minutes' }) minutes!: string;
  @IdField({ doc: '拟稿人 / who drafted' }) draftedBy!: string;
  @TextField({ max: 100, doc: '拟定人姓名 / name of who drafted it' }) draftedByName!: string;
  @IdField({ nullable: true, doc: '决定人 / who decided' }) decidedBy!: string | null;
  @TextField({ max: 100, nullable: true, doc: '审定人姓名 / name of who decided' }) decidedByName!: string | null;
  @InstantField({ nullable: true, doc: '作出决定的时间 / decided at' }) decidedAt!: string | null;
  @InstantField({ nullable: true, doc: '备选有效期 / reserves are valid until' }) reservesUntil!: string | null;
  @NestedField(() => DecisionItemView, { list: { max: 1000 }, doc: '列表 / list' }) items!: DecisionItemView[];
  @NestedField(() => DemanderOpinionView, { nullable: true, doc: '需求方意见 / what the demander says' })
  opinion!: DemanderOpinionView | null;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class DecisionListQuery extends ListQuery {
  @ChoiceField(DECISION_STATES, { query: true, optional: true, list: { max: 10 }, doc: '状态 / state' })
  state?: string[];
  @IdField({ optional: true, doc: '所属计划 / programme' }) programmeId?: string;
  @IdField({ optional: true, doc: '榜题 / challenge' }) challengeId?: string;
}

export class AwardNoticeInput {
  @TextField({ min: 2, max: 200, doc: '公示标题 / title of the notice' }) title!: string;
  @TextField({ min: 2, max: 20_000, doc: '公示正文 / text of the notice' }) body!: string;
}

export class AwardSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(AWARD_STATES, { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @TextField({ max: 20, doc: '榜题编号 / number of the challenge' }) challengeNumber!: string;
  @TextField({ max: 200, doc: '榜题名称 / title of the challenge' }) challengeTitle!: string;
  @IdField({ doc: '揭榜方 / taker' }) takerId!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @IdField({ doc: '需求方 / demander' }) demanderId!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @IntField({ min: 1, max: 50, doc: '中榜名额 / award slot' }) awardSlot!: number;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class AwardView extends AwardSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @IdField({ doc: '揭榜申请 / proposal' }) proposalId!: string;
  @TextField({ max: 20, doc: '申请编号 / number of the proposal' }) proposalNumber!: string;
  @IdField({ doc: '审定 / decision' }) decisionId!: string;
  @IdField({ doc: '项目编号（立项后启用） / the id its project has or will have' }) projectId!: string;
  @IntField({ min: 1, max: 1000, doc: '名次 / rank' }) rank!: number;
  @TextField({ max: 2000, nullable: true, doc: '中榜理由 / reason of the award' }) reason!: string | null;
  @ChoiceField(['on_notice', 'confirmed'], { nullable: true, doc: '恢复后的状态 / where it goes on when resumed' })
  resumeState!: string | null;
  @IdField({ nullable: true, doc: '公示 / public notice' }) noticeId!: string | null;
  @TextField({ max: 20, nullable: true, doc: '公示编号 / number of the notice' }) noticeNumber!: string | null;
  @InstantField({ nullable: true, doc: '确认时间 / confirmed at' }) confirmedAt!: string | null;
  @InstantField({ nullable: true, doc: '签约期限 / to be signed by' }) signingDueAt!: string | null;
  @InstantField({ nullable: true, doc: '签约时间 / signed at' }) signedAt!: string | null;
  @FenField({ nullable: true, doc: '补助额（分） / grant in fen' }) grantFen!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class AwardListQuery extends ListQuery {
  @ChoiceField(AWARD_STATES, { query: true, optional: true, list: { max: 10 }, doc: '状态 / state' }) state?: string[];
  @IdField({ optional: true, doc: '所属计划 / programme' }) programmeId?: string;
  @IdField({ optional: true, doc: '榜题 / challenge' }) challengeId?: string;
}

export class PublicAwardView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @TextField({ max: 20, doc: '榜题编号 / number of the challenge' }) challengeNumber!: string;
  @TextField({ max: 200, doc: '榜题名称 / title of the challenge' }) challengeTitle!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @ChoiceField(['confirmed', 'signed'], { doc: '状态 / state' }) state!: string;
  @InstantField({ doc: '确认时间 / confirmed at' }) confirmedAt!: string;
  @InstantField({ nullable: true, doc: '签约时间 / signed at' }) signedAt!: string | null;
}

export class PublicAwardQuery extends ListQuery {
  @IdField({ optional: true, doc: '榜题 / challenge' }) challengeId?: string;
}
