import { defineMessages } from '#platform';

/** Why a report changed nothing. The explained ones need nobody: they say nothing that is not known. */
export const paymentReportMessages = defineMessages({
  'payment_report.unmatched.repeated': { zh: '重复回报，已处理', en: 'A repetition of a report that was applied' },
  'payment_report.unmatched.out_of_order': {
    zh: '到账回报晚于退汇回报到达',
    en: 'The settlement was reported after the return of the same payment',
  },
  'payment_report.unmatched.not_applied': { zh: '回报未能入账', en: 'The report could not be booked' },
  'payment_report.unmatched.unreadable': { zh: '回报内容无法识别', en: 'The report cannot be read' },
  'payment_report.still_unmatched': { zh: '国库答复与该回报不符', en: 'The treasury’s answer is not this report' },
});
