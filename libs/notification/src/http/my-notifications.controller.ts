import { Body, Controller, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, isUuid, toPage, UnitOfWork, type Context, type Page } from '#platform';
import { CommandRoute, Ctx, Id, ListRoute, ReadRoute, ReplaceRoute } from '#platform/http';
import { readAll, readNotification } from '../actions/read-notifications.js';
import { savePreferences } from '../actions/save-preferences.js';
import { listNotifications, unreadCount } from '../notification.repository.js';
import { NotificationStreams } from './stream/notification-streams.js';
import * as dto from './notification.dto.js';
import { notificationView, preferencesView } from './notification.views.js';

const EVENT_STREAM = 'text/event-stream';

/** What a person is told, and how they want to be told it. Nobody reads anybody else's. */
@Controller('me')
export class MyNotificationsController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly streams: NotificationStreams,
  ) {}

  @ListRoute('notifications', {
    can: 'signed_in',
    zh: '我的通知',
    en: 'My notifications',
    returns: dto.NotificationView,
  })
  async list(@Ctx() ctx: Context, @Query() query: dto.NotificationQuery): Promise<Page<dto.NotificationView>> {
    const filter = { ...query, unread: query.unread === 'true' };
    const rows = await this.unit.readAtOnce(ctx, (tx) => listNotifications(tx, personOf(ctx), filter));
    return toPage(rows, query.limit, notificationView, (row) => [row.createdAt.toISOString(), row.id]);
  }

  @ReadRoute('notifications/unread-count', {
    can: 'signed_in',
    zh: '未读通知数',
    en: 'How many notifications I have not read',
    returns: dto.UnreadCountView,
  })
  unread(@Ctx() ctx: Context): Promise<dto.UnreadCountView> {
    return this.unit.read(ctx, async (tx) => ({ count: await unreadCount(tx, personOf(ctx)) }));
  }

  @ReadRoute('notifications/stream', {
    can: 'signed_in',
    zh: '实时通知（SSE）：事件 notification 与 unread；断线后以 Last-Event-ID 续接，同一条可能重复，以 id 区分',
    en: 'Live notifications as server-sent events: `notification` (a NotificationView, with its id) and `unread` ({count}). Last-Event-ID goes on after a lost connection; a repetition has the same id.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ content: { [EVENT_STREAM]: { schema: { type: 'string' } } } })
  stream(@Ctx() ctx: Context, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (!request.headers.accept?.includes(EVENT_STREAM)) throw new DomainError(406, 'notification.stream_only');
    const lastEventId = request.headers['last-event-id'];
    const stream = this.streams.open(ctx, isUuid(lastEventId) ? lastEventId.toLowerCase() : null);
    void reply
      .type(`${EVENT_STREAM}; charset=utf-8`)
      // Proxies must hand events on as they come.
      .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      .send(stream.body);
  }

  @CommandRoute('notifications/:id/actions/read', {
    can: 'signed_in',
    zh: '标为已读',
    en: 'Mark as read',
    returns: dto.NotificationView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.NotificationView> {
    return this.unit.run(ctx, async (tx) =>
      notificationView(await readNotification(tx, { userId: personOf(ctx), id })),
    );
  }

  @CommandRoute('notifications/actions/read-all', {
    can: 'signed_in',
    zh: '全部标为已读',
    en: 'Mark all as read',
    returns: dto.ReadAllView,
  })
  readAll(@Ctx() ctx: Context): Promise<dto.ReadAllView> {
    return this.unit.run(ctx, async (tx) => ({ read: await readAll(tx, personOf(ctx)) }));
  }

  @ReadRoute('notification-preferences', {
    can: 'signed_in',
    zh: '我的通知设置',
    en: 'How I am told',
    returns: dto.NotificationPreferencesView,
  })
  preferences(@Ctx() ctx: Context): Promise<dto.NotificationPreferencesView> {
    return this.unit.read(ctx, (tx) => preferencesView(tx, personOf(ctx)));
  }

  @ReplaceRoute('notification-preferences', {
    can: 'signed_in',
    zh: '修改通知设置',
    en: 'Change how I am told',
    returns: dto.NotificationPreferencesView,
  })
  savePreferences(
    @Ctx() ctx: Context,
    @Body() input: dto.NotificationPreferencesInput,
  ): Promise<dto.NotificationPreferencesView> {
    const userId = personOf(ctx);
    return this.unit.run(ctx, async (tx) =>
      preferencesView(tx, userId, await savePreferences(tx, { ...input, userId })),
    );
  }
}

function personOf({ actor }: Context): string {
  if (!actor.userId) throw new DomainError(401, 'platform.unauthenticated');
  return actor.userId;
}
