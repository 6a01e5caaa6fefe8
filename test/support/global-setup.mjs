import { buildServer } from '../../apps/dev/lib/build.mjs';
import { reportFailure } from '../../apps/dev/lib/log.mjs';
import { openTestServers } from '../../apps/dev/lib/test-servers.mjs';
import { prepareTemplate } from './template-database.mjs';
import { dropLeftovers, newRun } from './test-databases.mjs';

/**
 * Runs once before the first database test. `npm test` has started the servers; when Jest is called directly they are
 * started here. Variables set here reach the Jest workers.
 */
export default async function globalSetup() {
  try {
    if (!process.env.TEST_SERVER_OWNER_URL) {
      const servers = await openTestServers();
      Object.assign(process.env, servers.environment);
      globalThis.stopTestServers = servers.stop;
    }
    process.env.TEST_RUN = newRun();
    await dropLeftovers(process.env.TEST_SERVER_IS_OURS === 'yes');
    await buildServer();
    await prepareTemplate();
  } catch (error) {
    await globalThis.stopTestServers?.();
    reportFailure(error);
    throw new Error('The database tests cannot run; the reason stands above.', { cause: error });
  }
}
