import { ANY_FIELD, defineLabels } from './labels.js';

defineLabels(ANY_FIELD, {
  create: { zh: '创建', en: 'Create' },
  attach_file: { zh: '添加附件', en: 'Attach a file' },
});

defineLabels('expected', {
  string: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数值', en: 'a number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'an object' },
});

defineLabels('because', {
  attempts_exhausted: { zh: '重试次数已用完', en: 'Attempts exhausted' },
  unknown_handler: { zh: '没有对应的处理程序', en: 'Nobody handles it' },
  unknown_event: { zh: '未知事件', en: 'Unknown event' },
});

defineLabels('action', {
  'job.redrive': { zh: '重新处理停放任务', en: 'Redrive a parked job' },
  'calendar.load': { zh: '录入放假安排', en: 'Load a calendar' },
});

defineLabels('subjectType', {
  calendar: { zh: '工作日历', en: 'Working calendar' },
  delivery: { zh: '后台任务', en: 'Background job' },
});

defineLabels('eventType', {
  'deadline.moved': { zh: '期限因放假安排调整', en: 'Deadline moved by the calendar' },
});
