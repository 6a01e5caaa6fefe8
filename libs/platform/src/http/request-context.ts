import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { publicActor, type Actor, type Context, type IdempotencyKey } from '../context/context.js';
import { DomainError, malformed } from '../errors/index.js';
import { canonicalJson } from '../audit/canonical-json.js';
import { isUuid } from '../ids/index.js';

export type RequestWithActor = FastifyRequest & { actor?: Actor; idempotency?: IdempotencyKey };

/** The context of a request: who asks, under which id, with which idempotency key. */
export function contextOf(request: RequestWithActor): Context {
  return { actor: request.actor ?? publicActor, requestId: request.id, idempotency: request.idempotency };
}

/** Injects the use-case context into a controller method. */
export const Ctx = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  contextOf(execution.switchToHttp().getRequest<RequestWithActor>()),
);

/**
 * Injects a path parameter that must be a UUID.
 * @throws 400 platform.malformed_id
 */
export const Id = createParamDecorator((name: string | undefined, execution: ExecutionContext) => {
  return idIn(execution, name ?? 'id');
});

/**
 * Injects the path parameters of these names, all of them UUIDs, as one object.
 * @throws 400 platform.malformed_id
 */
export const Ids = createParamDecorator((names: readonly string[], execution: ExecutionContext) =>
  Object.fromEntries(names.map((name) => [name, idIn(execution, name)])),
);

function idIn(execution: ExecutionContext, param: string): string {
  const request = execution.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
  const id = request.params[param]?.toLowerCase();
  if (!id || !isUuid(id)) throw malformed('platform.malformed_id', { name: param });
  return id;
}

/**
 * Injects the version the caller read, from `If-Match: "<version>"`.
 * @throws 428 platform.precondition_required · 400 platform.malformed_if_match
 */
export const IfMatch = createParamDecorator((_: unknown, execution: ExecutionContext) => {
  const header = execution.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new DomainError(428, 'platform.precondition_required');
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw malformed('platform.malformed_if_match');
  return Number(version);
});

/**
 * Reads the Idempotency-Key header of a request that creates or moves money (trust.md A7).
 * @throws 400 platform.idempotency_key_missing · 400 platform.idempotency_key_malformed
 */
export function idempotencyKeyOf(request: RequestWithActor): IdempotencyKey {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') throw malformed('platform.idempotency_key_missing');
  if (!/^[\x21-\x7e]{8,255}$/.test(key)) throw malformed('platform.idempotency_key_malformed');
  const route = `${request.method} ${request.url.split('?')[0] ?? ''}`;
  return {
    key,
    scope: `${request.actor?.userId ?? 'public'} ${route}`,
    fingerprint: createHash('sha256')
      .update(canonicalJson(request.body ?? null))
      .digest('hex'),
  };
}
