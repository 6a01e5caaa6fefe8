import type { EntityManager } from 'typeorm';
import type { Context } from '../context/context.js';
import type { AuditEntry } from '../audit/audit.js';
import type { DomainEvent } from '../outbox/event.js';

declare const readBrand: unique symbol;
declare const writeBrand: unique symbol;

/** A consistent place to read from. Every query function asks for one, so no read happens outside a unit. */
export interface ReadTx {
  readonly [readBrand]: true;
  readonly context: Context;
  readonly manager: EntityManager;
  /** Runs SQL with `$n` parameters and returns its rows as they come from the driver (bigint as string). */
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** A writing unit of work: what happens in it happens together or not at all. */
export interface Tx extends ReadTx {
  readonly [writeBrand]: true;
  /**
   * The instant at which this unit decides, read once from the database after its locks were taken
   * (clock_timestamp() plus the programme's shift, in whole milliseconds). Reading it before `lock` is an error.
   */
  readonly now: Date;
  /** Kept until the end of the unit and written there, after everything else. */
  audit(entry: AuditEntry): void;
  /** Kept until the end of the unit and written to the outbox there. */
  publish(event: DomainEvent): void;
}
