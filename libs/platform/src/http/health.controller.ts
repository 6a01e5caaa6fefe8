import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import type { DataSource } from 'typeorm';
import { APP_DATA_SOURCE } from '../tokens.js';
import { Public } from './access.js';

interface Readiness {
  readonly database: boolean;
  readonly migrations: number;
  readonly queue: boolean;
  /** Age of the oldest piece of work that is due and not done, in seconds: the health of the worker. */
  readonly oldestDueSeconds: number;
  readonly parked: number;
}

/** Is the process alive, is the product able to work. At the root, not under /api/v1. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(@Inject(APP_DATA_SOURCE) private readonly source: DataSource) {}

  @Get('healthz')
  @Public()
  healthz(): { status: string } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @HttpCode(200)
  @Public()
  async readyz(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness | { database: false }> {
    try {
      const [row] = await this.source.query<[Readiness]>(READINESS);
      return { ...row, database: true };
    } catch {
      reply.status(503);
      return { database: false };
    }
  }

  @Get('metrics')
  @Public()
  @Header('content-type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }
}

const READINESS = `
  select (select count(*)::int from migrations) as migrations,
         to_regclass('bullmq.jobs') is not null or to_regnamespace('bullmq') is not null as queue,
         coalesce(extract(epoch from clock_timestamp() - least(
           (select min(created_at) from outbox_event where dispatched_at is null),
           (select min(e.created_at) from delivery d join outbox_event e on e.id = d.event_id where d.state = 'pending'))), 0)::float8
           as "oldestDueSeconds",
         (select count(*)::int from delivery where state = 'parked') as parked`;
