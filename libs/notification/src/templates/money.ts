import type { Template } from './template.js';

/** Contributions, payments and the books. */
export const MONEY = {
  'contribution.submitted': {
    zh: ['投入待核实', '项目 {projectNumber}“{projectTitle}”申报投入 {amount} 元，请核实。'],
    en: ['A contribution waits for verification', 'Project {projectNumber} “{projectTitle}” declares {amount} yuan.'],
  },
  'contribution.verified': {
    zh: ['投入已核实', '项目 {projectNumber}“{projectTitle}”的投入 {amount} 元已核实。'],
    en: ['A contribution was verified', '{amount} yuan of project {projectNumber} “{projectTitle}” are verified.'],
  },
  'contribution.queried': {
    zh: ['投入退回补正', '项目 {projectNumber}“{projectTitle}”的投入 {amount} 元退回补正，请补充后重新提交。'],
    en: [
      'A contribution was queried',
      'The {amount} yuan of project {projectNumber} need more evidence; submit them again.',
    ],
  },
  'contribution.rejected': {
    zh: ['投入不予认定', '项目 {projectNumber}“{projectTitle}”的投入 {amount} 元不予认定。'],
    en: ['A contribution was rejected', 'The {amount} yuan of project {projectNumber} “{projectTitle}” do not count.'],
  },
  'contribution.reversed': {
    zh: ['投入冲销', '项目 {projectNumber}“{projectTitle}”的投入 {amount} 元已冲销。'],
    en: ['A contribution was reversed', 'The {amount} yuan of project {projectNumber} “{projectTitle}” were reversed.'],
  },
  'disbursement.eligible': {
    zh: ['拨付条件满足', '项目 {projectNumber}“{projectTitle}”第 {tranche} 期拨付 {number} 可以申请。'],
    en: [
      'A payment can be requested',
      'Disbursement {number}, tranche {tranche} of project {projectNumber}, is eligible.',
    ],
  },
  'disbursement.requested': {
    zh: ['拨付待审批', '拨付 {number}（项目 {projectNumber}，{amount} 元）待审批。'],
    en: [
      'A payment waits for approval',
      'Disbursement {number} (project {projectNumber}, {amount} yuan) was requested.',
    ],
  },
  'disbursement.approved': {
    zh: ['拨付待办理', '拨付 {number}（项目 {projectNumber}，{amount} 元）已批准，请办理。'],
    en: ['A payment can be released', 'Disbursement {number} (project {projectNumber}, {amount} yuan) was approved.'],
  },
  'disbursement.rejected': {
    zh: ['拨付不予批准', '拨付 {number}（项目 {projectNumber}，{amount} 元）未获批准。'],
    en: ['A payment was not approved', 'Disbursement {number} (project {projectNumber}, {amount} yuan) was rejected.'],
  },
  'disbursement.released': {
    zh: ['拨付已办理', '拨付 {number}（项目 {projectNumber}，{amount} 元）已送国库。'],
    en: [
      'A payment was released',
      'Disbursement {number} (project {projectNumber}, {amount} yuan) goes to the treasury.',
    ],
  },
  'disbursement.settled': {
    zh: ['拨付到账', '拨付 {number}（项目 {projectNumber}“{projectTitle}”，{amount} 元）已到账。'],
    en: ['A payment has arrived', 'Disbursement {number} (project {projectNumber}, {amount} yuan) is settled.'],
  },
  'disbursement.returned': {
    zh: ['银行退汇', '拨付 {number}（项目 {projectNumber}，{amount} 元）被银行退回，请核对收款账户。'],
    en: [
      'The bank returned a payment',
      'Disbursement {number} (project {projectNumber}, {amount} yuan) came back; check the account.',
    ],
  },
  'disbursement.withheld': {
    zh: ['拨付暂缓', '拨付 {number}（项目 {projectNumber}“{projectTitle}”）暂缓。'],
    en: ['A payment is withheld', 'Disbursement {number} of project {projectNumber} “{projectTitle}” is withheld.'],
  },
  'disbursement.cancelled': {
    zh: ['拨付取消', '拨付 {number}（项目 {projectNumber}“{projectTitle}”）已取消。'],
    en: ['A payment was cancelled', 'Disbursement {number} of project {projectNumber} “{projectTitle}” was cancelled.'],
  },
  'payment_batch.refused': {
    zh: ['国库拒收支付批次', '支付批次 {number}（合计 {amount} 元）被国库拒收，请处理。'],
    en: ['The treasury refused a batch', 'Payment batch {number} ({amount} yuan in all) was refused.'],
  },
  'payment_report.unmatched': {
    zh: ['国库回报待处理', '计划 {number}“{name}”有一条国库回报无法对应，请处理。'],
    en: ['A report fits no payment', 'Programme {number} “{name}” has a treasury report that matches nothing.'],
  },
  'settlement.recorded': {
    zh: ['结算完成', '项目 {number}“{title}”的最终结算已作出。'],
    en: ['A project was settled', 'The final settlement of project {number} “{title}” was computed.'],
  },
  'recovery.assessed': {
    zh: ['需追回资金', '项目 {projectNumber}“{projectTitle}”需追回 {amount} 元（{number}），请通知。'],
    en: ['Money must come back', 'Recovery {number}: {amount} yuan of project {projectNumber}; notify the debtor.'],
  },
  'recovery.notified': {
    zh: ['追回通知', '项目 {projectNumber}“{projectTitle}”需退回 {amount} 元（{number}），可在期限内申辩。'],
    en: [
      'Notice of recovery',
      '{amount} yuan of project {projectNumber} are to come back ({number}); you may reply in time.',
    ],
  },
  'recovery.replied': {
    zh: ['追回有申辩', '追回 {number}（项目 {projectNumber}）收到申辩。'],
    en: ['A debtor has replied', 'Recovery {number} of project {projectNumber} has a reply.'],
  },
  'recovery.demanded': {
    zh: ['要求退回资金', '请按要求退回项目 {projectNumber}“{projectTitle}”的 {amount} 元（{number}）。'],
    en: ['Money is demanded back', '{amount} yuan of project {projectNumber} are demanded back ({number}).'],
  },
  'recovery.received': {
    zh: ['退回资金到账', '追回 {number}（项目 {projectNumber}“{projectTitle}”）收到退款。'],
    en: ['Money came back', 'Recovery {number} of project {projectNumber} “{projectTitle}” received a payment.'],
  },
  'recovery.write_off_proposed': {
    zh: ['核销待审批', '追回 {number}（项目 {projectNumber}）申请核销，请审批。'],
    en: [
      'A write-off waits for approval',
      'Recovery {number} of project {projectNumber} is proposed to be written off.',
    ],
  },
  'recovery.write_off_refused': {
    zh: ['核销未获批准', '追回 {number}（项目 {projectNumber}）的核销未获批准。'],
    en: ['A write-off was refused', 'Recovery {number} of project {projectNumber} stays due.'],
  },
  'recovery.written_off': {
    zh: ['追回已核销', '追回 {number}（项目 {projectNumber}“{projectTitle}”）已核销。'],
    en: [
      'A recovery was written off',
      'Recovery {number} of project {projectNumber} “{projectTitle}” was written off.',
    ],
  },

  'programme.activated': {
    zh: ['计划启用', '计划 {number}“{name}”已启用。'],
    en: ['A programme is in force', 'Programme {number} “{name}” was activated.'],
  },
  'programme.closed': {
    zh: ['计划结束', '计划 {number}“{name}”已结束。'],
    en: ['A programme was closed', 'Programme {number} “{name}” was closed.'],
  },
  'fiscal_year.close_proposed': {
    zh: ['年度关账待复核', '计划 {number}“{name}”的年度关账待另一人确认。'],
    en: ['A year waits to be closed', 'A second person must close a year of programme {number} “{name}”.'],
  },
  'fiscal_year.close_withdrawn': {
    zh: ['年度关账撤回', '计划 {number}“{name}”的年度关账申请已撤回。'],
    en: ['A closing was withdrawn', 'The closing of a year of programme {number} “{name}” was withdrawn.'],
  },
  'fiscal_year.closed': {
    zh: ['年度已关账', '计划 {number}“{name}”的一个年度已关账。'],
    en: ['A year was closed', 'A fiscal year of programme {number} “{name}” was closed.'],
  },
  'prior_year_adjustment.proposed': {
    zh: ['以前年度更正待复核', '计划 {number}“{name}”有以前年度更正待另一人确认。'],
    en: ['An adjustment waits', 'A prior-year adjustment of programme {number} “{name}” waits for a second person.'],
  },
  'prior_year_adjustment.posted': {
    zh: ['以前年度更正入账', '计划 {number}“{name}”的以前年度更正已入账。'],
    en: ['An adjustment was posted', 'A prior-year adjustment of programme {number} “{name}” was posted.'],
  },
  'prior_year_adjustment.rejected': {
    zh: ['以前年度更正被退回', '计划 {number}“{name}”的以前年度更正未获确认。'],
    en: ['An adjustment was rejected', 'A prior-year adjustment of programme {number} “{name}” was rejected.'],
  },
} as const satisfies Readonly<Record<string, Template>>;
