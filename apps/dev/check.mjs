// `npm run check`: everything that can be said about the code without running it. Needs no database.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { repository } from './lib/data-dir.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { reportFailure, say } from './lib/log.mjs';
import { lintLock } from './lib/lock-lint.mjs';
import { lintNestCli } from './lib/nest-cli.mjs';

const AT_ONCE = 2;
const SOURCES = ['apps', 'libs', 'migrations', 'test'].filter((folder) => fs.existsSync(path.join(repository, folder)));

/** @type {Array<{ name: string, run: () => Promise<{ passed: boolean, output: string }> }>} the slowest first */
const steps = [
  { name: 'lint', run: () => tool('eslint', ['.', '--max-warnings=0']) },
  { name: 'types', run: () => tool('tsc', ['--noEmit', '--pretty', 'false']) },
  { name: 'types of the portal', run: () => tool('tsc', ['--project', 'apps/web', '--pretty', 'false']) },
  { name: 'import directions', run: () => tool('depcruise', ['--config', '.dependency-cruiser.mjs', ...SOURCES]) },
  { name: 'format', run: () => tool('prettier', ['--check', '.', '--log-level=warn']) },
  { name: 'lock', run: async () => report(lintLock(repository)) },
  { name: 'nest-cli.json', run: async () => report(lintNestCli()) },
];

try {
  await ensureInstalled();
  const failed = await runAll();
  if (failed.length > 0) {
    console.error(`\nfailed: ${failed.join(', ')}`);
    process.exitCode = 1;
  }
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}

/** Runs the steps on both cores and returns the names of those that failed. */
async function runAll() {
  const waiting = [...steps];
  const failed = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const startedAt = performance.now();
      const { passed, output } = await step.run();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      say(`${passed ? 'ok    ' : 'FAILED'} ${step.name.padEnd(18)} ${seconds} s`);
      if (passed) continue;
      failed.push(step.name);
      console.error(output.trimEnd());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}

function report(faults) {
  return { passed: faults.length === 0, output: faults.join('\n') };
}

function tool(name, parameters) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [executable(name), ...parameters], { cwd: repository });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (output += text));
    }
    child.once('close', (status) => resolve({ passed: status === 0, output }));
  });
}

/** The script behind a command of node_modules/.bin, which is a shell script on Windows. */
function executable(name) {
  const owner = { tsc: 'typescript', depcruise: 'dependency-cruiser' }[name] ?? name;
  const folder = path.join(repository, 'node_modules', owner);
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[name]);
}
