import { Module } from '@nestjs/common';
import './notification.labels.js';
import './notification.messages.js';
import { DevMailController } from './http/dev-mail.controller.js';
import { MyNotificationsController } from './http/my-notifications.controller.js';
import { NotificationTemplateController } from './http/notification-template.controller.js';
import { NotificationStreams } from './http/stream/notification-streams.js';

@Module({
  controllers: [MyNotificationsController, NotificationTemplateController, DevMailController],
  providers: [NotificationStreams],
})
export class NotificationHttpModule {}
