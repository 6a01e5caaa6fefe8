import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/index.js';

const SIGN_IN_LIMIT = 'signInLimit';
const MINUTE_MS = 60_000;

/** Registers rate limiting; a route takes part by one of the decorators below. */
export async function registerRateLimit(app: NestFastifyApplication): Promise<void> {
  app.getHttpAdapter().getInstance().decorate(SIGN_IN_LIMIT, app.get(Config).LOGIN_RATE_LIMIT);
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: () => new DomainError(429, 'platform.rate_limited'),
  });
}

/** Drawing a paper takes a tenth of a second of a core, and anybody may ask for one: so many per minute and address. */
const DRAWINGS_PER_MINUTE = 30;
export const DrawingRateLimit = (): MethodDecorator =>
  RouteConfig({ rateLimit: { max: DRAWINGS_PER_MINUTE, timeWindow: MINUTE_MS } });

/** Verifying a password costs 10 ms of CPU and guards an account: few tries per minute and address. */
export const SignInRateLimit = (): MethodDecorator =>
  RouteConfig({
    rateLimit: {
      max: (request: FastifyRequest) => (request.server as unknown as Record<string, number>)[SIGN_IN_LIMIT] ?? 1,
      timeWindow: MINUTE_MS,
    },
  });
