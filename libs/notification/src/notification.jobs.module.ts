import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Config, LOGGER } from '#platform';
import { HandlerRegistry } from '#platform/jobs';
import './notification.labels.js';
import './notification.messages.js';
import { mailSender, sweeps, tellers } from './jobs/handlers.js';
import { Mailer } from './mail/mailer.js';
import { SmtpMailer } from './mail/smtp-mailer.js';

/** Stands where no mail server is configured; nothing asks it to send. */
class NoMailer extends Mailer {
  override send(): Promise<void> {
    return Promise.reject(new Error('SMTP_URL is not set'));
  }
}

@Module({
  providers: [
    {
      provide: Mailer,
      inject: [Config],
      useFactory: ({ SMTP_URL: url, MAIL_FROM: from }: Config) =>
        url ? new SmtpMailer({ url, from }) : new NoMailer(),
    },
  ],
})
export class NotificationJobsModule implements OnApplicationShutdown {
  constructor(
    registry: HandlerRegistry,
    config: Config,
    private readonly mailer: Mailer,
    @Inject(LOGGER) logger: Logger,
  ) {
    const settings = { mail: config.SMTP_URL !== undefined, portalUrl: config.PORTAL_URL };
    if (!settings.mail) logger.info('SMTP_URL is not set: people are told in the portal only');
    registry.register(...tellers(settings), mailSender(settings));
    registry.registerPeriodic(...sweeps(settings));
  }

  onApplicationShutdown(): void {
    if (this.mailer instanceof SmtpMailer) this.mailer.close();
  }
}
