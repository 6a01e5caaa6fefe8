import type { PoolClient, QueryResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { canonicalJson } from '../audit/canonical-json.js';
import type { AuditEntry } from '../audit/audit.js';
import type { Context } from '../context/context.js';
import { DomainError, invalid, refused } from '../errors/index.js';
import { isUuid, uuidv7 } from '../ids/index.js';
import type { DomainEvent } from '../outbox/event.js';
import { claimIdempotencyKey, keepResponse } from './idempotency.js';
import type { LockingTx } from './lock.js';
import { camelCase } from './naming.js';
import { StatementNames } from './statement-names.js';
import type { ReadTx, Tx } from './tx.js';

const MAX_ATTEMPTS = 3;
/** serialization_failure, deadlock_detected: the database asks us to run the same unit again. */
const RETRYABLE = new Set(['40001', '40P01']);

/**
 * The only way to the database for use cases. A unit runs whole or not at all; it is run again, from the start,
 * when the database could not order it against another one (at most three times in all).
 */
export class UnitOfWork {
  private readonly names = new StatementNames('unit');

  constructor(private readonly source: DataSource) {}

  /**
   * Runs a writing use case in one transaction. Audit entries and events are written as the last statements before
   * COMMIT, because the head of the audit chain must be the last lock taken.
   *
   * With an idempotency key in the context the answer is kept under it in the same transaction, and a repeated request
   * gets the kept bytes instead of a second effect. Both come back as a `Replay` in the place of T: such a unit is
   * the whole of a request, and only the HTTP edge, which writes the bytes out, ever sees its result.
   */
  async run<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(context, work);
      } catch (error) {
        const outdated = this.names.outdatedBy(error);
        if (!outdated && !RETRYABLE.has(sqlState(error) ?? '')) throw error;
        if (attempt === MAX_ATTEMPTS) throw new DomainError(503, 'platform.busy');
        if (outdated) continue;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }

  /** Runs a reading use case on one snapshot of the database, with row security set for the actor. */
  read<T>(context: Context, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.reading(context, async (unit) => {
      // One round trip: a read that were asked although begin had failed sees nothing, and is answered to nobody.
      const [, result] = await Promise.all([unit.begin('repeatable read, read only'), work(asTx(unit))]);
      await unit.end();
      return result;
    });
  }

  /**
   * As `read`, for what asks everything at once, before its first await, as a list does with its one statement: begin,
   * the statement and commit are one round trip.
   * @throws Error when something is asked later
   */
  readAtOnce<T>(context: Context, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.reading(context, async (unit) => {
      const asked = async (): Promise<T> => work(asTx(unit));
      const [, result] = await Promise.all([unit.begin('repeatable read, read only'), asked(), unit.end()]);
      return result;
    });
  }

  private async reading<T>(context: Context, ask: (unit: Unit) => Promise<T>): Promise<T> {
    try {
      return await this.readOnce(context, ask);
    } catch (error) {
      if (!this.names.outdatedBy(error)) throw error;
      return this.readOnce(context, ask);
    }
  }

  private async readOnce<T>(context: Context, ask: (unit: Unit) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      return await ask(new Unit(context, runner, (await runner.connect()) as PoolClient, this.names));
    } catch (error) {
      await rollback(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async attempt<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const unit = new Unit(context, runner, (await runner.connect()) as PoolClient, this.names);
      const [, replay] = await Promise.all([
        unit.begin('read committed, read write'),
        context.idempotency && claimIdempotencyKey(asTx(unit), context.idempotency),
      ]);
      if (replay) {
        await unit.query('rollback');
        return replay as T;
      }
      const result = await work(asTx(unit));
      const answer = context.idempotency ? await keepResponse(asTx(unit), context.idempotency, result) : result;
      await unit.finish();
      return answer as T;
    } catch (error) {
      await rollback(runner);
      throw explain(error);
    } finally {
      await runner.release();
    }
  }
}

type Unbranded<T> = { [K in keyof T as K extends symbol ? never : K]: T[K] };

/** Only units become a `Tx`: the brands of the interfaces have no value, so they are given by `asTx` and nowhere else. */
class Unit implements Unbranded<LockingTx> {
  private instant: Date | null = null;
  private hasEnded = false;
  private readonly entries: AuditEntry[] = [];
  private readonly events: DomainEvent[] = [];
  readonly manager: EntityManager;

  constructor(
    readonly context: Context,
    runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly names: StatementNames,
  ) {
    this.manager = runner.manager;
  }

  get now(): Date {
    if (!this.instant) throw new Error('tx.now was read before lock()');
    return this.instant;
  }

  setNow(now: Date): void {
    this.instant = now;
  }

  audit(entry: AuditEntry): void {
    this.entries.push(entry);
  }

  publish(event: DomainEvent): void {
    this.events.push(event);
  }

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    if (this.hasEnded) throw new Error(`asked after the end of its unit: ${sql}`);
    // Without parameters the simple protocol takes one message where a prepared statement takes four.
    const name = params.length > 0 ? this.names.of(sql) : undefined;
    const result = await this.client.query({ name, text: sql, values: [...params] });
    return result.rows as Row[];
  }

  async script<Row>(statements: readonly string[]): Promise<Row[]> {
    const result = (await this.client.query(statements.join(';\n'))) as unknown as QueryResult | QueryResult[];
    const last = Array.isArray(result) ? result[result.length - 1] : result;
    return (last?.rows ?? []) as Row[];
  }

  /** Nothing is asked behind it. */
  async end(): Promise<void> {
    const ended = this.query('commit');
    this.hasEnded = true;
    await ended;
  }

  async begin(mode: 'repeatable read, read only' | 'read committed, read write'): Promise<void> {
    const { userId, organisationId } = this.context.actor;
    await this.script([
      `begin isolation level ${mode}`,
      `set local app."user" = ${settingLiteral(userId)}`,
      `set local app.organisation = ${settingLiteral(organisationId)}`,
    ]);
  }

  /**
   * Writes events, then the audit trail (whose head is the last lock), then commits: one round trip, so that the head is
   * held for as long as the server works and no longer. A commit behind a statement that failed is a rollback; what
   * could fail before it is sent is done before the first of them is.
   */
  async finish(): Promise<void> {
    const events = this.events.length > 0 ? [this.eventRows()] : [];
    const entries = this.entries.length > 0 ? [this.auditBodies()] : [];
    await Promise.all([
      ...events.map((rows) => this.query('select outbox_append($1::jsonb)', [rows])),
      ...entries.map((bodies) => this.query('select audit_append($1::text[])', [bodies])),
      this.end(),
    ]);
  }

  private eventRows(): string {
    const rows = this.events.map((e) => ({
      id: uuidv7(),
      type: e.type,
      subject_id: e.subjectId,
      programme_id: e.programmeId ?? null,
      payload: { version: e.version ?? null, refs: e.refs ?? {} },
      request_id: this.context.requestId,
    }));
    return JSON.stringify(rows);
  }

  private auditBodies(): string[] {
    const { actor, requestId } = this.context;
    return this.entries.map((entry) =>
      canonicalJson({
        ...entry,
        actorId: actor.userId,
        actorKind: actor.kind,
        organisationId: actor.organisationId,
        requestId,
        decidedAt: this.instant?.toISOString() ?? null,
      }),
    );
  }
}

const asTx = (unit: Unit): Tx => unit as unknown as Tx;

function settingLiteral(id: string | null): string {
  return id !== null && isUuid(id) ? `'${id}'` : `''`;
}

async function rollback(runner: QueryRunner): Promise<void> {
  // A broken connection cannot roll back and need not: the server has done so.
  await runner.query('rollback').catch(() => undefined);
}

/** The SQLSTATE of a database error, through TypeORM's wrapper or not. */
export function sqlState(error: unknown): string | undefined {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  return typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) ? state : undefined;
}

/**
 * Two requests that race for the same unique place both pass the guards; the database lets one win. The other gets
 * a 409 that names the constraint's rule, never a 500. An id that points to nothing is a 422 that names its field.
 */
function explain(error: unknown): unknown {
  const state = sqlState(error);
  const told = (error as { driverError?: object }).driverError ?? error;
  const { constraint, table } = told as { constraint?: string; table?: string };
  if (state === '23503') {
    return invalid({ path: referringField(constraint ?? '', table ?? ''), code: 'field.unknown_reference' });
  }
  if (state === '23505' || state === '23P01') {
    return refused({ code: constraintCode(constraint), params: { constraint: constraint ?? '' } });
  }
  return error;
}

/** PostgreSQL names a foreign key `<table>_<column>_fkey`; its messages are in the language of the server. */
const referringField = (constraint: string, table: string): string =>
  camelCase(constraint.replace(new RegExp(`^${table}_`), '').replace(/_fkey$/, ''));

const constraintCodes = new Map<string, string>();

/** A module names the refusal that stands behind one of its unique constraints: constraint → error code. */
export function explainConstraints(codes: Readonly<Record<string, string>>): void {
  for (const [constraint, code] of Object.entries(codes)) constraintCodes.set(constraint, code);
}

function constraintCode(constraint: string | undefined): string {
  return constraintCodes.get(constraint ?? '') ?? 'platform.conflict';
}
