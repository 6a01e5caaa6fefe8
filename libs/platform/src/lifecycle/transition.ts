import type { ObjectLiteral } from 'typeorm';
import { snakeCase } from '../database/naming.js';
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
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(entityOf(tx, lifecycle.table))
    .values(row)
    .updateEntity(false)
    .execute();
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
  const set = complete ? (step.set ?? {}) : {};
  const changed = await write(tx, lifecycle.table, subject, { ...set, state: to });
  if (to !== subject.state && needsApprovals(lifecycle)) await voidApprovals(tx, subject.id, to);
  tx.audit({
    action: `${lifecycle.name}.${actionName}`,
    subjectType: lifecycle.name,
    subjectId: subject.id,
    programmeId: subject.programmeId ?? null,
    fromState: subject.state,
    toState: to,
    reason: step.reason ?? null,
    changes: changesOf(subject, set, step.secret ?? []),
  });
  if (complete && action.emits) {
    tx.publish({
      type: action.emits,
      subjectId: subject.id,
      programmeId: subject.programmeId ?? null,
      version: changed.version,
      refs: step.refs,
    });
  }
  return changed;
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

async function write<T extends Subject>(
  tx: Tx,
  table: string,
  subject: T,
  set: Readonly<Record<string, unknown>>,
): Promise<T> {
  const version = subject.version + 1;
  const result = await tx.manager
    .createQueryBuilder()
    .update(entityOf(tx, table))
    .set({ ...set, version })
    .where('id = :id and state = :from and version = :read', {
      id: subject.id,
      from: subject.state,
      read: subject.version,
    })
    .execute();
  if (result.affected !== 1) throw stale(subject.version);
  return { ...subject, ...set, version };
}

function needsApprovals(lifecycle: { actions: Readonly<Record<string, { approvals?: number }>> }): boolean {
  return Object.values(lifecycle.actions).some((action) => (action.approvals ?? 1) > 1);
}

async function voidApprovals(tx: Tx, subjectId: string, state: string): Promise<void> {
  await tx.query('update approval set voided_at = $1 where subject_id = $2 and voided_at is null and state <> $3', [
    tx.now,
    subjectId,
    state,
  ]);
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
