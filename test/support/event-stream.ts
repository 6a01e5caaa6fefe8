import http from 'node:http';
import type { System } from './system.js';

export interface StreamEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: unknown;
}

const PATIENCE_MS = 5_000;

/** A reader of server-sent events over a real connection, as the portal's. */
export class EventStream {
  readonly events: StreamEvent[] = [];
  private buffer = '';
  private ended = false;
  private changed: () => void = () => undefined;

  private constructor(
    readonly status: number,
    readonly headers: http.IncomingHttpHeaders,
    private readonly response: http.IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => this.read(chunk));
    response.on('close', () => this.note(() => (this.ended = true)));
    response.on('error', () => undefined);
  }

  /** @param lastEventId goes on after this one */
  static open({ port }: System, token: string, lastEventId?: string): Promise<EventStream> {
    const headers = {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...(lastEventId && { 'last-event-id': lastEventId }),
    };
    const path = '/api/v1/me/notifications/stream';
    return new Promise((resolve, reject) => {
      const request = http.get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) =>
        resolve(new EventStream(response.statusCode ?? 0, response.headers, response)),
      );
      request.on('error', reject);
    });
  }

  /** The first event that fits, among those that came and those that come. */
  async find(fits: (event: StreamEvent) => boolean): Promise<StreamEvent> {
    return this.until(() => this.events.find(fits), 'the event did not come');
  }

  /** Waits until the server has ended the stream. */
  async end(): Promise<void> {
    await this.until(() => this.ended || undefined, 'the stream did not end');
  }

  close(): void {
    this.response.destroy();
  }

  private async until<T>(look: () => T | undefined, failure: string): Promise<T> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    for (let found = look(); ; found = look()) {
      if (found !== undefined) return found;
      if (Date.now() > giveUpAt) throw new Error(`${failure}; came: ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.changed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  private read(chunk: string): void {
    this.buffer += chunk;
    for (let end = this.buffer.indexOf('\n\n'); end >= 0; end = this.buffer.indexOf('\n\n')) {
      const block = this.buffer.slice(0, end);
      this.buffer = this.buffer.slice(end + 2);
      const fieldOf = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
      const [event, data] = [fieldOf('event'), fieldOf('data')];
      if (event !== null && data !== null) {
        this.note(() => this.events.push({ event, id: fieldOf('id'), data: JSON.parse(data) as unknown }));
      }
    }
  }

  private note(change: () => unknown): void {
    change();
    this.changed();
  }
}
