import { Client } from 'pg';
import type { Config } from '../config/config.js';
import { APP_ROLE } from './data-source.js';

const RECONNECT_MS = 1_000;

interface ListenerOptions {
  readonly config: Pick<Config, 'DATABASE_URL'>;
  readonly channel: string;
  /** How the connection is called in the database's own views. */
  readonly applicationName: string;
  readonly onNotify: (payload: string) => void;
  /** Called whenever it listens (again): what was notified in between is lost and has to be looked for. */
  readonly onListen?: () => void;
}

/**
 * Hears what transactions NOTIFY on one channel, over a connection of its own. A lost connection is made again; nobody
 * may rely on hearing everything.
 */
export class ChannelListener {
  private stopping = false;
  private client: Client | null = null;

  constructor(private readonly options: ListenerOptions) {}

  start(): void {
    void this.listen();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    if (this.stopping) return;
    const { config, channel, applicationName, onNotify, onListen } = this.options;
    const client = new Client({
      connectionString: config.DATABASE_URL,
      options: `-c role=${APP_ROLE}`,
      application_name: applicationName,
    });
    const again = (): void => {
      if (!this.stopping) setTimeout(() => void this.listen(), RECONNECT_MS).unref();
    };
    client.on('notification', ({ payload }) => onNotify(payload ?? ''));
    client.once('error', () => {
      client.end().catch(() => undefined);
      again();
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      this.client = client;
      // It was told to stop while it connected, and then found no connection to close.
      if (this.stopping) await client.end();
      else onListen?.();
    } catch {
      again();
    }
  }
}
