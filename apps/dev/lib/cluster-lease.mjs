import { connect } from './sql.mjs';

// Advisory locks in database "postgres". PostgreSQL drops them with the connection, so a killed process holds nothing.
const USERS_LOCK = 7_251_001;
const START_LOCK = 7_251_002;

/**
 * Registers this process as a user of a cluster by a shared lock, so that the last user, and only the last, stops it.
 *
 * @param {string} superuserUrl
 */
export async function takeLease(superuserUrl) {
  const client = await connect(superuserUrl);
  const isOnlyUser = await tryLock(client, USERS_LOCK);
  if (isOnlyUser) await client.query('SELECT pg_advisory_unlock($1)', [USERS_LOCK]);
  await client.query('SELECT pg_advisory_lock_shared($1)', [USERS_LOCK]);
  let givenBack = false;
  return {
    client,
    isOnlyUser,
    claim: () => tryLock(client, START_LOCK),
    onLost: (lost) => client.once('end', () => givenBack || lost()),
    /** Ends the lease; true when nobody else uses the cluster. */
    giveBack: async () => {
      givenBack = true;
      try {
        await client.query('SELECT pg_advisory_unlock_shared($1)', [USERS_LOCK]);
        const isLast = await tryLock(client, USERS_LOCK);
        // The lock of the last user is kept until the server is down: a newcomer waits, loses and starts its own.
        if (!isLast) await client.end();
        return isLast;
      } catch {
        return false;
      }
    },
  };
}

async function tryLock(client, key) {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [key]);
  return rows[0].taken;
}
