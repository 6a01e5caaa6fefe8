import { defineMessages, explainConstraints } from '#platform';

export const noticeMessages = defineMessages({
  'notice.already_on_notice': { zh: '该事项正在公示', en: 'This is on public notice already' },
  'notice.kind.award': { zh: '拟立项公示', en: 'Notice of award' },
  'objection.window_closed': {
    zh: '不在公示期内，不再受理异议（公示至 {endsAt}）',
    en: 'Objections can be filed only while the notice is on (until {endsAt})',
  },
  'objection.real_name_required': {
    zh: '对结果的异议须实名提出',
    en: 'An objection to a result is filed by real name',
  },
  'objection.kind.result': { zh: '结果异议', en: 'Objection to the result' },
  'objection.kind.misconduct': { zh: '违纪举报', en: 'Report of misconduct' },
});

explainConstraints({ public_notice_one_live: 'notice.already_on_notice' });
