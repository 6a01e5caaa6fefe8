import { defineMessages, explainConstraints } from '#platform';

export const noticeMessages = defineMessages({
  'notice.already_on_notice': { zh: '该事项正在公示', en: 'This is on public notice already' },
  'objection.window_closed': {
    zh: '不在公示期内，不再受理异议（公示至 {endsAt}）',
    en: 'Objections can be filed only while the notice is on (until {endsAt})',
  },
  'objection.real_name_required': {
    zh: '对结果的异议须实名提出',
    en: 'An objection to a result is filed by real name',
  },
});

explainConstraints({ public_notice_one_live: 'notice.already_on_notice' });
