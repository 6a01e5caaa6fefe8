import { Controller, Query } from '@nestjs/common';
import { UnitOfWork, type Context, type Page, type WorkItem } from '#platform';
import { Ctx, ListRoute, ReadRoute } from '#platform/http';
import { countWork, listWork } from '../worklist/list-work.js';
import * as dto from './worklist.dto.js';

/** What waits for whoever is signed in, over all roles. */
@Controller('me/worklist')
export class WorklistController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('', {
    can: 'signed_in',
    zh: '我的待办：按期限排列',
    en: 'What waits for me, what is due first first',
    returns: dto.WorkItemView,
  })
  list(@Ctx() ctx: Context, @Query() query: dto.WorkQuery): Promise<Page<dto.WorkItemView>> {
    return this.unit.read(ctx, async (tx) => {
      const { items, nextCursor } = await listWork(tx, query);
      return { items: items.map(workItemView), nextCursor };
    });
  }

  @ReadRoute('counts', {
    can: 'signed_in',
    zh: '我的待办件数',
    en: 'How much of each kind waits for me',
    returns: dto.WorkCountsView,
  })
  counts(@Ctx() ctx: Context): Promise<dto.WorkCountsView> {
    return this.unit.read(ctx, async (tx) => ({ items: await countWork(tx) }));
  }
}

const workItemView = (item: WorkItem): dto.WorkItemView => ({
  ...item,
  stateText: item.stateText && { ...item.stateText },
  actions: item.actions.map((action) => ({ ...action })),
  dueAt: item.dueAt?.toISOString() ?? null,
  since: item.since?.toISOString() ?? null,
});
