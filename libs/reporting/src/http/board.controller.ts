import { Controller, Query } from '@nestjs/common';
import { UnitOfWork, type Context, type Page } from '#platform';
import { Ctx, ListRoute } from '#platform/http';
import { projectBoard } from '../board/project-board.js';
import * as dto from './board.dto.js';

/** Live projects beside each other. */
@Controller('boards')
export class BoardController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('projects', {
    can: 'project.read',
    zh: '项目看板：里程碑时间线与资金',
    en: 'Live projects with their milestones and money, next due first',
    returns: dto.BoardProjectView,
  })
  projects(@Ctx() ctx: Context, @Query() query: dto.BoardQuery): Promise<Page<dto.BoardProjectView>> {
    return this.unit.read(ctx, async (tx) => {
      const { items, nextCursor } = await projectBoard(tx, query);
      return { items: items.map((each) => ({ ...each, milestones: [...each.milestones] })), nextCursor };
    });
  }
}
