// `npm run bench`: how many requests the product answers, and how fast, beside a bare twin on the same data. Missed
// targets are reported; only what fails gives another status than 0. See test/bench/README.md.
import { buildServer } from '../../apps/dev/lib/build.mjs';
import { ensureInstalled } from '../../apps/dev/lib/install.mjs';
import { reportFailure, say } from '../../apps/dev/lib/log.mjs';
import { onStop } from '../../apps/dev/lib/stop-signals.mjs';

let bench;

onStop(async (reason) => {
  say(`stopping (${reason})`);
  await bench?.stop();
  process.exit(1);
});

try {
  await ensureInstalled();
  await buildServer();
  const { Bench } = await import('./bench.mjs');
  bench = new Bench();
  await bench.run();
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await bench?.stop();
}
