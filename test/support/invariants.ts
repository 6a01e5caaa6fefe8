import pg from 'pg';
import { readChecks, runChecks } from '../../apps/dev/lib/sql-checks.mjs';

/** Runs every invariant of test/checks on this test file's database and fails with the first violations of each. */
export async function expectInvariants(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
  await client.connect();
  try {
    const results = await runChecks(client, readChecks());
    expect(results.length).toBeGreaterThan(0);
    const broken = results.filter((result) => result.error !== undefined || result.violations.length > 0);
    expect(
      broken.map(({ title, error, violations }) => ({ title, error, violations: violations.slice(0, 3) })),
    ).toEqual([]);
  } finally {
    await client.end();
  }
}
