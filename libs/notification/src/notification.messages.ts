import { defineMessages } from '#platform';

export const notificationMessages = defineMessages({
  'notification.group_twice': { zh: '同一类通知不得重复设置', en: 'A group is named twice' },
  'notification.too_many_streams': {
    zh: '同时打开的通知连接过多（最多 {max} 个）',
    en: 'Too many notification streams are open (at most {max})',
  },
  'notification.stream_only': {
    zh: '该地址仅提供事件流（Accept: text/event-stream）',
    en: 'This address answers with an event stream only (Accept: text/event-stream)',
  },
});
