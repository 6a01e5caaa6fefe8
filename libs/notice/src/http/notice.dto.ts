import {
  ActionView,
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { OBJECTION_KINDS, type ObjectionKind } from '../notice.entities.js';
import { objectionLifecycle } from '../objection.lifecycle.js';
import { publicNoticeLifecycle } from '../public-notice.lifecycle.js';

const NOTICE_STATES = Object.keys(publicNoticeLifecycle.states);
const OBJECTION_STATES = Object.keys(objectionLifecycle.states);

export class NoticeQuery extends ListQuery {
  @ChoiceField(NOTICE_STATES, { optional: true, query: true, list: { max: 3 }, doc: '状态 / state' })
  state?: string[];
  @IdField({ optional: true, doc: '公示事项 / subject' })
  subjectId?: string;
}

export class PublicNoticeQuery extends NoticeQuery {
  @IdField({ optional: true, doc: '计划 / programme' })
  programmeId?: string;
}

export class PublicNoticeSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @TextField({ max: 50, doc: '公示类别 / what is announced' }) kind!: string;
  @TextField({ max: 200, doc: '公示标题 / title of the notice' }) title!: string;
  @ChoiceField(NOTICE_STATES, { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @TextField({ max: 200, doc: '主管部门名称 / name of the agency' }) agencyName!: string;
  @TextField({ max: 50, doc: '事项类别 / kind of the subject' }) subjectType!: string;
  @IdField({ doc: '事项编号 / id of the subject' }) subjectId!: string;
  @InstantField({ doc: '发布时间 / published at' }) publishedAt!: string;
  @InstantField({ doc: '公示期满，此前可提异议 / objections can be filed before' }) endsAt!: string;
  @FlagField({ doc: '放假安排未公布，期满日为暂定 / provisional: the holidays are not announced yet' })
  endsProvisional!: boolean;
}

export class ObjectionKindView {
  @ChoiceField(OBJECTION_KINDS, { doc: '异议类别 / kind' }) kind!: string;
  @TextField({ max: 200, doc: '说明（中文） / how, in Chinese' }) zh!: string;
  @TextField({ max: 200, doc: '说明（英文） / how, in English' }) en!: string;
  @FlagField({ doc: '是否可以匿名 / may be anonymous' }) anonymous!: boolean;
}

/** How to object to what a notice announces. */
export class HowToObjectView {
  @InstantField({ doc: '截止时间 / objections are filed before' }) until!: string;
  @TextField({ max: 200, doc: '提交地址（POST，须登录） / where to send it, signed in' }) path!: string;
  @IntField({ min: 1, max: 1000, doc: '答复期限（工作日） / answered within so many working days' })
  replyWorkingDays!: number;
  @NestedField(() => ObjectionKindView, { list: { max: 5 }, doc: '可提的异议 / kinds' }) kinds!: ObjectionKindView[];
}

export class PublicNoticeDetailView extends PublicNoticeSummaryView {
  @TextField({ max: 20_000, doc: '正文 / text' }) body!: string;
  @NestedField(() => HowToObjectView, { nullable: true, doc: '如何提出异议，公示结束后为空 / null when it has ended' })
  howToObject!: HowToObjectView | null;
  @InstantField({ nullable: true, doc: '结束时间 / ended at' }) endedAt!: string | null;
  @InstantField({ nullable: true, doc: '撤回时间 / withdrawn at' }) withdrawnAt!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '撤回理由 / why it was withdrawn' }) withdrawalReason!: string | null;
}

export class NoticeSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @TextField({ max: 50, doc: '事项类别 / kind of the subject' }) subjectType!: string;
  @IdField({ doc: '事项编号 / id of the subject' }) subjectId!: string;
  @TextField({ max: 50, doc: '公示类别 / what is announced' }) kind!: string;
  @TextField({ max: 200, doc: '标题 / title' }) title!: string;
  @ChoiceField(NOTICE_STATES, { doc: '状态 / state' }) state!: string;
  @InstantField({ doc: '发布时间 / published at' }) publishedAt!: string;
  @InstantField({ doc: '公示期满时间 / end of the notice' }) endsAt!: string;
  @IntField({ min: 0, max: 1_000_000, doc: '未办结异议 / undecided objections' }) undecidedObjections!: number;
}

export class NoticeView extends NoticeSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 20_000, doc: '正文 / text' }) body!: string;
  @IntField({ min: 1, max: 1000, doc: '公示工作日数 / working days of the notice' }) workingDays!: number;
  @IntField({
    min: 0,
    max: 1000,
    doc: '今日之后剩余的工作日，公示结束后为 0 / working days left after today; 0 when it is over',
  })
  workingDaysLeft!: number;
  @FlagField({ doc: '期满日为暂定 / the end is provisional' }) endsProvisional!: boolean;
  @InstantField({ nullable: true, doc: '结束时间 / ended at' }) endedAt!: string | null;
  @InstantField({ nullable: true, doc: '撤回时间 / withdrawn at' }) withdrawnAt!: string | null;
  @TextField({ max: 2000, nullable: true, doc: '撤回理由 / why it was withdrawn' }) withdrawalReason!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 10 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class ObjectionInput {
  @ChoiceField(OBJECTION_KINDS, { doc: '结果异议须实名，由主管部门办理；违纪举报由监督办理 / result or misconduct' })
  kind!: ObjectionKind;
  @TextField({ min: 10, max: 4000, doc: '事实与理由 / facts and reasons' }) grounds!: string;
  @FlagField({
    optional: true,
    doc: '匿名（仅限违纪举报，不留存身份，本人也无法查询） / anonymous: nothing leads back to you',
  })
  anonymous?: boolean;
}

/** What the filer gets: for an anonymous report it is all there will ever be. */
export class ObjectionReceiptView {
  @IdField({ nullable: true, doc: '匿名举报无编号可查 / null when anonymous' }) id!: string | null;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(OBJECTION_KINDS, { doc: '异议类别 / kind of objection' }) kind!: string;
  @ChoiceField(OBJECTION_STATES, { doc: '状态 / state' }) state!: string;
  @InstantField({ doc: '提出时间 / filed at' }) filedAt!: string;
  @InstantField({ doc: '答复期限 / to be answered by' }) replyDueAt!: string;
}

export class ObjectionQuery extends ListQuery {
  @ChoiceField(OBJECTION_STATES, { optional: true, query: true, list: { max: 7 }, doc: '状态 / state' })
  state?: string[];
  @ChoiceField(OBJECTION_KINDS, { optional: true, query: true, list: { max: 2 }, doc: '类别 / kind' })
  kind?: string[];
  @IdField({ optional: true, doc: '公示 / notice' })
  noticeId?: string;
}

export class ObjectionSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '公示 / public notice' }) noticeId!: string;
  @TextField({ max: 20, doc: '公示编号 / number of the notice' }) noticeNumber!: string;
  @TextField({ max: 200, doc: '公示标题 / title of the notice' }) noticeTitle!: string;
  @ChoiceField(OBJECTION_KINDS, { doc: '异议类别 / kind of objection' }) kind!: string;
  @ChoiceField(OBJECTION_STATES, { doc: '状态 / state' }) state!: string;
  @InstantField({ doc: '提出时间 / filed at' }) filedAt!: string;
  @InstantField({ doc: '答复期限 / reply due at' }) replyDueAt!: string;
  @InstantField({ nullable: true, doc: '办结时间 / decided at' }) decidedAt!: string | null;
}

export class FilerView {
  @IdField({ doc: '用户 / user' }) userId!: string;
  @TextField({ max: 100, doc: '提出人姓名 / name of the filer' }) name!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) organisationName!: string;
}

export class ObjectionView extends ObjectionSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @TextField({ max: 4000, doc: '事实与理由 / facts and grounds' }) grounds!: string;
  @NestedField(() => FilerView, {
    nullable: true,
    doc: '仅办理人和本人可见；匿名为空 / only for who handles it and who filed it',
  })
  filer!: FilerView | null;
  @FlagField({ doc: '已逾答复期限 / the reply is overdue' }) overdue!: boolean;
  @TextField({ max: 2000, nullable: true, doc: '答复 / reply' }) reply!: string | null;
  @NestedField(() => ActionView, {
    list: { max: 10 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}
