import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ReadTx } from './tx.js';

export type EntityClass<T> = new () => T;

/** The columns of an entity's row `s`, each under a name from which `hydrate` reads it back. */
export function entityColumns<T>(tx: ReadTx, entity: EntityClass<T>): string[] {
  return columnsOf(tx, entity).map(({ databaseName, propertyName }) => `s."${databaseName}" as "s_${propertyName}"`);
}

/** The entity in a row that was read with `entityColumns`, with its values as the entity declares them. */
export function hydrate<T>(tx: ReadTx, entity: EntityClass<T>, row: Readonly<Record<string, unknown>>): T {
  const { driver } = tx.manager.dataSource;
  const subject = new entity() as ObjectLiteral;
  for (const column of columnsOf(tx, entity)) {
    // As TypeORM reads a row itself: transformers, dates without an hour as text.
    subject[column.propertyName] = driver.prepareHydratedValue(row[`s_${column.propertyName}`], column) as unknown;
  }
  return subject as T;
}

/** All columns but those that are only read when they are named (the content of a file). */
const columnsOf = <T>(tx: ReadTx, entity: EntityClass<T>): EntityMetadata['columns'] =>
  tx.manager.dataSource.getMetadata(entity).columns.filter((column) => column.isSelect);
