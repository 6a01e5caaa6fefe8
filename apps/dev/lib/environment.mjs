import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { dataDirectory, keepSecret } from './data-dir.mjs';
import { freePort } from './ports.mjs';

/** By itself V8 lets a heap grow with the memory of the machine before it collects. The images in docker/ set the same. */
const NODE_OPTIONS = '--max-old-space-size=448';

/**
 * The environment of api, worker and treasury under `npm start`. What the user has set is kept.
 *
 * @param {object} options
 * @param {number} options.port the api listens here
 * @param {string} options.appUrl database URL of the app role; the owner's URL is not for the apps
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function appEnvironment({ port, appUrl }) {
  const treasuryPort = process.env.TREASURY_PORT || String(await freePort());
  // A variable that is set to nothing counts as not set.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const isDev = (given.JBGS_MODE ?? 'dev') === 'dev';
  const environment = {
    JBGS_MODE: 'dev',
    // The story signs in a cast of twenty from one address, and may be run again at once.
    ...(isDev && { LOGIN_RATE_LIMIT: '1000' }),
    NODE_ENV: 'production',
    NODE_OPTIONS,
    JWT_SECRET: keptSigningSecret(),
    TREASURY_URL: `http://127.0.0.1:${treasuryPort}`,
    // Chaos finds ports for its apis only when they start.
    ...(port > 0 && { PORTAL_URL: `http://127.0.0.1:${port}` }),
    ...given,
    PORT: String(port),
    TREASURY_PORT: treasuryPort,
    DATABASE_URL: appUrl,
    DATA_DIR: dataDirectory(),
  };
  delete environment.DATABASE_OWNER_URL;
  return environment;
}

/** Kept between starts, so that a login outlives a restart. */
function keptSigningSecret() {
  const file = path.join(dataDirectory(), 'jwt-secret');
  return keepSecret(file, () => randomBytes(32).toString('hex'), /^[0-9a-f]{64}$/);
}
