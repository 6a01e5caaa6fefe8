import { givenDatabase } from './database.mjs';
import { openCluster } from './embedded-postgres.mjs';
import { say } from './log.mjs';
import { openTestRedis } from './redis.mjs';

/**
 * Starts what the database tests need: a throwaway PostgreSQL with fsync off, unless one is given, and a Redis if there
 * is one to start.
 *
 * @returns {Promise<{ environment: Record<string, string>, stop: () => Promise<void> }>} variables for the test run:
 *   TEST_SERVER_OWNER_URL, TEST_SERVER_APP_URL, with the embedded server TEST_SERVER_SUPERUSER_URL and, when no other
 *   run uses it, TEST_SERVER_IS_OURS; with a Redis TEST_REDIS_URL
 */
export async function openTestServers() {
  const given = givenDatabase();
  const cluster = given ? undefined : await openCluster({ name: 'postgres-test', durable: false });
  const redis = await openTestRedis();
  if (!redis) {
    say('****************************************************************************************');
    say('SKIPPED: no REDIS_URL and no redis-server on PATH, so the queue tests do not run on Redis.');
    say('****************************************************************************************');
  }
  const { appUrl, ownerUrl } = given ?? cluster;
  return {
    environment: {
      TEST_SERVER_APP_URL: appUrl,
      TEST_SERVER_OWNER_URL: ownerUrl,
      ...(cluster ? { TEST_SERVER_SUPERUSER_URL: cluster.superuserUrl } : {}),
      ...(cluster?.isOnlyUser ? { TEST_SERVER_IS_OURS: 'yes' } : {}),
      ...(redis ? { TEST_REDIS_URL: redis.url } : {}),
    },
    stop: async () => {
      await redis?.stop();
      await cluster?.stop();
    },
  };
}
