import type { Language } from '#platform';
import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { AUDIENCES, type Audience } from '../audiences.js';
import { GROUPS, LANGUAGES, MAIL_MODES, type Group, type MailMode } from '../groups.js';
import { MAX_COUNTED } from '../notification.repository.js';

/** A text in both languages. */
export class BilingualView {
  @TextField({ max: 2_000, doc: '中文 / Chinese' }) zh!: string;
  @TextField({ max: 2_000, doc: '英文 / English' }) en!: string;
}

export class NotificationView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 100, doc: '种类 / kind', example: 'need.returned' }) kind!: string;
  @ChoiceField(GROUPS, { nullable: true, doc: '类别 / group' }) group!: Group | null;
  @TextField({ max: 50, doc: '所涉对象的类型 / kind of thing it is about' }) subjectType!: string;
  @IdField({ doc: '所涉对象 / the thing it is about' }) subjectId!: string;
  @IdField({ nullable: true, doc: '计划 / programme' }) programmeId!: string | null;
  @NestedField(() => BilingualView, { doc: '标题 / title' }) title!: BilingualView;
  @NestedField(() => BilingualView, { doc: '正文 / text' }) body!: BilingualView;
  @TextField({ max: 500, doc: '门户内的页面 / page in the portal', example: '/needs/…' }) link!: string;
  @InstantField({ doc: '通知时间 / when it came' }) createdAt!: string;
  @InstantField({ nullable: true, doc: '阅读时间 / when it was read' }) readAt!: string | null;
}

export class NotificationQuery extends ListQuery {
  @ChoiceField(['true', 'false'], { optional: true, doc: '仅未读 / unread only' })
  unread?: 'true' | 'false';
}

export class UnreadCountView {
  @IntField({
    min: 0,
    max: MAX_COUNTED,
    doc: `未读条数，最多数到 ${MAX_COUNTED} / unread, counted up to ${MAX_COUNTED}`,
  })
  count!: number;
}

export class ReadAllView {
  @IntField({ min: 0, max: 2_147_483_647, doc: '标为已读的条数 / how many were marked as read' }) read!: number;
}

export class GroupPreferenceInput {
  @ChoiceField(GROUPS, { doc: '类别 / group' }) group!: Group;
  @FlagField({ doc: '在门户中显示 / shown in the portal' }) inApp!: boolean;
  @ChoiceField(MAIL_MODES, { doc: '邮件 / mail' }) mail!: MailMode;
}

export class NotificationPreferencesInput {
  @ChoiceField(LANGUAGES, { doc: '邮件语言 / language of mails' }) language!: Language;
  @IntField({ min: 0, max: 23, doc: '每日摘要的时刻（北京时间） / hour of the digest, Asia/Shanghai' })
  digestHour!: number;
  @NestedField(() => GroupPreferenceInput, { list: { max: GROUPS.length }, doc: '各类通知 / each group' })
  groups!: GroupPreferenceInput[];
}

export class NotificationPreferencesView extends NotificationPreferencesInput {
  @TextField({ max: 254, nullable: true, doc: '邮箱；没有则不发邮件 / address; without one no mail is sent' })
  email!: string | null;
}

export class MailContentView {
  @TextField({ max: 500, doc: '邮件主题 / subject' }) subject!: string;
  @TextField({ max: 20_000, doc: '纯文本正文 / plain text' }) text!: string;
  @TextField({ max: 50_000, doc: 'HTML 正文 / HTML' }) html!: string;
}

export class BilingualMailView {
  @NestedField(() => MailContentView, { doc: '中文 / Chinese' }) zh!: MailContentView;
  @NestedField(() => MailContentView, { doc: '英文 / English' }) en!: MailContentView;
}

export class NotificationTemplateView {
  @TextField({ max: 100, doc: '种类 / kind' }) kind!: string;
  @ChoiceField(GROUPS, { doc: '类别 / group' }) group!: Group;
  @TextField({ max: 100, nullable: true, doc: '触发事件；提醒没有 / event; reminders have none' }) event!:
    string | null;
  @ChoiceField(AUDIENCES, { list: { max: AUDIENCES.length }, doc: '接收人 / who is told' }) audiences!: Audience[];
  @NestedField(() => BilingualView, { doc: '标题 / title' }) title!: BilingualView;
  @NestedField(() => BilingualView, { doc: '正文 / text' }) body!: BilingualView;
  @TextField({ max: 500, doc: '门户内的页面 / page in the portal' }) link!: string;
  @NestedField(() => BilingualMailView, { doc: '邮件 / the mail' }) mail!: BilingualMailView;
}

export class NotificationTemplatesView {
  @NestedField(() => NotificationTemplateView, { list: { max: 500 }, doc: '全部模板 / every template' })
  items!: NotificationTemplateView[];
}

export class CapturedMailSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @InstantField({ doc: '收到时间 / when it was taken' }) receivedAt!: string;
  @TextField({ max: 254, list: { max: 100 }, doc: '收件人 / recipients' }) to!: string[];
  @TextField({ max: 1_000, doc: '邮件主题 / subject' }) subject!: string;
}

export class CapturedMailView extends CapturedMailSummaryView {
  @TextField({ max: 500, doc: '发件人 / sender' }) from!: string;
  @TextField({ max: 500, doc: '邮件编号 / Message-ID' }) messageId!: string;
  @TextField({ max: 1_000_000, doc: '纯文本正文 / plain text' }) text!: string;
  @TextField({ max: 1_000_000, doc: 'HTML 正文 / HTML' }) html!: string;
}

export class CapturedMailsView {
  @NestedField(() => CapturedMailSummaryView, {
    list: { max: 200 },
    doc: '截获的邮件，新的在前 / captured mails, the newest first',
  })
  items!: CapturedMailSummaryView[];
}
