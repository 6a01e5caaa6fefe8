import type { ObjectLiteral } from 'typeorm';
import { snakeCase } from '../database/naming.js';
import { columnValues, insertRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Parties } from '../context/context.js';
import { forbidden, refused, stale } from '../errors/index.js';
import { initialStates, type ActionSpec, type Facts, type Lifecycle, type Subject } from './define-lifecycle.js';
import { permitted, refusals } from './guards.js';

export interface Creation<T extends Subject> {
  readonly row: T;
  readonly permission: string;
  readonly parties: Parties;
  readonly emits?: string;
  readonly reason?: string;
  readonly refs?: Readonly<Record<string, string | number>>;
}

/**
 * Brings a subject into being in one of its lifecycle's initial states: permission, insert, audit, event.
 * @returns the row as given
 * @throws 403 platform.forbidden
 */
export async function create<S extends string, A extends string, F extends Facts, T extends F['subject']>(
  tx: Tx,
  lifecycle: Lifecycle<S, A, F>,
  creation: Creation<T>,
): Promise<T> {
  const { row, permission, parties } = creation;
  if (!tx.context.actor.may(permission, parties)) throw forbidden(permission);
  if (!initialStates(lifecycle).includes(row.state))
    throw new Error(`${row.state} is not where a ${lifecycle.name} begins`);
  await insertRow(tx, entityOf(tx, lifecycle.table), row);
  const programmeId = row.programmeId ?? null;
  tx.audit({
    action: `${lifecycle.name}.create`,
    subjectType: lifecycle.name,
    subjectId: row.id,
    programmeId,
    toState: row.state,
    reason: creation.reason ?? null,
  });
  if (creation.emits) {
    tx.publish({ type: creation.emits, subjectId: row.id, programmeId, version: row.version, refs: creation.refs });
  }
  return row;
}

export interface Step<S extends string, F extends Facts> {
  readonly facts: F;
  /** The version the caller read (If-Match). Jobs and cascades leave it out: they hold the row lock. */
  readonly version?: number;
  readonly reason?: string;
  /** Which of the action's target states, when it declares several. */
  readonly to?: S;
  /** Columns written together with the state, by their entity names. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Names of set columns whose content must not stand in the audit trail. */
  readonly secret?: readonly string[];
  /** Further ids for the event's subscribers. */
  readonly refs?: Readonly<Record<string, string | number>>;
}

/**
 * The only writer of a state column: permission, then state and guards, then approvals, then one UPDATE that holds only
 * if nobody was faster, then the audit entry and the event (architecture.md section 3, Lifecycle).
 * @returns the subject as it stands now; unchanged in state while approvals of other people are missing
 * @throws 403 platform.forbidden · 409 with the guards' reasons · 409 platform.stale_version
 */
export async function transition<S extends string, A extends string, F extends Facts>(
  tx: Tx,
  lifecycle: Lifecycle<S, A, F>,
  actionName: NoInfer<A>,
  step: Step<NoInfer<S>, F>,
): Promise<F['subject']> {
  const action = lifecycle.actions[actionName] as ActionSpec<string, F>;
  const { subject } = step.facts;
  assertAllowed(tx, lifecycle, actionName, step);
  const complete = await approvalsComplete(tx, lifecycle, actionName, subject);
  const to = complete ? targetOf(action, subject.state, step.to) : subject.state;
  const done = { ...step, set: complete ? (step.set ?? {}) : {}, to, emits: complete ? action.emits : undefined };
  const [changed] = await write(tx, lifecycle, [subject], done);
  tell(tx, { lifecycle: lifecycle.name, actionName }, { subject, changed: changed as Subject, done });
  return changed as F['subject'];
}

/** What many subjects do at once: each its own facts, the rest is common to all of them. */
export interface Steps<S extends string, F extends Facts> extends Pick<Step<S, F>, 'reason' | 'to' | 'set' | 'secret'> {
  readonly facts: readonly F[];
  /** Further ids for the subscribers to the event of one of them. */
  readonly refs?: (subject: F['subject']) => Readonly<Record<string, string | number>>;
}

/**
 * `transition` for many subjects in one UPDATE: all of them or none. Each is judged by itself and has its own audit
 * entry and event.
 * @returns the subjects as they stand now, in the order given
 * @throws as `transition`, for the first that may not
 */
export async function transitionAll<S extends string, A extends string, F extends Facts>(
  tx: Tx,
  lifecycle: Lifecycle<S, A, F>,
  actionName: NoInfer<A>,
  { facts, refs, ...common }: Steps<NoInfer<S>, F>,
): Promise<F['subject'][]> {
  const action = lifecycle.actions[actionName] as ActionSpec<string, F>;
  if ((action.approvals ?? 1) > 1) throw new Error(`${lifecycle.name}.${actionName} is approved one by one`);
  const [first] = facts;
  if (!first) return [];
  for (const each of facts) assertAllowed(tx, lifecycle, actionName, { ...common, facts: each });
  if (action.to === 'same' && facts.some(({ subject }) => subject.state !== first.subject.state)) {
    throw new Error(`${lifecycle.name}.${actionName} leaves subjects in several states`);
  }
  const to = targetOf(action, first.subject.state, common.to);
  const done = { ...common, set: common.set ?? {}, to, emits: action.emits };
  const subjects: readonly F['subject'][] = facts.map(({ subject }) => subject);
  const changed = await write(tx, lifecycle, subjects, done);
  for (const [index, subject] of subjects.entries()) {
    const told = { subject, changed: changed[index] as Subject, done: { ...done, refs: refs?.(subject) } };
    tell(tx, { lifecycle: lifecycle.name, actionName }, told);
  }
  return changed;
}

/** What was decided of a step before it is written. */
interface Done extends Pick<Step<string, Facts>, 'reason' | 'secret' | 'refs'> {
  readonly to: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly emits?: string;
}

/** The audit entry and the event of one subject's step. */
function tell(
  tx: Tx,
  { lifecycle, actionName }: { lifecycle: string; actionName: string },
  { subject, changed, done }: { subject: Subject; changed: Subject; done: Done },
): void {
  const programmeId = subject.programmeId ?? null;
  tx.audit({
    action: `${lifecycle}.${actionName}`,
    subjectType: lifecycle,
    subjectId: subject.id,
    programmeId,
    fromState: subject.state,
    toState: done.to,
    reason: done.reason ?? null,
    changes: changesOf(subject, done.set, done.secret ?? []),
  });
  if (!done.emits) return;
  tx.publish({ type: done.emits, subjectId: subject.id, programmeId, version: changed.version, refs: done.refs });
}

function assertAllowed<S extends string, A extends string, F extends Facts>(
  tx: Tx,
  lifecycle: Lifecycle<S, A, F>,
  actionName: NoInfer<A>,
  step: Step<NoInfer<S>, F>,
): void {
  const { facts, version, reason } = step;
  const action = lifecycle.actions[actionName] as ActionSpec<string, F>;
  if (!permitted(action, facts, tx.context.actor)) throw forbidden(action.permission);
  if (version !== undefined && version !== facts.subject.version) throw stale(facts.subject.version);
  const reasons = refusals(lifecycle, actionName, facts, { actor: tx.context.actor, now: tx.now });
  if (action.reason === 'required' && !reason?.trim()) reasons.push({ code: 'platform.reason_required' });
  if (reasons.length > 0) throw refused(...reasons);
}

/**
 * Records this person's approval and says whether enough different people have given theirs. Approvals are rows that
 * belong to one state of the subject; they are void as soon as it leaves that state.
 */
async function approvalsComplete<S extends string, A extends string, F extends Facts>(
  tx: Tx,
  lifecycle: Lifecycle<S, A, F>,
  actionName: A,
  subject: Subject,
): Promise<boolean> {
  const needed = lifecycle.actions[actionName].approvals ?? 1;
  if (needed === 1) return true;
  const inserted = await tx.query(
    `insert into approval (subject_type, subject_id, action, state, user_id, approved_at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning user_id`,
    [lifecycle.name, subject.id, actionName, subject.state, tx.context.actor.userId, tx.now],
  );
  if (inserted.length === 0) throw refused({ code: 'platform.already_approved' });
  const given = await tx.query(
    `select user_id from approval where subject_type = $1 and subject_id = $2 and action = $3 and voided_at is null`,
    [lifecycle.name, subject.id, actionName],
  );
  return given.length >= needed;
}

function targetOf(action: ActionSpec<string, never>, from: string, chosen: string | undefined): string {
  if (action.to === 'same') return from;
  if (typeof action.to === 'string') return action.to;
  if (chosen === undefined || !action.to.includes(chosen)) {
    throw new Error(`an action with several targets needs one of ${action.to.join(', ')}, got ${chosen ?? 'none'}`);
  }
  return chosen;
}

/** One UPDATE that holds only if nobody was faster with any of them. */
async function write<T extends Subject>(
  tx: Tx,
  lifecycle: Pick<Lifecycle, 'table'> & { readonly actions: Readonly<Record<string, { approvals?: number }>> },
  subjects: readonly T[],
  { to, set }: Pick<Done, 'to' | 'set'>,
): Promise<T[]> {
  const { names, values } = columnValues(tx, entityOf(tx, lifecycle.table), { ...set, state: to });
  const assigned = names.map((name, index) => `${name} = $${index + 4}`);
  const written = await tx.query(
    `update "${lifecycle.table}" set ${assigned.join(', ')}, version = version + 1 where ${AS_READ} returning id`,
    [
      subjects.map(({ id }) => id),
      subjects.map(({ state }) => state),
      subjects.map(({ version }) => version),
      ...values,
    ],
  );
  if (written.length !== subjects.length) throw stale(subjects[0]?.version ?? 0);
  if (needsApprovals(lifecycle)) await voidApprovals(tx, subjects, to);
  return subjects.map((subject) => ({ ...subject, ...set, state: to, version: subject.version + 1 }));
}

const AS_READ = `id = any($1::uuid[]) and (id, state, version) in (
  select * from unnest($1::uuid[], $2::text[], $3::integer[]))`;

function needsApprovals(lifecycle: { actions: Readonly<Record<string, { approvals?: number }>> }): boolean {
  return Object.values(lifecycle.actions).some((action) => (action.approvals ?? 1) > 1);
}

/** Approvals belong to the state they were given in. */
async function voidApprovals(tx: Tx, subjects: readonly Subject[], to: string): Promise<void> {
  const moved = subjects.filter(({ state }) => state !== to).map(({ id }) => id);
  if (moved.length === 0) return;
  await tx.query(
    'update approval set voided_at = $1 where subject_id = any($2::uuid[]) and voided_at is null and state <> $3',
    [tx.now, moved, to],
  );
}

/** The entity class behind a lifecycle's table. */
function entityOf(tx: Tx, table: string): new () => ObjectLiteral {
  const metadata = tx.manager.dataSource.entityMetadatas.find((m) => m.tableName === table);
  if (!metadata) throw new Error(`no entity is registered for the table ${table}`);
  return metadata.target as new () => ObjectLiteral;
}

function changesOf(
  subject: Subject,
  set: Readonly<Record<string, unknown>>,
  secret: readonly string[],
): Record<string, readonly [unknown, unknown]> {
  const before = subject as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(set).map(([field, after]) =>
      secret.includes(field)
        ? [snakeCase(field), ['…', '…']]
        : [snakeCase(field), [before[field] ?? null, after ?? null]],
    ),
  );
}
