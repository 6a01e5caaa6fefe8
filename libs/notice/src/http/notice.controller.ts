import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type ReadTx } from '#platform';
import { ActionRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { withdrawNotice } from '../actions/end-notice.js';
import type { PublicNotice } from '../notice.entities.js';
import { getNotice, listNotices } from '../notice.repository.js';
import * as dto from './notice.dto.js';
import { noticeSummary, noticeView } from './notice.views.js';

/** Notices as the agency works with them. */
@Controller('notices')
export class NoticeController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('', { can: 'notice.read', zh: '公示列表', en: 'Notices', returns: dto.NoticeSummaryView })
  async list(@Ctx() ctx: Context, @Query() query: dto.NoticeQuery): Promise<Page<dto.NoticeSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listNotices(tx, ctx.actor.reach('notice.read'), query));
    return toPage(rows, query.limit, noticeSummary, (r) => [r.id]);
  }

  @ReadRoute(':id', { can: 'notice.read', zh: '公示详情', en: 'A notice', returns: dto.NoticeView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.NoticeView> {
    return this.unit.read(ctx, async (tx) => {
      const notice = await visible(tx, id);
      return noticeView(tx, notice, await clockNow(tx, notice.programmeId));
    });
  }

  @ActionRoute(':id/actions/withdraw', {
    can: 'notice.publish',
    zh: '撤回公示',
    en: 'Withdraw a notice',
    returns: dto.NoticeView,
  })
  withdraw(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: ReasonInput,
  ): Promise<dto.NoticeView> {
    return this.unit.run(ctx, async (tx) =>
      noticeView(tx, await withdrawNotice(tx, { noticeId: id, version, reason: input.reason }), tx.now),
    );
  }
}

/** @throws 404 when it is not there or not within the reader's reach */
async function visible(tx: ReadTx, id: string): Promise<PublicNotice> {
  const notice = await getNotice(tx, id);
  const parties = { agency: notice.agencyId, programmeId: notice.programmeId };
  if (!tx.context.actor.may('notice.read', parties)) throw notFound('public_notice', id);
  return notice;
}
