import { Body, Controller, Query } from '@nestjs/common';
import type { Context } from '../context/context.js';
import { decodeCursor, toPage, type Page } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { lock } from '../database/lock.js';
import { notFound } from '../errors/index.js';
import { IdField, InstantField, IntField, TextField } from './fields.js';
import { ListQuery } from './list-query.js';
import { Ctx, Id } from './request-context.js';
import { CommandRoute, ListRoute } from './routes.js';

class ParkedJobView {
  @IdField() eventId!: string;
  @TextField({ max: 200 }) handler!: string;
  @TextField({ max: 200 }) eventType!: string;
  @IdField() subjectId!: string;
  @IntField({ min: 0, max: 1000 }) attempts!: number;
  @TextField({ max: 2000, nullable: true }) lastError!: string | null;
  @InstantField() createdAt!: string;
}

class Redrive {
  @TextField({ max: 200, doc: '处理器名称 / name of the handler' })
  handler!: string;
  @TextField({ min: 2, max: 500, doc: '理由 / reason' })
  reason!: string;
}

interface ParkedRow {
  eventId: string;
  handler: string;
  eventType: string;
  subjectId: string;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
}

/** Work that kept failing: an operator sees why and sends it on its way again, on the record (trust.md B12). */
@Controller('parked-jobs')
export class ParkedJobsController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('', { can: 'job.read', zh: '搁置的后台任务', en: 'Parked background work', returns: ParkedJobView })
  list(@Ctx() ctx: Context, @Query() query: ListQuery): Promise<Page<ParkedJobView>> {
    const [afterEvent, afterHandler] = query.cursor ? decodeCursor(query.cursor, ['uuid', 'text']) : [null, ''];
    return this.unit.read(ctx, async (tx) => {
      const rows = await tx.query<ParkedRow>(
        `select d.event_id as "eventId", d.handler, e.type as "eventType", e.subject_id as "subjectId", d.attempts,
                d.last_error as "lastError", e.created_at as "createdAt"
           from delivery d join outbox_event e on e.id = d.event_id
          where d.state = 'parked' and ($1::uuid is null or (d.event_id, d.handler) > ($1::uuid, $2))
          order by d.event_id, d.handler limit $3`,
        [afterEvent, afterHandler, query.limit + 1],
      );
      const view = (r: ParkedRow): ParkedJobView => ({ ...r, createdAt: r.createdAt.toISOString() });
      return toPage(rows, query.limit, view, (r) => [r.eventId, r.handler]);
    });
  }

  @CommandRoute(':id/actions/redrive', { can: 'job.redrive', zh: '重新执行', en: 'Run it again' })
  redrive(@Ctx() ctx: Context, @Id() id: string, @Body() body: Redrive): Promise<{ eventId: string }> {
    return this.unit.run(ctx, async (tx) => {
      await lock(tx, [], null);
      const revived = await tx.query(
        `update delivery set state = 'pending', attempts = 0, wake_at = clock_timestamp()
          where event_id = $1 and handler = $2 and state = 'parked' returning event_id`,
        [id, body.handler],
      );
      if (revived.length === 0) throw notFound('parked job', id);
      tx.audit({
        action: 'job.redrive',
        subjectType: 'delivery',
        subjectId: id,
        reason: `${body.handler}: ${body.reason}`,
      });
      return { eventId: id };
    });
  }
}
