import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { sqlState } from '../database/unit-of-work.js';
import { DomainError } from '../errors/index.js';
import { isDatabaseUnavailable } from '../health/unavailable.js';
import { RETRY_AFTER_SECONDS } from './draining.js';
import { problemOf } from './problem.js';

const CODE_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'platform.malformed',
  401: 'platform.unauthenticated',
  403: 'platform.forbidden',
  404: 'platform.not_found',
  413: 'platform.too_large',
  415: 'platform.unsupported_media_type',
  422: 'platform.invalid_input',
  429: 'platform.rate_limited',
  503: 'platform.unavailable',
};

/** The one place where errors become answers. What nobody foresaw is logged and told as 500 without its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = toDomainError(thrown);
    if (error.status >= 500) this.logger.error({ error: thrown, requestId: request.id }, 'request failed');
    const problem = problemOf(error, request.id);
    if (problem.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }
}

function toDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (thrown instanceof HttpException) return ofStatus(thrown.getStatus());
  const { statusCode } = thrown as { statusCode?: unknown };
  if (typeof statusCode === 'number' && statusCode < 500) return ofStatus(statusCode);
  // Class 22 is a value the database cannot take (numbers out of range): the input was wrong.
  if (sqlState(thrown)?.startsWith('22')) return ofStatus(422);
  return ofStatus(isDatabaseUnavailable(thrown) ? 503 : 500);
}

/** The words for a status that a library below us decided on. */
export function ofStatus(status: number): DomainError {
  const code = CODE_BY_STATUS[status] ?? (status < 500 ? 'platform.malformed' : 'platform.internal');
  return new DomainError(status, code);
}
