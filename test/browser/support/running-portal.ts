import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from './chromium.js';
import { Visitor } from './visitor.js';

const START_MS = 120_000;

/** What `npm start` runs, with its sample data, on a port and a data folder of its own, and a real browser before it. */
export class RunningPortal {
  private constructor(
    readonly url: string,
    readonly treasuryUrl: string,
    private readonly server: ChildProcess,
    private readonly dataDirectory: string,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<RunningPortal> {
    const port = await freePort();
    const dataDirectory = mkdtempSync(path.join(tmpdir(), 'jbgs-browser-'));
    const server = spawn(process.execPath, ['apps/dev/start.mjs'], {
      env: { ...ownEnvironment(), PORT: String(port), DATA_DIR: dataDirectory, LOGIN_RATE_LIMIT: '100000' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const output = await untilReady(server);
    const treasuryUrl = /TREASURY_URL=(\S+)/.exec(output)?.[1] ?? '';
    const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
    return new RunningPortal(`http://127.0.0.1:${port}`, treasuryUrl, server, dataDirectory, browser);
  }

  /** A person before a browser of their own; `width` in CSS pixels. */
  async visitor(width = 1280): Promise<Visitor> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: { width, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    return new Visitor(await context.newPage());
  }

  async stop(): Promise<void> {
    await this.browser.close();
    const ended = once(this.server, 'exit');
    this.server.kill('SIGTERM');
    await ended;
    rmSync(this.dataDirectory, { recursive: true, force: true });
  }
}

/** The test run's own servers are not for the system under test: it starts the embedded ones, as for a new user. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  for (const name of Object.keys(environment))
    if (/^(DATABASE|REDIS|TEST_|JBGS|NODE_OPTIONS|SMTP)/.test(name)) delete environment[name];
  return environment;
}

async function untilReady(server: ChildProcess): Promise<string> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`npm start is not ready after ${START_MS} ms:\n${output}`)),
      START_MS,
    );
    server.once('exit', (status) => reject(new Error(`npm start ended with ${status}:\n${output}`)));
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!/^ready http/m.test(output)) return;
      clearTimeout(timer);
      resolve();
    });
  });
  return output;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
