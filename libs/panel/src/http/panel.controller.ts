import { Body, Controller, Query } from '@nestjs/common';
import {
  clockNow,
  notFound,
  toPage,
  UnitOfWork,
  type Context,
  type Page,
  type Permission,
  type ReadTx,
} from '#platform';
import { ActionRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { closePanel, dissolvePanel } from '../actions/end-panel.js';
import { redrawPanel } from '../actions/redraw-panel.js';
import type { Panel } from '../panel.entities.js';
import { getPanel, listPanels, panelFacts } from '../panel.repository.js';
import * as dto from './panel.dto.js';
import { drawsView, membersView, panelSummary, panelView, resultView } from './panel.views.js';

/** Panels as officers run them and experts meet them. */
@Controller('panels')
export class PanelController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('', { can: 'panel.read_members', zh: '评审组列表', en: 'Panels', returns: dto.PanelSummaryView })
  async list(@Ctx() ctx: Context, @Query() query: dto.PanelQuery): Promise<Page<dto.PanelSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listPanels(tx, ctx.actor.reach('panel.read_members'), query));
    return toPage(rows, query.limit, panelSummary, (r) => [r.id]);
  }

  @ReadRoute(':id', { can: 'panel.read', zh: '评审组详情', en: 'A panel', returns: dto.PanelView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.PanelView> {
    return this.unit.read(ctx, async (tx) => {
      const panel = await visible(tx, id, 'panel.read');
      return panelView(tx, panel, await clockNow(tx, panel.programmeId));
    });
  }

  @ReadRoute(':id/assignments', {
    can: 'panel.read_members',
    zh: '评审组成员',
    en: 'The experts of a panel',
    returns: dto.MembersView,
  })
  members(@Ctx() ctx: Context, @Id() id: string): Promise<dto.MembersView> {
    return this.unit.read(ctx, async (tx) => {
      const panel = await visible(tx, id, 'panel.read_members');
      return membersView(tx, panel, await clockNow(tx, panel.programmeId));
    });
  }

  @ReadRoute(':id/draws', {
    can: 'panel.read_members',
    zh: '抽取记录及重放核验',
    en: 'The draws of a panel, replayed',
    returns: dto.DrawsView,
  })
  draws(@Ctx() ctx: Context, @Id() id: string): Promise<dto.DrawsView> {
    return this.unit.read(ctx, async (tx) => drawsView(tx, (await visible(tx, id, 'panel.read_members')).id));
  }

  @ReadRoute(':id/result', {
    can: 'panel.read_members',
    zh: '评审结果（结束后）',
    en: 'The result of a closed panel',
    returns: dto.PanelResultView,
  })
  result(@Ctx() ctx: Context, @Id() id: string): Promise<dto.PanelResultView> {
    return this.unit.read(ctx, async (tx) => resultView(tx, (await visible(tx, id, 'panel.read_members')).id));
  }

  @ActionRoute(':id/actions/close', { can: 'panel.close', zh: '结束评审', en: 'Close a panel', returns: dto.PanelView })
  close(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.PanelView> {
    return this.unit.run(ctx, async (tx) => panelView(tx, await closePanel(tx, { panelId: id, version }), tx.now));
  }

  @ActionRoute(':id/actions/redraw', {
    can: 'panel.convene',
    zh: '补抽专家',
    en: 'Draw experts for the vacant seats',
    returns: dto.PanelView,
  })
  redraw(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.PanelView> {
    return this.unit.run(ctx, async (tx) =>
      panelView(tx, await redrawPanel(tx, { panelId: id, version, reason }), tx.now),
    );
  }

  @ActionRoute(':id/actions/dissolve', {
    can: 'panel.dissolve',
    zh: '解散评审组',
    en: 'Dissolve a panel',
    returns: dto.PanelView,
  })
  dissolve(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.PanelView> {
    return this.unit.run(ctx, async (tx) =>
      panelView(tx, await dissolvePanel(tx, { panelId: id, version, reason }), tx.now),
    );
  }
}

/** @throws 404 when it is not there or not within the reader's reach */
async function visible(tx: ReadTx, id: string, permission: Permission): Promise<Panel> {
  const panel = await getPanel(tx, id);
  const { parties } = await panelFacts(tx, panel);
  if (!tx.context.actor.may(permission, parties)) throw notFound('panel', id);
  return panel;
}
