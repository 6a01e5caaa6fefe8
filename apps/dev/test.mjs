// `npm test`: every test, on real servers. Arguments go to Jest: `npm test -- libs/ledger`. The tests before a browser are
// `npm run test:browser`: they need a Chromium, and a quiet machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { repository } from './lib/data-dir.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { reportFailure } from './lib/log.mjs';
import { onStop } from './lib/stop-signals.mjs';
import { openTestServers } from './lib/test-servers.mjs';

const arguments_ = process.argv.slice(2);
const projects = arguments_.includes('--selectProjects') ? [] : ['--selectProjects', 'unit', 'database', '--'];

let servers;
let jest;

const runJest = async () => {
  jest = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...projects, ...arguments_], {
    cwd: repository,
    env: {
      ...process.env,
      ...servers.environment,
      // Node warns on every worker that ESM in Jest is experimental.
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`,
    },
    stdio: 'inherit',
  });
  const [status] = await once(jest, 'exit');
  return status ?? 1;
};

onStop(() => {
  if (jest) jest.kill('SIGTERM');
  else process.exit(1);
});

try {
  await ensureInstalled();
  servers = await openTestServers();
  process.exitCode = await runJest();
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await servers?.stop();
}
