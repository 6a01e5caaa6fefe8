import { isUuid } from '../ids/index.js';
import type { Tx } from './tx.js';

/** A row that a unit will touch. `share` keeps others from changing it without keeping them from sharing it. */
export interface RowRef {
  readonly table: string;
  readonly id: string;
  readonly share?: boolean;
}

export const row = (table: string, id: string): RowRef => ({ table, id });
export const sharedRow = (table: string, id: string): RowRef => ({ table, id, share: true });

/** The unit's side of locking; only the unit of work implements it. */
export interface LockingTx extends Tx {
  /** Runs several statements in one round trip and returns the rows of the last one. */
  script<Row>(statements: readonly string[]): Promise<Row[]>;
  setNow(now: Date): void;
}

/**
 * The first statement of every action: takes all row locks it will need, in one fixed order (table, then id), then
 * reads the unit's `now` from the database clock, shifted by the programme's clock.
 *
 * The programme is the one named, or the one the first row belongs to (its `programme_id`; a `programme` row is its own).
 * Locks are NO KEY UPDATE, so rows that only reference the locked one can still be inserted by others.
 * @returns the instant at which the unit decides, in whole milliseconds
 */
export async function lock(tx: Tx, rows: readonly RowRef[], programmeId?: string | null): Promise<Date> {
  const unit = tx as LockingTx;
  const ordered = [...rows].sort((a, b) => order(a).localeCompare(order(b)));
  const locks = runsOf(ordered).map(lockSql);
  const clock = programmeId === undefined ? clockOf(rows[0]) : programmeId && literal(programmeId);
  const [result] = await unit.script<{ now: Date }>([...locks, nowSql(clock)]);
  if (!result) throw new Error('the database returned no time');
  unit.setNow(result.now);
  return result.now;
}

/** Rows that follow each other and are locked in the same way, so that one statement takes all of them. */
function runsOf(ordered: readonly RowRef[]): RowRef[][] {
  const runs: RowRef[][] = [];
  for (const each of ordered) {
    const run = runs.at(-1);
    if (run && run[0]?.table === each.table && run[0].share === each.share) run.push(each);
    else runs.push([each]);
  }
  return runs;
}

/** `order by` is what keeps the order of the locks: they are taken row by row as the sort yields them. */
function lockSql(run: readonly RowRef[]): string {
  const [{ table, share }] = run as [RowRef];
  const ids = run.map(({ id }) => literal(id));
  const which = ids.length === 1 ? `id = ${ids[0]}` : `id = any(array[${ids.join(', ')}]) order by id`;
  return `select 1 from ${name(table)} where ${which} for ${share ? 'share' : 'no key update'}`;
}

/** SQL for the present instant on a clock; `clock` is an SQL expression for the clock's id, or null for real time. */
function nowSql(clock: string | null): string {
  const shift = clock ? `coalesce((select shift from clock where id = (${clock})), interval '0')` : `interval '0'`;
  return `select date_trunc('milliseconds', clock_timestamp() + ${shift}) as now`;
}

function clockOf(first: RowRef | undefined): string | null {
  if (!first) return null;
  if (first.table === 'programme') return literal(first.id);
  if (UNCLOCKED.has(first.table)) return null;
  return `select programme_id from ${name(first.table)} where id = ${literal(first.id)}`;
}

/** Tables outside every programme: identity and files live in real time. */
const UNCLOCKED = new Set<string>();

/** Declares tables without a `programme_id`, whose units run on real time. */
export function declareUnclocked(...tables: readonly string[]): void {
  for (const table of tables) UNCLOCKED.add(table);
}

const order = (r: RowRef): string => `${r.table}/${r.id}`;

function name(table: string): string {
  if (!/^[a-z_]+$/.test(table)) throw new Error(`not a table name: ${table}`);
  return table;
}

function literal(id: string): string {
  if (!isUuid(id)) throw new Error(`not an id: ${id}`);
  return `'${id}'::uuid`;
}
