import {
  decodeCursor,
  notFound,
  reachCondition,
  SqlParams,
  type Actor,
  type PageRequest,
  type Parties,
  type Reach,
  type ReadTx,
} from '#platform';
import { Objection, PublicNotice } from './notice.entities.js';
import { OPEN_STATES, UNDECIDED_STATES, type ObjectionFacts } from './objection.lifecycle.js';
import type { PublicNoticeFacts } from './public-notice.lifecycle.js';

/** @throws 404 platform.not_found */
export async function getNotice(tx: ReadTx, id: string): Promise<PublicNotice> {
  const notice = await tx.manager.findOneBy(PublicNotice, { id });
  if (!notice) throw notFound('public_notice', id);
  return notice;
}

/** The latest notice about a subject that was not withdrawn; null when there was none. */
export function noticeOfSubject(tx: ReadTx, subjectType: string, subjectId: string): Promise<PublicNotice | null> {
  return tx.manager
    .createQueryBuilder(PublicNotice, 'n')
    .where('n.subject_type = :subjectType and n.subject_id = :subjectId', { subjectType, subjectId })
    .andWhere(`n.state <> 'withdrawn'`)
    .orderBy('n.id', 'DESC')
    .getOne();
}

/** @throws 404 platform.not_found */
export async function getObjection(tx: ReadTx, id: string): Promise<Objection> {
  const objection = await tx.manager.findOneBy(Objection, { id });
  if (!objection) throw notFound('objection', id);
  return objection;
}

/** How many objections against a subject are accepted or under investigation: while there is one, it is suspended. */
export async function openObjections(tx: ReadTx, subjectId: string): Promise<number> {
  const [open] = await tx.query<{ count: number }>(
    `select count(*)::int as count from objection o join public_notice n on n.id = o.notice_id
      where n.subject_id = $1 and o.state = any($2::text[])`,
    [subjectId, OPEN_STATES],
  );
  return open?.count ?? 0;
}

export async function noticeFacts(tx: ReadTx, subject: PublicNotice): Promise<PublicNoticeFacts> {
  const [count] = await tx.query<{ undecided: number; upheld: number }>(
    `select count(*) filter (where state = any($2::text[]))::int as undecided,
            count(*) filter (where state = 'upheld')::int as upheld
       from objection where notice_id = $1`,
    [subject.id, UNDECIDED_STATES],
  );
  return {
    subject,
    parties: { programmeId: subject.programmeId, agency: subject.agencyId },
    undecidedObjections: count?.undecided ?? 0,
    upheldObjections: count?.upheld ?? 0,
  };
}

/**
 * Facts of an objection for one actor. Reports of misconduct name no agency, so that only oversight reaches them; who
 * filed stands in every relation in which it acts, so that it may take its objection back.
 */
export function objectionFacts(subject: Objection, actor: Actor): ObjectionFacts {
  const isFiler = subject.filerId !== null && subject.filerId === actor.userId;
  const own = isFiler ? standingOf(actor, 'objection.withdraw') : {};
  const agency = subject.kind === 'result' ? subject.agencyId : null;
  return { subject, parties: { ...own, ...(agency !== null && { agency }), programmeId: subject.programmeId } };
}

/** Everybody for whom the actor's grants let it use a permission: a person may raise its voice in any role. */
export function standingOf(actor: Actor, permission: string): Parties {
  return Object.fromEntries(
    Object.entries(actor.reach(permission).parties).map(([party, { subjectIds, inProgramme }]) => [
      party,
      [...subjectIds, ...inProgramme.map(({ subjectId }) => subjectId)],
    ]),
  );
}

/** When an action on a subject falls due; null when no deadline stands. */
export async function dueAtOf(tx: ReadTx, subjectId: string, action: string): Promise<Date | null> {
  const [deadline] = await tx.query<{ dueAt: Date }>(
    'select due_at as "dueAt" from deadline where subject_id = $1 and action = $2',
    [subjectId, action],
  );
  return deadline?.dueAt ?? null;
}

/** Whether a day in a year whose holidays are not announced yet was counted for a deadline. */
export async function isProvisional(tx: ReadTx, subjectId: string, action: string): Promise<boolean> {
  const [deadline] = await tx.query<{ provisional: boolean }>(
    'select provisional from deadline where subject_id = $1 and action = $2',
    [subjectId, action],
  );
  return deadline?.provisional ?? false;
}

export interface NoticeFilter extends PageRequest {
  readonly state?: readonly string[];
  readonly subjectId?: string;
}

export type NoticeRow = Pick<
  PublicNotice,
  'id' | 'number' | 'programmeId' | 'subjectType' | 'subjectId' | 'kind' | 'title' | 'state' | 'publishedAt' | 'endsAt'
> & { readonly programmeName: string; readonly undecidedObjections: number };

/** Notices within reach, newest first; one row more than the page asks for. */
export function listNotices(tx: ReadTx, reach: Reach, filter: NoticeFilter): Promise<NoticeRow[]> {
  const params = new SqlParams();
  const visible = reachCondition(reach, { agency: 'n.agency_id', programmeId: 'n.programme_id' }, params);
  const state = filter.state ? `and n.state = any(${params.add(filter.state)}::text[])` : '';
  const subject = filter.subjectId ? `and n.subject_id = ${params.add(filter.subjectId)}::uuid` : '';
  const cursor = filter.cursor ? `and n.id < ${params.add(decodeCursor(filter.cursor, ['uuid'])[0])}::uuid` : '';
  return tx.query<NoticeRow>(
    `select n.id, n.number, n.programme_id as "programmeId", g.name as "programmeName",
            n.subject_type as "subjectType", n.subject_id as "subjectId", n.kind, n.title, n.state, n.published_at as "publishedAt", n.ends_at as "endsAt",
            (select count(*)::int from objection o
              where o.notice_id = n.id and o.state = any(${params.add(UNDECIDED_STATES)}::text[])) as "undecidedObjections"
       from public_notice n join programme g on g.id = n.programme_id where ${visible} ${state} ${subject} ${cursor}
      order by n.id desc limit ${params.rows(filter.limit + 1)}`,
    params.values,
  );
}

export interface ObjectionFilter extends PageRequest {
  readonly state?: readonly string[];
  readonly kind?: readonly string[];
  readonly noticeId?: string;
}

export type ObjectionRow = Pick<
  Objection,
  'id' | 'number' | 'programmeId' | 'noticeId' | 'kind' | 'state' | 'filedAt' | 'replyDueAt' | 'decidedAt'
> & { readonly programmeName: string; readonly noticeNumber: string; readonly noticeTitle: string };

/**
 * Objections the actor may know of, newest first: those to results within the agency's reach, all of them for oversight,
 * and one's own. One row more than the page asks for.
 */
export function listObjections(tx: ReadTx, actor: Actor, filter: ObjectionFilter): Promise<ObjectionRow[]> {
  const params = new SqlParams();
  const visible = knownTo(actor, params);
  const conditions = [
    ...(filter.state ? [`o.state = any(${params.add(filter.state)}::text[])`] : []),
    ...(filter.kind ? [`o.kind = any(${params.add(filter.kind)}::text[])`] : []),
    ...(filter.noticeId ? [`o.notice_id = ${params.add(filter.noticeId)}::uuid`] : []),
    ...(filter.cursor ? [`o.id < ${params.add(decodeCursor(filter.cursor, ['uuid'])[0])}::uuid`] : []),
  ];
  return tx.query<ObjectionRow>(
    `select o.id, o.number, o.programme_id as "programmeId", g.name as "programmeName", o.notice_id as "noticeId",
            n.number as "noticeNumber", n.title as "noticeTitle", o.kind, o.state, o.filed_at as "filedAt",
            o.reply_due_at as "replyDueAt", o.decided_at as "decidedAt"
       from objection o join public_notice n on n.id = o.notice_id join programme g on g.id = o.programme_id
      where ${[visible, ...conditions].join(' and ')} order by o.id desc limit ${params.rows(filter.limit + 1)}`,
    params.values,
  );
}

function knownTo(actor: Actor, params: SqlParams): string {
  const reach = actor.reach('objection.read');
  if (reach.all) return 'true';
  const handled = reachCondition(reach, { agency: 'o.agency_id', programmeId: 'o.programme_id' }, params);
  return `((o.kind = 'result' and ${handled}) or o.filer_id = ${params.add(actor.userId)}::uuid)`;
}
