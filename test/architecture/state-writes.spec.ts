import { readText, repositoryFiles } from './repository.js';
import { findStateWrites } from './state-writes.js';

/** transition() of the kernel is the only writer of a state column (architecture.md section 3). */
const KERNEL = 'libs/platform/src/lifecycle/';

/**
 * Who else may write a `state`. That of `delivery` belongs to no lifecycle: it is the bookkeeping of the outbox. The bare
 * script of the bench writes what the product wrote, on a database that is thrown away.
 */
const ALLOWED: { folder: string; table: string }[] = [
  { folder: 'libs/platform/src/', table: 'delivery' },
  { folder: 'test/bench/money-twin.mjs', table: 'disbursement' },
];

const THIS_FILE = 'test/architecture/state-writes.spec.ts';

function isAllowed(path: string, sql: string): boolean {
  return ALLOWED.some(
    ({ folder, table }) => path.startsWith(folder) && new RegExp(`(^|[()] )update ${table} (\\w+ )?set`, 'i').test(sql),
  );
}

describe('findStateWrites', () => {
  it.each([
    ["query('UPDATE need SET state = $1 WHERE id = $2')"],
    ['query(`update only need as n set version = version + 1,\n  state=$1`)'],
    ['query(`UPDATE ${table} SET outcome = $1, "state" = $2 WHERE id = $3`)'],
    ["query('UPDATE need SET (state, outcome) = ($1, $2) WHERE id = $3')"],
    ["query('INSERT INTO need (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET state = excluded.state')"],
    ["query('WITH due AS (UPDATE deadline SET done_at = $1 WHERE id = $2) UPDATE need SET state = $3')"],
  ])('finds %s', (source) => {
    expect(findStateWrites(source)).toHaveLength(1);
  });

  it.each([
    ["query('UPDATE deadline SET done_at = $1 WHERE state = $2')"],
    ["query('UPDATE need SET to_state = $1, state_name = $2')"],
    ["query('SELECT id FROM need WHERE state = $1 FOR UPDATE')"],
    ["query('INSERT INTO need (id, state) VALUES ($1, $2)')"],
    ['// UPDATE need SET state = 1\nconst update = state;'],
  ])('leaves %s alone', (source) => {
    expect(findStateWrites(source)).toEqual([]);
  });
});

describe('state columns', () => {
  it('are written by the kernel only', () => {
    const sources = repositoryFiles().filter(
      (path) =>
        /^(apps|libs|migrations|test)\/.*\.(ts|mjs)$/.test(path) && !path.startsWith(KERNEL) && path !== THIS_FILE,
    );
    expect(sources.length).toBeGreaterThan(0);
    const writes = sources.flatMap((path) => findStateWrites(readText(path)).map((sql) => ({ path, sql })));
    expect(writes.filter(({ path, sql }) => !isAllowed(path, sql))).toEqual([]);
  });
});
