import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const ENTRIES = { api: 'dist/apps/api/src/main.js', worker: 'dist/apps/worker/src/main.js' } as const;

/** Processes of the product as they are deployed, on the database of this test file. */
export class ProductProcesses {
  private readonly started: ChildProcess[] = [];

  start(app: keyof typeof ENTRIES, settings: Record<string, string>): ChildProcess {
    const child = spawn(process.execPath, [ENTRIES[app]], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: process.env['DATABASE_URL'],
        JBGS_MODE: 'dev',
        NODE_ENV: 'production',
        JWT_SECRET: 'x'.repeat(40),
        LOG_LEVEL: 'fatal',
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.started.push(child);
    return child;
  }

  /** Ends what a test has left. */
  killAll(): void {
    for (const child of this.started) if (isRunning(child)) child.kill('SIGKILL');
  }
}

/** Whether somebody answers there with success. */
export const answers = async (url: string): Promise<boolean> => (await fetch(url).catch(() => undefined))?.ok ?? false;

/** With which status it has ended, as soon as it has; null after a signal. */
export const exitOf = async (child: ChildProcess): Promise<number | null> =>
  isRunning(child) ? ((await once(child, 'exit')) as [number | null])[0] : child.exitCode;

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;
