import 'reflect-metadata';
import { createLogger, stopOnSignals } from '#platform';
import { loadTreasuryConfig } from './config.js';
import { createTreasuryApp } from './treasury-app.js';

const config = loadTreasuryConfig();
const logger = createLogger(config);

try {
  const app = await createTreasuryApp(config, logger);
  await app.listen(config.TREASURY_PORT, config.HOST);
  logger.info({ url: await app.getUrl() }, 'treasury started');

  stopOnSignals(() => app.close());
} catch (error) {
  logger.fatal({ error }, 'treasury did not start');
  process.exit(1);
}
