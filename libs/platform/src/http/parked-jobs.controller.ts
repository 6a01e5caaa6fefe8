import { Body, Controller, Query } from '@nestjs/common';
import type { Context } from '../context/context.js';
import { decodeCursor, toPage, type Page } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { PARK_REASONS, type ParkReason } from '../jobs/delivery-store.js';
import { parkedJobs, redriveJob, redriveJobs, type ParkedJob } from '../jobs/parked-jobs.js';
import { ChoiceField, IdField, InstantField, IntField, TextField } from './fields.js';
import { ListQuery } from './list-query.js';
import { Ctx, Id } from './request-context.js';
import { CommandRoute, ListRoute } from './routes.js';

const MAX_REDRIVES = 200;
const BECAUSE_DOC =
  '搁置原因：重试次数用尽、无可用处理器、事件不存在 / why: attempts used up, no running version knows the handler, no such event';
const ERROR_DOC = '最后一次错误信息中的一段 / a piece of the last error';

class ParkedJobView {
  @IdField({ doc: '事件编号 / id of the event' }) eventId!: string;
  @TextField({ max: 200, doc: '处理程序 / handler' }) handler!: string;
  @TextField({ max: 200, doc: '事件 / event' }) eventType!: string;
  @IdField({ doc: '事项编号 / id of the subject' }) subjectId!: string;
  @IntField({ min: 0, max: 1000, doc: '已重试次数 / attempts made' }) attempts!: number;
  @ChoiceField(PARK_REASONS, { doc: BECAUSE_DOC }) because!: ParkReason;
  @TextField({ max: 2000, nullable: true, doc: '最近一次错误 / last error' }) lastError!: string | null;
  @InstantField({ doc: '产生时间 / created at' }) createdAt!: string;
  @InstantField({ nullable: true, doc: '停放时间 / parked at' }) parkedAt!: string | null;
}

class ParkedJobQuery extends ListQuery {
  @ChoiceField(PARK_REASONS, { optional: true, query: true, doc: BECAUSE_DOC })
  because?: ParkReason;
  @TextField({ max: 200, optional: true, doc: '处理器名称 / name of the handler' })
  handler?: string;
  @TextField({ max: 200, optional: true, doc: ERROR_DOC })
  error?: string;
}

class Redrive {
  @TextField({ max: 200, doc: '处理器名称 / name of the handler' })
  handler!: string;
  @TextField({ min: 2, max: 500, doc: '理由 / reason' })
  reason!: string;
}

class RedriveAll {
  @ChoiceField(PARK_REASONS, { doc: BECAUSE_DOC })
  because!: ParkReason;
  @TextField({ max: 200, optional: true, doc: '处理器名称 / name of the handler' })
  handler?: string;
  @TextField({ max: 200, optional: true, doc: ERROR_DOC })
  error?: string;
  @IntField({ min: 1, max: MAX_REDRIVES, optional: true, doc: '最多条数 / at most so many' })
  limit: number = MAX_REDRIVES;
  @TextField({ min: 2, max: 500, doc: '理由 / reason' })
  reason!: string;
}

class RedrivenView {
  @IdField({ doc: '事件编号 / id of the event' }) eventId!: string;
}

class RedriveAllView {
  @IntField({ min: 0, max: MAX_REDRIVES, doc: '已重新执行的条数 / how many run again' })
  revived!: number;
  @IntField({ min: 0, max: 2_147_483_647, doc: '同类剩余条数 / how many of the same are left' })
  remaining!: number;
}

/** Work that kept failing: an operator sees why and sends it on its way again, on the record (trust.md B12). */
@Controller('parked-jobs')
export class ParkedJobsController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('', { can: 'job.read', zh: '搁置的后台任务', en: 'Parked background work', returns: ParkedJobView })
  list(@Ctx() ctx: Context, @Query() query: ParkedJobQuery): Promise<Page<ParkedJobView>> {
    const after = query.cursor ? decodeCursor(query.cursor, ['uuid', 'text']) : null;
    return this.unit.read(ctx, async (tx) => {
      const rows = await parkedJobs(tx, query, { after, limit: query.limit + 1 });
      const view = (job: ParkedJob): ParkedJobView => ({
        ...job,
        createdAt: job.createdAt.toISOString(),
        parkedAt: job.parkedAt?.toISOString() ?? null,
      });
      return toPage(rows, query.limit, view, (job) => [job.eventId, job.handler]);
    });
  }

  @CommandRoute(':id/actions/redrive', {
    can: 'job.redrive',
    zh: '重新执行',
    en: 'Run it again',
    returns: RedrivenView,
  })
  redrive(@Ctx() ctx: Context, @Id() id: string, @Body() body: Redrive): Promise<RedrivenView> {
    return this.unit.run(ctx, async (tx) => {
      await redriveJob(tx, { eventId: id, ...body });
      return { eventId: id };
    });
  }

  @CommandRoute('actions/redrive-all', {
    can: 'job.redrive',
    zh: '同一原因的任务一并重新执行，每次有上限',
    en: 'Run again what is parked for one reason, so many at a time',
    returns: RedriveAllView,
  })
  redriveAll(@Ctx() ctx: Context, @Body() body: RedriveAll): Promise<RedriveAllView> {
    return this.unit.run(ctx, (tx) => redriveJobs(tx, body, body));
  }
}
