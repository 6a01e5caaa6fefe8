import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import {
  ActorResolver,
  ChannelListener,
  clockNow,
  Config,
  DomainError,
  UnitOfWork,
  type Actor,
  type Context,
} from '#platform';
import { notificationView } from '../notification.views.js';
import { cameAt, CHANNEL, notificationsSince, unreadCount } from '../../notification.repository.js';
import { NotificationStream, type NewsSource } from './notification-stream.js';

/** Windows and devices of one person. */
const MAX_PER_PERSON = 6;
/** Streams of one process: each holds a socket. */
const MAX_STREAMS = 5_000;
/** Shorter than the minute after which proxies cut a silent line. */
const HEARTBEAT_MS = 15_000;

/**
 * The open streams of this process. One connection hears for all of them whose notifications have changed; it is made
 * when the first stream opens. When the process stops they end, and their clients come back to another one.
 */
@Injectable()
export class NotificationStreams implements OnModuleDestroy {
  private readonly byPerson = new Map<string, Set<NotificationStream>>();
  private readonly listener: ChannelListener;
  private heartbeat: NodeJS.Timeout | undefined;
  private count = 0;

  constructor(
    config: Config,
    private readonly unit: UnitOfWork,
    private readonly resolver: ActorResolver,
  ) {
    this.listener = new ChannelListener({
      config,
      channel: CHANNEL,
      applicationName: 'jbgs:notification',
      onNotify: (userId) => this.byPerson.get(userId)?.forEach((stream) => stream.wake()),
      onListen: () => this.forEach((stream) => stream.wake()),
    });
  }

  /**
   * Opens a stream for whoever asks.
   * @param lastEventId the last notification the client has seen; it is sent what came after
   * @throws 429 notification.too_many_streams
   */
  open(context: Context & { actor: Actor }, lastEventId: string | null): NotificationStream {
    const userId = context.actor.userId ?? '';
    const own = this.byPerson.get(userId) ?? new Set();
    if (own.size >= MAX_PER_PERSON || this.count >= MAX_STREAMS) {
      throw new DomainError(429, 'notification.too_many_streams', { params: { max: MAX_PER_PERSON } });
    }
    this.listen();
    const stream = new NotificationStream(this.sourceFor(context, userId), lastEventId);
    this.byPerson.set(userId, own.add(stream));
    this.count += 1;
    stream.body.once('close', () => this.closed(userId, stream));
    stream.wake();
    return stream;
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.heartbeat);
    this.forEach((stream) => stream.end());
    await this.listener.stop();
  }

  private listen(): void {
    if (this.heartbeat) return;
    this.heartbeat = setInterval(() => this.forEach((stream) => stream.beat()), HEARTBEAT_MS);
    this.heartbeat.unref();
    this.listener.start();
  }

  private closed(userId: string, stream: NotificationStream): void {
    const own = this.byPerson.get(userId);
    if (!own?.delete(stream)) return;
    this.count -= 1;
    if (own.size === 0) this.byPerson.delete(userId);
  }

  private forEach(work: (stream: NotificationStream) => void): void {
    for (const own of this.byPerson.values()) own.forEach(work);
  }

  private sourceFor(context: Context, userId: string): NewsSource {
    const { sessionId } = context.actor;
    return {
      isSignedIn: async () =>
        sessionId !== undefined && (await this.resolver.resolve({ sub: userId, sid: sessionId })) !== null,
      startsAt: (lastEventId) =>
        this.unit.read(context, async (tx) => {
          const seen = lastEventId ? await cameAt(tx, userId, lastEventId) : null;
          return seen ?? clockNow(tx, null);
        }),
      news: (since) =>
        this.unit.read(context, async (tx) => {
          const rows = await notificationsSince(tx, userId, since);
          const came = rows.map((row) => ({ createdAt: row.createdAt, view: notificationView(row) }));
          return { came, unread: await unreadCount(tx, userId) };
        }),
    };
  }
}
