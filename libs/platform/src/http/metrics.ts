import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';

const METRIC = 'http_request_duration_seconds';

/** Counts and times every request by route, method and status, and logs it without its content. */
export function observeRequests(app: NestFastifyApplication, logger: Logger): void {
  if (!register.getSingleMetric(METRIC)) {
    collectDefaultMetrics();
    new Histogram({
      name: METRIC,
      help: 'Duration of HTTP requests in seconds',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    });
  }
  const histogram = register.getSingleMetric(METRIC) as Histogram;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    histogram.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    logger.debug(
      { requestId: request.id, method: request.method, route, status: reply.statusCode, ms: reply.elapsedTime },
      'request',
    );
    done();
  });
}
