// `npm start`: everything from a fresh clone to the running product, in one terminal.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildServer } from './lib/build.mjs';
import { dataDirectory, repository } from './lib/data-dir.mjs';
import { openDatabase } from './lib/database.mjs';
import { appEnvironment } from './lib/environment.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { UserError, reportFailure, say } from './lib/log.mjs';
import { migrate } from './lib/migrate.mjs';
import { claimPort } from './lib/ports.mjs';
import { Processes } from './lib/processes.mjs';
import { onStop } from './lib/stop-signals.mjs';

const APPS = ['treasury', 'api', 'worker'];
const READY_TIMEOUT_MS = 60_000;
const SAMPLE_DATA = path.join(repository, 'apps/dev/sample-data/load.mjs');

const processes = new Processes();
let database;

const shutDown = async (status) => {
  await processes.stop();
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
  database = await openDatabase();
  await ownCluster(database.cluster);
  await buildServer();
  await migrate(database);
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
  for (const app of APPS) processes.start(app, `dist/apps/${app}/src/main.js`, environment);
  const address = `http://127.0.0.1:${port}`;
  await Promise.race([waitUntilReady(address), processes.failure]);
  if (fs.existsSync(SAMPLE_DATA)) await Promise.race([loadSampleData(address), processes.failure]);
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

async function loadSampleData(address) {
  const loader = spawn(process.execPath, [SAMPLE_DATA], {
    cwd: repository,
    env: { ...process.env, BASE_URL: address },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status] = await once(loader, 'exit');
  if (status !== 0) throw new UserError('The sample data could not be loaded; the output above says why.');
}
