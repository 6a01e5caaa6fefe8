import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { notFound } from '#platform';

/** Injects the number of a version from a path `…/versions/:version`. @throws 404 for what is no number of a version */
export const TextVersion = createParamDecorator((_: unknown, execution: ExecutionContext): number => {
  const { params } = execution.switchToHttp().getRequest<FastifyRequest<{ Params: { version?: string } }>>();
  if (!/^[1-9]\d{0,3}$/.test(params.version ?? '')) throw notFound('challenge_version', params.version);
  return Number(params.version);
});
