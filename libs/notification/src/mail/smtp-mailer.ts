import { createTransport, type Transporter } from 'nodemailer';
import { MailRefused, Mailer, type Mail } from './mailer.js';

const CONNECT_MS = 10_000;
const SILENCE_MS = 60_000;
const CONNECTIONS = 4;

interface SmtpOptions {
  readonly url: string;
  readonly from: string;
}

/** Hands mail to an SMTP server over a few kept connections. */
export class SmtpMailer extends Mailer {
  private readonly transport: Transporter;

  constructor(private readonly options: SmtpOptions) {
    super();
    this.transport = createTransport({
      url: options.url,
      pool: true,
      maxConnections: CONNECTIONS,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      // Nothing of a mail may make us read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
  }

  override async send({ messageId, to, subject, text, html }: Mail): Promise<void> {
    try {
      await this.transport.sendMail({
        from: this.options.from,
        to: { name: '', address: to },
        ...{ messageId, subject, text, html },
        // Nobody's out-of-office note shall answer us (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        textEncoding: 'base64',
      });
    } catch (error) {
      throw explained(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** What failed, without the server's own words: they name the address, and an operator reads this. */
function explained(error: unknown): Error {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  const what = `mail server: ${[code, responseCode, command].filter((part) => part !== undefined).join(' ')}`;
  const isAboutThisMailbox = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 550;
  return isAboutThisMailbox ? new MailRefused(what) : new Error(what);
}
