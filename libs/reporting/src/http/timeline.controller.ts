import { Controller, Query } from '@nestjs/common';
import { UnitOfWork, type Context, type Page } from '#platform';
import { Ctx, ListRoute } from '#platform/http';
import { timelineOf } from '../timeline/timeline.js';
import * as dto from './timeline.dto.js';

/** Who did what when, for every thing. */
@Controller('timeline')
export class TimelineController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('', {
    can: 'signed_in',
    zh: '办理过程：何人何时办理何事',
    en: 'Who did what to a thing when, oldest first',
    returns: dto.TimelineEntryView,
  })
  list(@Ctx() ctx: Context, @Query() query: dto.TimelineQuery): Promise<Page<dto.TimelineEntryView>> {
    return this.unit.read(ctx, async (tx) => {
      const { items, nextCursor } = await timelineOf(tx, query);
      return { items: items.map((entry) => ({ ...entry, at: entry.at.toISOString() })), nextCursor };
    });
  }
}
