import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';

const COMMAND = `
  import('${new URL('stop-signals.mjs', import.meta.url).href}').then(({ onStop }) => {
    setTimeout(() => undefined, 10_000);
    onStop((reason) => { console.log(reason); process.exit(); });
    console.log('running');
  })`;
/** As npm does: a process of that name, and a shell between it and the command. */
const NPM = `
  process.title = 'npm start';
  const { spawn } = require('node:child_process');
  spawn('sh', ['-c', '"$NODE" -e "$COMMAND"'], { stdio: 'inherit' });`;

describe('a command that npm runs', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('ends when npm is ended by %s', async (signal) => {
    const npm = spawn(process.execPath, ['-e', NPM], {
      env: { ...process.env, NODE_OPTIONS: '', NODE: process.execPath, COMMAND, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    const output = readline.createInterface({ input: npm.stdout });
    output.on('line', (line) => {
      said.push(line);
      if (line === 'running') npm.kill(signal);
    });
    await once(output, 'close');
    expect(said).toEqual(['running', 'npm is gone']);
  });
});
