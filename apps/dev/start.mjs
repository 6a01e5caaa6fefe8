// `npm start`: everything from a fresh clone to the running product, in one terminal.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildServer } from './lib/build.mjs';
import { buildWeb } from './lib/build-web.mjs';
import { dataDirectory, repository } from './lib/data-dir.mjs';
import { openDatabase } from './lib/database.mjs';
import { appEnvironment } from './lib/environment.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { UserError, reportFailure, say } from './lib/log.mjs';
import { startMailCapture } from './lib/mail-capture.mjs';
import { migrate } from './lib/migrate.mjs';
import { claimPort } from './lib/ports.mjs';
import { Processes } from './lib/processes.mjs';
import { onStop } from './lib/stop-signals.mjs';
import { administrator } from './sample-data/accounts.mjs';

const APPS = ['treasury', 'api', 'worker'];
const READY_TIMEOUT_MS = 60_000;
const CREATE_ADMINISTRATOR = 'dist/apps/api/src/create-administrator.js';
const SAMPLE_DATA = 'apps/dev/sample-data/load.mjs';

const processes = new Processes();
let database;
let mailCapture;

const shutDown = async (status) => {
  await processes.stop();
  await mailCapture?.close();
  await database?.cluster?.stop();
  process.exit(status);
};

onStop((reason) => {
  say(`stopping (${reason})`);
  void shutDown(0);
});

try {
  const port = await claimPort(process.env.PORT);
  await ensureInstalled();
  const portal = buildWeb();
  portal.catch(() => undefined);
  database = await openDatabase();
  await ownCluster(database.cluster);
  await buildServer();
  await migrate(database);
  await portal;
  await serve(port, database.appUrl);
  console.log(`ready http://127.0.0.1:${port}`);
  await processes.failure;
} catch (error) {
  reportFailure(error);
  await shutDown(1);
}

/** One start per data folder: two would share sequences, clocks and files, and the first to end would disturb the other. */
async function ownCluster(cluster) {
  if (!cluster) return;
  if (!(await cluster.claim())) {
    throw new UserError(`Another npm start runs on ${dataDirectory()}. Stop it, or set DATA_DIR to another folder.`);
  }
  cluster.onLost(() => {
    reportFailure(new UserError('The embedded PostgreSQL ended unexpectedly.'));
    void shutDown(1);
  });
}

async function serve(port, appUrl) {
  const environment = await appEnvironment({ port, appUrl });
  if (environment.JBGS_MODE === 'dev' && !environment.SMTP_URL) {
    mailCapture = await startMailCapture(dataDirectory());
    environment.SMTP_URL = mailCapture.url;
  }
  for (const app of APPS) processes.start(app, `dist/apps/${app}/src/main.js`, environment);
  const address = `http://127.0.0.1:${port}`;
  const prepared = Promise.all([waitUntilReady(address), createAdministrator(environment)]);
  await Promise.race([prepared, processes.failure]);
  if (environment.JBGS_MODE !== 'dev') return;
  const loaded = run(SAMPLE_DATA, { ...environment, BASE_URL: address });
  await Promise.race([loaded, processes.failure]);
}

/** The first administrator of an empty installation. In development it has a known password, elsewhere a given one. */
async function createAdministrator(environment) {
  const isDev = environment.JBGS_MODE === 'dev';
  const { username, password } = administrator;
  if (!isDev && !environment.ADMIN_PASSWORD) {
    say('ADMIN_PASSWORD is not set: no first administrator is created');
    return;
  }
  await run(CREATE_ADMINISTRATOR, { ...environment, ADMIN_USERNAME: username, ADMIN_PASSWORD: password });
}

async function waitUntilReady(address) {
  const giveUpAt = Date.now() + READY_TIMEOUT_MS;
  let answer = 'no answer';
  while (Date.now() < giveUpAt) {
    try {
      const response = await fetch(`${address}/readyz`);
      if (response.ok) return;
      answer = `${response.status} ${await response.text()}`;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  throw new UserError(`${address}/readyz does not say ready after ${READY_TIMEOUT_MS / 1000} s: ${answer}`);
}

/** Runs a script to its end; its output is shown as it is. */
async function run(script, environment) {
  const child = spawn(process.execPath, [script], {
    cwd: repository,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new UserError(`${script} failed; the output above says why.`);
}
