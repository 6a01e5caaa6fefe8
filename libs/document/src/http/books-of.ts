import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isUuid, malformed, notFound } from '#platform';

/** The books of a programme in one year. */
export interface Books {
  readonly programmeId: string;
  readonly year: number;
}

/**
 * Injects the programme and the year of a path `programmes/:programmeId/…/:year`. What is no year has no books.
 * @throws 400 platform.malformed_id · 404
 */
export const BooksOf = createParamDecorator((_: unknown, execution: ExecutionContext): Books => {
  const { params } = execution
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: { programmeId?: string; year?: string } }>>();
  const programmeId = params.programmeId?.toLowerCase() ?? '';
  if (!isUuid(programmeId)) throw malformed('platform.malformed_id', { name: 'programmeId' });
  if (!/^[12]\d{3}$/.test(params.year ?? '')) throw notFound('fiscal_year', params.year);
  return { programmeId, year: Number(params.year) };
});
