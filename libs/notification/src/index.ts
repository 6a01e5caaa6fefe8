export { MailDelivery, Notification } from './notification.entities.js';
export { GROUPS, MAIL_MODES, type Group, type MailMode } from './groups.js';
export { AUDIENCES, type Audience } from './audiences.js';
export { notificationMessages } from './notification.messages.js';
