// `npm run chaos -- --seed 1 --minutes 10 --backend redis`: money while everything breaks. Ends with status 1 when an
// invariant breaks. See test/chaos/README.md.
import 'reflect-metadata';
import { buildServer } from '../../apps/dev/lib/build.mjs';
import { ensureInstalled } from '../../apps/dev/lib/install.mjs';
import { reportFailure, say } from '../../apps/dev/lib/log.mjs';
import { onStop } from '../../apps/dev/lib/stop-signals.mjs';
import { readOptions } from './options.mjs';

// The queue is emptied and the server stopped: never those of somebody else.
for (const name of ['REDIS_URL', 'DATABASE_URL', 'DATABASE_OWNER_URL']) delete process.env[name];

let chaos;

const stop = async (reason) => {
  say(`stopping (${reason})`);
  await chaos?.stop();
  process.exit(1);
};
onStop(stop);
process.once('disconnect', () => stop('the launcher is gone'));

try {
  const options = readOptions(process.argv.slice(2));
  await ensureInstalled();
  await buildServer();
  const { Chaos } = await import('./chaos.mjs');
  const { print, record } = await import('./report.mjs');
  chaos = new Chaos(options);
  const result = await chaos.run();
  print(result);
  if (options.record) record(result);
  process.send?.(result);
  if (result.verdict.broken.length > 0) process.exitCode = 1;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await chaos?.stop();
  if (process.connected) process.removeAllListeners('disconnect').disconnect();
}
