import pg from 'pg';

/**
 * The worker serves no port, so its health is what it does: its relay holds a listening session on the database from
 * this container's own address. Whether work is done in time is told by the metric of the oldest due row, not here.
 */
const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 3_000 });
try {
  await client.connect();
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_stat_activity
      WHERE application_name = 'jbgs:relay' AND client_addr IS NOT DISTINCT FROM inet_client_addr()`,
  );
  process.exitCode = rowCount ? 0 : 1;
} catch {
  process.exitCode = 1;
} finally {
  await client.end();
}
