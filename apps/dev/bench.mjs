// `npm run bench`: how many requests the product answers, and how fast, beside a bare twin on the same data. Missed
// targets are reported; only what fails gives another status than 0. See test/bench/README.md.
import { buildServer } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { reportFailure, say } from './lib/log.mjs';
import { onStop } from './lib/stop-signals.mjs';

let bench;

onStop(async (reason) => {
  say(`stopping (${reason})`);
  await bench?.stop();
  process.exit(1);
});

try {
  await ensureInstalled();
  await buildServer();
  const { Bench } = await import('../../test/bench/bench.mjs');
  bench = new Bench();
  await bench.run();
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await bench?.stop();
}
