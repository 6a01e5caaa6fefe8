import { addDays, allowedActions, messageOf, shanghaiDate, workingCalendar, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { getOrganisation, getUser } from '#identity';
import { getProgramme } from '#programme';
import { NOTICE_END } from '../actions/publish-notice.js';
import type { Objection, PublicNotice } from '../notice.entities.js';
import {
  getNotice,
  isProvisional,
  noticeFacts,
  objectionFacts,
  type NoticeRow,
  type ObjectionRow,
} from '../notice.repository.js';
import { handles, objectionLifecycle, UNDECIDED_STATES } from '../objection.lifecycle.js';
import { publicNoticeLifecycle } from '../public-notice.lifecycle.js';
import type {
  FilerView,
  NoticeSummaryView,
  NoticeView,
  ObjectionReceiptView,
  ObjectionSummaryView,
  ObjectionView,
} from './notice.dto.js';

/** A reason that the system gave is a code with words; one that a person gave is its own words. */
export const withdrawalWords = (reason: string | null): string | null =>
  reason === null ? null : messageOf(reason).zh;

export const noticeSummary = ({ publishedAt, endsAt, ...row }: NoticeRow): NoticeSummaryView => ({
  ...row,
  publishedAt: publishedAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** A notice as its agency sees it, with what the reader may do. */
export async function noticeView(tx: ReadTx, notice: PublicNotice, now: Date): Promise<NoticeView> {
  const facts = await noticeFacts(tx, notice);
  const { id, number, programmeId, subjectType, subjectId, kind, title, state, version, body, workingDays } = notice;
  return {
    id,
    number,
    programmeId,
    programmeName: (await getProgramme(tx, programmeId)).name,
    subjectType,
    subjectId,
    kind,
    title,
    state,
    version,
    body,
    workingDays,
    publishedAt: notice.publishedAt.toISOString(),
    endsAt: notice.endsAt.toISOString(),
    workingDaysLeft: state === 'on_notice' ? await workingDaysLeft(tx, notice.endsAt, now) : 0,
    endsProvisional: await isProvisional(tx, id, NOTICE_END),
    endedAt: notice.endedAt?.toISOString() ?? null,
    withdrawnAt: notice.withdrawnAt?.toISOString() ?? null,
    withdrawalReason: withdrawalWords(notice.withdrawalReason),
    undecidedObjections: facts.undecidedObjections,
    actions: actionViews(allowedActions(publicNoticeLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

/** The end of a notice is the first instant after its last day. */
async function workingDaysLeft(tx: ReadTx, endsAt: Date, now: Date): Promise<number> {
  const lastDay = addDays(shanghaiDate(endsAt), -1);
  return Math.max(0, (await workingCalendar(tx)).workingDaysBetween(shanghaiDate(now), lastDay).days);
}

export const objectionReceipt = (objection: Objection): ObjectionReceiptView => ({
  id: objection.filerId === null ? null : objection.id,
  number: objection.number,
  kind: objection.kind,
  state: objection.state,
  filedAt: objection.filedAt.toISOString(),
  replyDueAt: objection.replyDueAt.toISOString(),
});

export function objectionSummary(objection: ObjectionRow): ObjectionSummaryView {
  const { id, number, programmeId, programmeName, noticeId, noticeNumber, noticeTitle, kind, state } = objection;
  const { filedAt, replyDueAt, decidedAt } = objection;
  return {
    id,
    number,
    programmeId,
    programmeName,
    noticeId,
    noticeNumber,
    noticeTitle,
    kind,
    state,
    filedAt: filedAt.toISOString(),
    replyDueAt: replyDueAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

/** An objection for one reader. Who filed it is told to who handles it and to the filer. */
export async function objectionView(tx: ReadTx, objection: Objection, now: Date): Promise<ObjectionView> {
  const { actor } = tx.context;
  const facts = objectionFacts(objection, actor);
  const notice = await getNotice(tx, objection.noticeId);
  const knowsFiler = handles(facts, actor) || objection.filerId === actor.userId;
  const undecided = (UNDECIDED_STATES as readonly string[]).includes(objection.state);
  return {
    ...objectionSummary({
      ...objection,
      programmeName: (await getProgramme(tx, objection.programmeId)).name,
      noticeNumber: notice.number,
      noticeTitle: notice.title,
    }),
    version: objection.version,
    grounds: objection.grounds,
    filer: knowsFiler && objection.filerId !== null ? await filerView(tx, objection.filerId) : null,
    overdue: undecided && now >= objection.replyDueAt,
    reply: objection.reply,
    actions: actionViews(allowedActions(objectionLifecycle, facts, { actor, now })),
  };
}

async function filerView(tx: ReadTx, userId: string): Promise<FilerView> {
  const { displayName, organisationId } = await getUser(tx, userId);
  const { name } = await getOrganisation(tx, organisationId);
  return { userId, name: displayName, organisationName: name };
}
