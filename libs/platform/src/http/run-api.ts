import { Config } from '../config/config.js';
import { stopOnSignals } from '../process/stop-on-signals.js';
import { createApiApp } from './api-app.js';

/** Starts an HTTP process and serves until it is told to stop. */
export async function runApi(module: new () => object): Promise<void> {
  const app = await createApiApp(module);
  const { PORT, HOST } = app.get(Config);
  await app.listen(PORT, HOST);
  stopOnSignals(() => app.close());
}
