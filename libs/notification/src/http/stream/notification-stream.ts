import { PassThrough, type Readable } from 'node:stream';
import type { NotificationView } from '../notification.dto.js';

/** What a client that reconnects has to wait, in milliseconds. */
const RETRY_MS = 3_000;
/** Instants are those of the transaction; one that began earlier may commit later. So much is looked at again. */
const OVERLAP_MS = 10_000;
/** A reader that lets so much lie is gone or too slow: it comes back and asks for what it missed. */
const MAX_WAITING_BYTES = 256 * 1024;
const PAGE = 100;

/** What came since an instant, and how many are unread. */
export interface News {
  readonly came: readonly { readonly createdAt: Date; readonly view: NotificationView }[];
  readonly unread: number;
}

export interface NewsSource {
  /** Whether the session behind the stream still lives. */
  isSignedIn(): Promise<boolean>;
  /** The instant from which a stream begins: that of the event a client has seen last, or the database's present. */
  startsAt(lastEventId: string | null): Promise<Date>;
  news(since: { from: Date; except: readonly string[]; limit: number }): Promise<News>;
}

/**
 * One open stream of server-sent events (HTML Living Standard, section 9.2): `notification` for what comes, with its id,
 * and `unread` for the number on the bell. A notification is sent at least once; ids tell repetitions.
 */
export class NotificationStream {
  private readonly output = new PassThrough();
  /** What was sent within the overlap. */
  private readonly sent = new Map<string, number>();
  private from: Date | null = null;
  private unread: number | null = null;
  private woken = false;
  private running = false;

  constructor(
    private readonly source: NewsSource,
    private readonly lastEventId: string | null,
  ) {
    if (lastEventId) this.sent.set(lastEventId, Number.MAX_SAFE_INTEGER);
    this.output.write(`retry: ${RETRY_MS}\n\n`);
  }

  get body(): Readable {
    return this.output;
  }

  /** Looks for news now; while it looks, further calls make it look once more. */
  wake(): void {
    this.woken = true;
    if (!this.running) void this.run();
  }

  /** Says that the line is alive, and ends it when the session is not. */
  beat(): void {
    this.write(': alive\n\n');
    this.source.isSignedIn().then(
      (isSignedIn) => {
        if (!isSignedIn) this.end();
      },
      () => this.end(),
    );
  }

  end(): void {
    this.output.end();
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      while (this.woken && !this.output.writableEnded) {
        this.woken = false;
        await this.look();
      }
    } catch {
      // Whatever it was, the client comes back with the last id it has seen.
      this.end();
    } finally {
      this.running = false;
    }
  }

  private async look(): Promise<void> {
    if (!(await this.source.isSignedIn())) return this.end();
    this.from ??= await this.source.startsAt(this.lastEventId);
    const since = { from: new Date(this.from.getTime() - OVERLAP_MS), except: [...this.sent.keys()], limit: PAGE };
    const isFirst = this.unread === null;
    const { came, unread } = await this.source.news(since);
    for (const { createdAt, view } of came) {
      // A stream that follows on nothing begins with what comes, not with what came shortly before.
      const isOld = isFirst && this.lastEventId === null && createdAt < this.from;
      if (!isOld) this.write(`id: ${view.id}\nevent: notification\ndata: ${JSON.stringify(view)}\n\n`);
      this.sent.set(view.id, createdAt.getTime());
      if (createdAt > this.from) this.from = createdAt;
    }
    this.forget(this.from.getTime() - OVERLAP_MS);
    if (unread !== this.unread) this.write(`event: unread\ndata: {"count":${unread}}\n\n`);
    this.unread = unread;
    if (came.length === PAGE) this.woken = true;
  }

  private forget(before: number): void {
    for (const [id, at] of this.sent) if (at < before) this.sent.delete(id);
  }

  private write(text: string): void {
    if (this.output.writableEnded || this.output.destroyed) return;
    this.output.write(text);
    if (this.output.writableLength > MAX_WAITING_BYTES) this.output.destroy();
  }
}
