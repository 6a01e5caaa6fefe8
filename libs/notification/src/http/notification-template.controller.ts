import { Controller } from '@nestjs/common';
import { Config } from '#platform';
import { ReadRoute } from '#platform/http';
import { NotificationTemplatesView } from './notification.dto.js';
import { templateViews } from './notification.views.js';

/** What people may be told, to be looked at before they are. */
@Controller('notification-templates')
export class NotificationTemplateController {
  constructor(private readonly config: Config) {}

  @ReadRoute('', {
    can: 'notification_template.read',
    zh: '通知模板预览（示例参数，中英文，含邮件）',
    en: 'Every notification with sample parameters, in both languages, and as a mail',
    returns: NotificationTemplatesView,
  })
  list(): NotificationTemplatesView {
    return { items: templateViews(this.config.PORTAL_URL) };
  }
}
