import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Replay } from '../database/idempotency.js';

/**
 * The last word on an answer: kept answers go out byte for byte, versioned things carry their ETag, pages carry
 * `Link: rel=next` (RFC 8288).
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = execution.switchToHttp().getResponse<FastifyReply>();
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(map((body: unknown) => finish(body, request, reply)));
  }
}

function finish(body: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  if (body instanceof Replay) {
    if (body.replayed) reply.header('Idempotent-Replayed', 'true');
    setHeaders(JSON.parse(body.body), request, reply);
    reply.header('content-type', 'application/json; charset=utf-8');
    // A Buffer is sent as it is; a string would be serialised as JSON text once more.
    return Buffer.from(body.body, 'utf8');
  }
  setHeaders(body, request, reply);
  return body;
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
