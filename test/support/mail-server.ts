import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { readMail } from '../../libs/notification/src/mail/captured-mails.js';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A real mail server on a port of its own, which keeps what it is given and fails as a test wants it to. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  private server: SMTPServer | null = null;
  private port = 0;
  /** SMTP answers to the next mails, for example 451; they are not taken. */
  private readonly refusals: { readonly status: number; readonly at: 'rcpt' | 'data' }[] = [];

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    await server.listen();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Listens again on the port it had. */
  async listen(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      // Connections that a client keeps are cut, as by a server that goes down.
      closeTimeout: 100,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (_address, _session, done) => done(this.refusalAt('rcpt')),
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const refusal = this.refusalAt('data');
          if (!refusal) {
            const to = envelope.rcptTo.map(({ address }) => address);
            this.mails.push({ to, ...readMail(Buffer.concat(chunks).toString('utf8')) });
          }
          done(refusal);
        });
      },
    });
    // A client that is cut off is nothing a test needs to hear of.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  refuseNext(status: number, at: 'rcpt' | 'data' = 'data'): void {
    this.refusals.push({ status, at });
  }

  /** Mails to an address, in the order in which they came. */
  to(address: string): readonly ReceivedMail[] {
    return this.mails.filter((mail) => mail.to.includes(address));
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  private refusalAt(at: 'rcpt' | 'data'): Error | null {
    if (this.refusals[0]?.at !== at) return null;
    const { status } = this.refusals.shift() as { status: number };
    return Object.assign(new Error('not now'), { responseCode: status });
  }
}
