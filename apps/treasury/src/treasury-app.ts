import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { uuidv7 } from '#platform';
import { InputPipe, ProblemFilter } from '#platform/http';
import { TreasuryConfig } from './config.js';
import { TreasuryModule } from './treasury.module.js';
import './treasury.messages.js';

// 5 000 lines with the longest names and purposes in Chinese characters.
const BODY_LIMIT = 16 * 1024 * 1024;

/**
 * Builds the application that `main` listens with and tests talk to.
 * @throws Error when the journal cannot be opened or is damaged
 */
export async function createTreasuryApp(config: TreasuryConfig, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    genReqId: () => uuidv7(),
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200 },
    // An answer that is being held back must not hold the process back: its effect is in the journal.
    forceCloseConnections: true,
    logger: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(TreasuryModule.with(config), adapter, {
    logger: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(logger));
  app.useGlobalPipes(new InputPipe());
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (request, reply) => {
      // The product reads the feed every second: at info this line would drown everything else.
      logger.debug(
        { requestId: request.id, method: request.method, url: request.url, status: reply.statusCode },
        'answered',
      );
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
