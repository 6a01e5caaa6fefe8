import { Config } from '../config/config.js';
import { stopOnSignals } from '../process/stop-on-signals.js';
import { createApiApp } from './api-app.js';
import { Draining } from './draining.js';

/** Starts an HTTP process and serves until it is told to stop; what it has begun to answer, it finishes. */
export async function runApi(module: new () => object): Promise<void> {
  const app = await createApiApp(module);
  const { PORT, HOST, DRAIN_MS } = app.get(Config);
  await app.listen(PORT, HOST);
  stopOnSignals(async () => {
    await app.get(Draining).begin(DRAIN_MS);
    await app.close();
  });
}
