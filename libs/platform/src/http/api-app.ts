import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { Config, loadConfig } from '../config/config.js';
import { uuidv7 } from '../ids/index.js';
import { LOGGER } from '../tokens.js';
import { AccessGuard } from './access.guard.js';
import { Draining } from './draining.js';
import { finishAnswers } from './finish-answers.js';
import { InputPipe } from './input.pipe.js';
import { observeRequests } from './metrics.js';
import { serveOpenApi } from './openapi.js';
import { servePortal } from './portal.js';
import { ProblemFilter } from './problem.filter.js';
import { registerRateLimit } from './rate-limit.js';
import { assertReadable } from './readable-body.js';
import { sendSecurityHeaders } from './security-headers.js';
import { answerUnreadablePath, answerUnreadableRequest } from './unrouted-errors.js';

/** Routes outside /api/v1. */
export const ROOT_ROUTES = ['healthz', 'readyz', 'metrics'];
const BODY_LIMIT = 1024 * 1024;
const UPLOAD_LIMIT = 50 * 1024 * 1024;

/** Builds the HTTP application that `main` listens with and tests talk to: the same edge in both. */
export async function createApiApp(module: new () => object): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    genReqId: () => uuidv7(),
    bodyLimit: BODY_LIMIT,
    trustProxy: loadConfig().TRUSTED_PROXIES,
    routerOptions: { maxParamLength: 200, querystringParser: parseQuery },
    logger: false,
    frameworkErrors: answerUnreadablePath,
    clientErrorHandler: answerUnreadableRequest,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const logger = app.get<Logger>(LOGGER);
  app.setGlobalPrefix('api/v1', { exclude: ROOT_ROUTES });
  app.useGlobalFilters(new ProblemFilter(logger));
  app.useGlobalPipes(new InputPipe());
  app.useGlobalGuards(new AccessGuard(app.get(Reflector)));
  sendSecurityHeaders(app, !app.get(Config).isDev);
  app.get(Draining).guard(app);
  await registerPlugins(app);
  finishAnswers(app);
  observeRequests(app, logger);
  serveOpenApi(app);
  await servePortal(app, app.get(Config).PORTAL_DIR);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

async function registerPlugins(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { files: 1, fileSize: UPLOAD_LIMIT, fields: 10 } });
  await registerRateLimit(app);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', (request, _reply, done) => {
      assertReadable(request.body);
      done();
    });
}

/** Repeated parameters become lists (they mean OR); nothing else is read into a query string. */
function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(text)) {
    if (key === '__proto__') continue;
    const known = query[key];
    query[key] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
  }
  return query;
}
