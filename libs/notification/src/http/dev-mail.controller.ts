import { Controller } from '@nestjs/common';
import { Config, notFound } from '#platform';
import { Id, ReadRoute } from '#platform/http';
import { capturedMail, capturedMails } from '../mail/captured-mails.js';
import { CapturedMailsView, CapturedMailView } from './notification.dto.js';

/** The mails that the embedded mail server of `npm start` has taken. Outside dev mode these routes do not exist. */
@Controller('dev/mails')
export class DevMailController {
  constructor(private readonly config: Config) {}

  @ReadRoute('', {
    can: 'public',
    zh: '截获的邮件（仅开发模式）',
    en: 'Captured mails (dev mode only)',
    returns: CapturedMailsView,
  })
  async list(): Promise<CapturedMailsView> {
    this.assertDev();
    const mails = await capturedMails(this.config.DATA_DIR);
    return { items: mails.map(({ id, receivedAt, to, subject }) => ({ id, receivedAt, to: [...to], subject })) };
  }

  @ReadRoute(':id', {
    can: 'public',
    zh: '一封截获的邮件（仅开发模式）',
    en: 'A captured mail (dev mode only)',
    returns: CapturedMailView,
  })
  async read(@Id() id: string): Promise<CapturedMailView> {
    this.assertDev();
    const mail = await capturedMail(this.config.DATA_DIR, id);
    if (!mail) throw notFound('mail', id);
    return { ...mail, to: [...mail.to] };
  }

  private assertDev(): void {
    if (!this.config.isDev) throw notFound('route');
  }
}
