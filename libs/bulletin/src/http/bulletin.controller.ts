import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type Tx } from '#platform';
import { ActionRoute, CreateRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { addChallenge, createBulletin, editBulletin, removeChallenge } from '../actions/compose-bulletin.js';
import { approveBulletin, cancelBulletin, resubmitBulletin, returnBulletin } from '../actions/decide-bulletin.js';
import { publishBulletin } from '../actions/publish-bulletin.js';
import type { Bulletin } from '../bulletin.entities.js';
import { bulletinFacts } from '../bulletin.facts.js';
import { getBulletin, listBulletins } from '../bulletin.repository.js';
import * as dto from './bulletin.dto.js';
import { bulletinSummaryView, bulletinView } from './bulletin.views.js';

/** Bulletins: composing, approving, publishing. */
@Controller('bulletins')
export class BulletinController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('', { can: 'bulletin.compose', zh: '新建榜单', en: 'Begin a bulletin', returns: dto.BulletinView })
  create(@Ctx() ctx: Context, @Body() input: dto.BulletinInput): Promise<dto.BulletinView> {
    return this.acted(ctx, (tx) => createBulletin(tx, input));
  }

  @ListRoute('', { can: 'bulletin.read', zh: '榜单列表', en: 'Bulletins', returns: dto.BulletinSummaryView })
  async list(@Ctx() ctx: Context, @Query() query: dto.BulletinListQuery): Promise<Page<dto.BulletinSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listBulletins(tx, ctx.actor.reach('bulletin.read'), query));
    return toPage(rows, query.limit, bulletinSummaryView, (row) => [row.id]);
  }

  @ReadRoute(':id', { can: 'bulletin.read', zh: '榜单详情', en: 'A bulletin', returns: dto.BulletinView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.BulletinView> {
    return this.unit.read(ctx, async (tx) => {
      const bulletin = await getBulletin(tx, id);
      const { parties } = await bulletinFacts(tx, bulletin);
      if (!ctx.actor.may('bulletin.read', parties)) throw notFound('bulletin', id);
      return bulletinView(tx, bulletin, await clockNow(tx, bulletin.programmeId));
    });
  }

  @ActionRoute(':id/actions/edit', { can: 'bulletin.compose', zh: '修改榜单', en: 'Edit', returns: dto.BulletinView })
  edit(
    @Ctx() ctx: Context,
    @Id() bulletinId: string,
    @IfMatch() version: number,
    @Body() input: dto.BulletinChanges,
  ): Promise<dto.BulletinView> {
    return this.acted(ctx, (tx) => editBulletin(tx, { ...input, bulletinId, version }));
  }

  @ActionRoute(':id/actions/add_challenge', {
    can: 'bulletin.compose',
    zh: '加入榜题',
    en: 'Add a challenge',
    returns: dto.BulletinView,
  })
  add(
    @Ctx() ctx: Context,
    @Id() bulletinId: string,
    @IfMatch() version: number,
    @Body() input: dto.AddChallengeInput,
  ): Promise<dto.BulletinView> {
    return this.acted(ctx, (tx) => addChallenge(tx, { ...input, bulletinId, version }));
  }

  @ActionRoute(':id/actions/remove_challenge', {
    can: 'bulletin.compose',
    zh: '移出榜题',
    en: 'Remove a challenge',
    returns: dto.BulletinView,
  })
  remove(
    @Ctx() ctx: Context,
    @Id() bulletinId: string,
    @IfMatch() version: number,
    @Body() input: dto.RemoveChallengeInput,
  ): Promise<dto.BulletinView> {
    return this.acted(ctx, (tx) => removeChallenge(tx, { ...input, bulletinId, version }));
  }

  @ActionRoute(':id/actions/approve', {
    can: 'bulletin.approve',
    zh: '批准榜单',
    en: 'Approve',
    returns: dto.BulletinView,
  })
  approve(@Ctx() ctx: Context, @Id() bulletinId: string, @IfMatch() version: number): Promise<dto.BulletinView> {
    return this.acted(ctx, (tx) => approveBulletin(tx, { bulletinId, version }));
  }

  @ActionRoute(':id/actions/return', {
    can: 'bulletin.approve',
    zh: '退回榜单',
    en: 'Return',
    returns: dto.BulletinView,
  })
  return(
    @Ctx() ctx: Context,
    @Id() bulletinId: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.BulletinView> {
    return this.acted(ctx, (tx) => returnBulletin(tx, { bulletinId, version, reason }));
  }

  @ActionRoute(':id/actions/resubmit', {
    can: 'bulletin.compose',
    zh: '重新送审',
    en: 'Submit again',
    returns: dto.BulletinView,
  })
  resubmit(@Ctx() ctx: Context, @Id() bulletinId: string, @IfMatch() version: number): Promise<dto.BulletinView> {
    return this.acted(ctx, (tx) => resubmitBulletin(tx, { bulletinId, version }));
  }

  @ActionRoute(':id/actions/publish', {
    can: 'bulletin.publish',
    zh: '发布榜单',
    en: 'Publish',
    returns: dto.BulletinView,
  })
  publish(
    @Ctx() ctx: Context,
    @Id() bulletinId: string,
    @IfMatch() version: number,
    @Body() input: dto.PublishInput,
  ): Promise<dto.BulletinView> {
    return this.acted(ctx, (tx) => publishBulletin(tx, { ...input, bulletinId, version }));
  }

  @ActionRoute(':id/actions/cancel', {
    can: 'bulletin.cancel',
    zh: '取消榜单',
    en: 'Cancel',
    returns: dto.BulletinView,
  })
  cancel(
    @Ctx() ctx: Context,
    @Id() bulletinId: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.BulletinView> {
    return this.acted(ctx, (tx) => cancelBulletin(tx, { bulletinId, version, reason }));
  }

  private acted(ctx: Context, work: (tx: Tx) => Promise<Bulletin>): Promise<dto.BulletinView> {
    return this.unit.run(ctx, async (tx) => bulletinView(tx, await work(tx), tx.now));
  }
}
