import type { EntityMetadata } from 'typeorm';
import { entityColumns, hydrate, type EntityClass } from './hydrate.js';
import type { ReadTx, Tx } from './tx.js';

type Wanted = string | number | readonly string[] | { readonly not: string };

/** The values that rows have in these columns; of a list, any. */
export type Match<T> = { readonly [K in keyof T]?: Wanted };

/** Statements by entity and the columns they name: what is asked again is the same text, and so prepared once. */
const texts = new WeakMap<EntityMetadata, Map<string, string>>();

/** The row that matches, as `findOneBy` finds it, by a prepared statement; null when there is none. */
export async function findRow<T extends object>(
  tx: ReadTx,
  entity: EntityClass<T>,
  match: Match<T>,
): Promise<T | null> {
  const [found] = await findRows(tx, entity, match);
  return found ?? null;
}

/**
 * The rows that match, by a prepared statement: TypeORM builds its text anew at every call, and the server parses and
 * plans it anew, which costs both of them more than the answer does.
 * @param order properties to sort by, ascending; without it the rows come in no order
 */
export async function findRows<T extends object>(
  tx: ReadTx,
  entity: EntityClass<T>,
  match: Match<T>,
  ...order: readonly (keyof T & string)[]
): Promise<T[]> {
  const matched = Object.entries(match as Readonly<Record<string, Wanted>>);
  const shape = matched.map(([name, wanted]) => comparison(name, wanted, ''));
  const text = textOf(tx, entity, `${shape.join()} ${order.join()}`, (metadata) => {
    const conditions = matched.map(([name, wanted], index) =>
      comparison(`s.${columnNamed(metadata, name)}`, wanted, `$${index + 1}`),
    );
    const sorted =
      order.length > 0 ? ` order by ${order.map((name) => `s.${columnNamed(metadata, name)}`).join()}` : '';
    const columns = entityColumns(tx, entity).join();
    return `select ${columns} from "${metadata.tableName}" s where ${conditions.join(' and ')}${sorted}`;
  });
  const rows = await tx.query<Record<string, unknown>>(
    text,
    matched.map(([, wanted]) => (isUnlike(wanted) ? wanted.not : wanted)),
  );
  return rows.map((row) => hydrate(tx, entity, row));
}

function comparison(column: string, wanted: Wanted, place: string): string {
  if (isUnlike(wanted)) return `${column} <> ${place}`;
  return Array.isArray(wanted) ? `${column} = any(${place})` : `${column} = ${place}`;
}

const isUnlike = (wanted: Wanted): wanted is { readonly not: string } =>
  typeof wanted === 'object' && !Array.isArray(wanted);

/** Inserts a row by a prepared statement; what is undefined gets the column's default. */
export async function insertRow<T extends object>(tx: Tx, entity: EntityClass<T>, row: T): Promise<void> {
  const { names, values } = columnValues(tx, entity, row);
  const text = textOf(tx, entity, `insert ${names.join()}`, (metadata) => {
    const places = names.map((_, index) => `$${index + 1}`);
    return `insert into "${metadata.tableName}" (${names.join()}) values (${places.join()})`;
  });
  await tx.query(text, values);
}

/** The columns behind the properties that are set, quoted, and their values as the driver wants them. */
export function columnValues<T extends object>(
  tx: ReadTx,
  entity: EntityClass<T>,
  set: Readonly<Partial<T>>,
): { readonly names: readonly string[]; readonly values: readonly unknown[] } {
  const { driver } = tx.manager.dataSource;
  const metadata = tx.manager.dataSource.getMetadata(entity);
  const given = Object.entries<unknown>(set).filter(([, value]) => value !== undefined);
  return {
    names: given.map(([name]) => columnNamed(metadata, name)),
    values: given.map(([name, value]) => driver.preparePersistentValue(value, columnOf(metadata, name)) as unknown),
  };
}

function textOf<T>(
  tx: ReadTx,
  entity: EntityClass<T>,
  shape: string,
  compose: (metadata: EntityMetadata) => string,
): string {
  const metadata = tx.manager.dataSource.getMetadata(entity);
  const known = texts.get(metadata) ?? new Map<string, string>();
  texts.set(metadata, known);
  const text = known.get(shape) ?? compose(metadata);
  known.set(shape, text);
  return text;
}

const columnNamed = (metadata: EntityMetadata, property: string): string =>
  `"${columnOf(metadata, property).databaseName}"`;

function columnOf(metadata: EntityMetadata, property: string): EntityMetadata['columns'][number] {
  const column = metadata.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${metadata.tableName} has no column for ${property}`);
  return column;
}
