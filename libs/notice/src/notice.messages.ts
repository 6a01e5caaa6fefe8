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
  'objection.how.result': {
    zh: '对公示结果有异议的，须以真实身份提出，由主管部门受理并在规定期限内答复',
    en: 'An objection to the result is filed by real name; the agency handles and answers it in time',
  },
  'objection.how.misconduct': {
    zh: '反映违纪违规问题的，由监督部门受理，可以匿名',
    en: 'A report of misconduct goes to oversight and may be anonymous',
  },
});

explainConstraints({ public_notice_one_live: 'notice.already_on_notice' });
