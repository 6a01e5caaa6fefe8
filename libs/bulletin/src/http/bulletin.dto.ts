import {
  ActionView,
  ChoiceField,
  DateField,
  FenField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { bulletinLifecycle } from '../bulletin.lifecycle.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';

const STATES = Object.keys(bulletinLifecycle.states);
const CHALLENGE_STATES = Object.keys(challengeLifecycle.states);

export class BulletinInput {
  @IdField({ doc: '计划 / programme' }) programmeId!: string;
  @TextField({ min: 4, max: 200, doc: '榜单名称 / title' }) title!: string;
  @TextField({ max: 5000, optional: true, doc: '榜单说明 / preface' }) preface?: string;
}

export class BulletinChanges {
  @TextField({ min: 4, max: 200, optional: true, doc: '榜单名称 / title' }) title?: string;
  @TextField({ max: 5000, optional: true, doc: '榜单说明 / preface' }) preface?: string;
}

export class AddChallengeInput {
  @IdField({ doc: '已确认文本的需求 / a need whose text is accepted' }) needId!: string;
  @IntField({ min: 1, max: 20, optional: true, doc: '中榜名额，缺省 1 / how many awards' }) awardSlots?: number;
}

export class RemoveChallengeInput {
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @TextField({ min: 2, max: 2000, optional: true, doc: '理由 / reason' }) reason?: string;
}

export class PublishInput {
  @DateField({
    optional: true,
    doc: '揭榜截止日，缺省为规则允许的最早日 / day the window closes, the earliest allowed when left out',
  })
  takeUpClosesOn?: string;
}

export class BulletinListQuery extends ListQuery {
  @ChoiceField(STATES, { list: { max: STATES.length }, optional: true, query: true, doc: '状态（可重复） / states' })
  state?: string[];
  @IdField({ optional: true, doc: '计划 / programme' }) programmeId?: string;
}

export class BulletinSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @IntField({ min: 0, max: 10_000, doc: '榜题数 / challenges on it' }) challengeCount!: number;
  @InstantField({ nullable: true, doc: '发布时间 / published at' }) publishedAt!: string | null;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
}

export class BulletinChallengeView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(CHALLENGE_STATES, { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '技术需求 / need' }) needId!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @FenField({ doc: '投入总额（分） / total investment in fen' }) amountFen!: string;
  @IntField({ min: 1, max: 20, doc: '中榜名额 / award slots' }) awardSlots!: number;
}

export class BulletinView extends BulletinSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 5000, nullable: true, doc: '前言 / preface' }) preface!: string | null;
  @IdField({ doc: '适用的规则包版本 / rule pack version that applies' }) rulePackId!: string;
  @IdField({ doc: '编制人 / who composed it' }) composedBy!: string;
  @TextField({ max: 100, doc: '编制人姓名 / name of who composed it' }) composedByName!: string;
  @IdField({ nullable: true, doc: '审批人 / who approved it' }) approvedBy!: string | null;
  @TextField({ max: 100, nullable: true, doc: '审批人姓名 / name of who approved it' }) approvedByName!: string | null;
  @NestedField(() => BulletinChallengeView, { list: { max: 500 }, doc: '榜题 / challenges' })
  challenges!: BulletinChallengeView[];
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
