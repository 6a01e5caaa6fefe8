// `npm run bench [-- reads | money]`: how many requests the product answers and how fast it pays, beside bare twins in
// the same run. `npm run bench:web`: how soon the portal is of use in a real browser. Missed targets are reported; only what fails gives another status than 0. See test/bench/README.md.
import { buildServer } from '../../apps/dev/lib/build.mjs';
import { ensureInstalled } from '../../apps/dev/lib/install.mjs';
import { reportFailure, say, UserError } from '../../apps/dev/lib/log.mjs';
import { onStop } from '../../apps/dev/lib/stop-signals.mjs';

const PARTS = {
  reads: async () => new (await import('./bench.mjs')).Bench(),
  money: async () => new (await import('./money-bench.mjs')).MoneyBench(),
  web: async () => new (await import('./web-bench.mjs')).WebBench(),
};

let bench;

onStop(async (reason) => {
  say(`stopping (${reason})`);
  await bench?.stop();
  process.exit(1);
});

try {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined)
    throw new UserError(`"${unknown}" is no part of the bench; there are reads, money and web.`);
  await ensureInstalled();
  await buildServer();
  for (const name of Object.keys(PARTS).filter((part) =>
    wanted.length === 0 ? part !== 'web' : wanted.includes(part),
  )) {
    bench = await PARTS[name]();
    await bench.run();
    await bench.stop();
  }
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await bench?.stop();
}
