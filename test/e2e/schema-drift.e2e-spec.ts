import 'reflect-metadata';
import { allLifecycles, APP_ROLE, createDataSource } from '#platform';
import type { DataSource } from 'typeorm';
import '../../apps/api/src/api.module.js';
import '../../apps/worker/src/worker.module.js';

interface ColumnRow {
  name: string;
  nullable: boolean;
}

describe('the database and the code say the same', () => {
  let source: DataSource;
  beforeAll(async () => {
    source = await createDataSource(
      { DATABASE_URL: process.env['DATABASE_URL'] ?? '', DATABASE_POOL: 2 },
      APP_ROLE,
    ).initialize();
  });
  afterAll(() => source.destroy());

  it('about the states of every lifecycle', async () => {
    expect(allLifecycles().length).toBeGreaterThan(0);
    for (const { name, table, states } of allLifecycles()) {
      const checks = await source.query<{ definition: string }[]>(
        `select pg_get_constraintdef(oid) as definition from pg_constraint
          where conrelid = $1::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ '^CHECK \\(\\(state = ANY'`,
        [table],
      );
      const lists = checks.map(({ definition }) =>
        [...definition.matchAll(/'([a-z_]+)'/g)].map((match) => match[1]).sort(),
      );
      expect({ name, lists }).toEqual({ name, lists: expect.arrayContaining([Object.keys(states).sort()]) as unknown });
    }
  });

  it('about the columns of every entity', async () => {
    for (const { tableName, columns } of source.entityMetadatas) {
      const rows = await source.query<ColumnRow[]>(
        `select column_name as name, is_nullable = 'YES' as nullable from information_schema.columns
          where table_schema = 'public' and table_name = $1`,
        [tableName],
      );
      const inDatabase = new Map(rows.map((row) => [row.name, row.nullable]));
      for (const column of columns) {
        const seen = { tableName, column: column.databaseName, nullable: inDatabase.get(column.databaseName) };
        expect(seen).toEqual({ tableName, column: column.databaseName, nullable: column.isNullable });
      }
    }
  });
});
