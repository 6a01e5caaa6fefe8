import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Replay } from '../database/idempotency.js';

/**
 * The last word on an answer: kept answers go out byte for byte, versioned things carry their ETag, pages carry
 * `Link: rel=next` (RFC 8288). A hook and not a Nest interceptor: a single interceptor makes every request pass through
 * streams of rxjs, which took a third of the CPU of a public list (npm run bench).
 */
export function finishAnswers(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preSerialization', (request, reply, body, done) => {
      finish(body, request, reply);
      done(null, body);
    });
}

function finish(body: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (!(body instanceof Replay)) {
    setHeaders(body, request, reply);
    return;
  }
  if (body.replayed) reply.header('Idempotent-Replayed', 'true');
  setHeaders(JSON.parse(body.body), request, reply);
  reply.header('content-type', 'application/json; charset=utf-8');
  reply.serializer(() => body.body);
}

function setHeaders(body: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (typeof body !== 'object' || body === null) return;
  const { version, nextCursor } = body as { version?: unknown; nextCursor?: unknown };
  if (typeof version === 'number') reply.header('etag', `"${version}"`);
  if (typeof nextCursor === 'string') {
    const url = new URL(request.url, 'http://localhost');
    url.searchParams.set('cursor', nextCursor);
    reply.header('link', `<${url.pathname}${url.search}>; rel="next"`);
  }
}
