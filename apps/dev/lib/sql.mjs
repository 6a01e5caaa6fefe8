/**
 * Opens one connection. `pg` is imported here and nowhere else, because the commands start before it is installed.
 *
 * @param {string} url
 * @returns {Promise<import('pg').Client>}
 */
export async function connect(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks while idle would otherwise end the process; the next query on it reports the loss.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * Runs a task on a connection of its own.
 *
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withConnection(url, task) {
  const client = await connect(url);
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

/**
 * The same server and role, another database.
 *
 * @param {string} url
 * @param {string} database
 */
export function onDatabase(url, database) {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
