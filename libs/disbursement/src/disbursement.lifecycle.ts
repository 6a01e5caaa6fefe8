import { defineGuard, defineLifecycle, type Facts, type Reason } from '#platform';
import type { Disbursement } from './disbursement.entities.js';

export interface DisbursementFacts extends Facts {
  readonly subject: Disbursement;
  /** Why the tranche's trigger has not come about; null when it has. */
  readonly gate: Reason | null;
  /** What the rules allow for this part now, in fen. */
  readonly payableFen: bigint;
  readonly payeeAccountVerified: boolean;
}

const notSuspended = defineGuard<DisbursementFacts>(
  'disbursement.project_suspended',
  { zh: '项目已暂停，暂缓拨付', en: 'The project is suspended; nothing is paid' },
  ({ gate }) => gate?.code !== 'disbursement.project_suspended',
);

const notTerminated = defineGuard<DisbursementFacts>(
  'disbursement.project_terminated',
  { zh: '项目已终止，待结算', en: 'The project is terminated and waits for its settlement' },
  ({ gate }) => gate?.code !== 'disbursement.project_terminated',
);

/** Said in words of their own by the guards above. */
const PROJECT_GATES = ['disbursement.project_suspended', 'disbursement.project_terminated'];

const gateOpen = defineGuard<DisbursementFacts>(
  'disbursement.gate_closed',
  { zh: '拨付条件尚未满足（{gate}）', en: 'The trigger of this tranche has not come about ({gate})' },
  ({ gate }) => gate === null || PROJECT_GATES.includes(gate.code) || { gate: gate.code, ...gate.params },
);

/** Whether the tranche may be paid at all. */
const paying = [notSuspended, notTerminated, gateOpen] as const;

const somethingToPay = defineGuard<DisbursementFacts>(
  'disbursement.nothing_to_pay',
  { zh: '按规则本期可拨付金额为零', en: 'The rules leave nothing to pay in this tranche' },
  ({ payableFen }) => payableFen > 0n,
);

/** A contribution may have been reversed since the request. */
const stillPayable = defineGuard<DisbursementFacts>(
  'disbursement.limit_exceeded',
  { zh: '申请金额超过现可拨付的 {payableFen:yuan} 元', en: 'The request exceeds CNY {payableFen:yuan} payable now' },
  ({ subject, payableFen }) => ((subject.amountFen ?? 0n) <= payableFen ? true : { payableFen: payableFen.toString() }),
);

const notRequester = defineGuard<DisbursementFacts>(
  'disbursement.approver_is_requester',
  { zh: '申请人不得审批', en: 'Who requested may not approve' },
  ({ subject }, { actor }) => subject.requestedBy !== actor.userId,
);

const thirdPerson = defineGuard<DisbursementFacts>(
  'disbursement.releaser_not_third',
  { zh: '申请人、审批人不得办理拨付', en: 'Who requested or approved may not release' },
  ({ subject }, { actor }) => actor.userId !== subject.requestedBy && actor.userId !== subject.approvedBy,
);

const notReleased = defineGuard<DisbursementFacts>(
  'disbursement.already_released',
  { zh: '已办理拨付，等待国库执行', en: 'It is released already and waits for the treasury' },
  ({ subject }) => subject.releasedBy === null,
);

const payeeAccount = defineGuard<DisbursementFacts>(
  'disbursement.no_payee_account',
  { zh: '收款单位没有已核验的收款账户', en: 'The payee has no verified account' },
  ({ payeeAccountVerified }) => payeeAccountVerified,
);

/**
 * 拨付 of a tranche (domain.md section 5): the officer requests, the approver approves, the finance officer releases,
 * three persons; the worker instructs; the treasury reports. A returned payment goes back to a request, never to an
 * approval; the bank may return it weeks later, when the project has ended, so `closed` is not final.
 */
export const disbursementLifecycle = defineLifecycle<DisbursementFacts>()({
  name: 'disbursement',
  table: 'disbursement',
  label: { zh: '拨付', en: 'Disbursement' },
  initial: 'planned',
  states: {
    planned: { zh: '计划', en: 'Planned' },
    eligible: { zh: '可申请', en: 'Eligible' },
    requested: { zh: '已申请', en: 'Requested' },
    approved: { zh: '已批准', en: 'Approved' },
    instructed: { zh: '已指令', en: 'Instructed' },
    settled: { zh: '已到账', en: 'Settled' },
    returned: { zh: '退汇', en: 'Returned' },
    rejected: { zh: '不予批准', en: 'Rejected' },
    withheld: { zh: '暂缓', en: 'Withheld' },
    closed: { zh: '已结清', en: 'Closed' },
    cancelled: { zh: '已取消', en: 'Cancelled', final: true },
  },
  actions: {
    make_eligible: {
      zh: '条件满足',
      en: 'Make eligible',
      from: ['planned'],
      to: 'eligible',
      permission: 'disbursement.make_eligible',
      guards: paying,
      emits: 'disbursement.eligible',
    },
    request: {
      zh: '申请拨付',
      en: 'Request',
      from: ['eligible', 'returned', 'rejected'],
      to: 'requested',
      permission: 'disbursement.request',
      guards: [...paying, somethingToPay],
      emits: 'disbursement.requested',
    },
    approve: {
      zh: '批准',
      en: 'Approve',
      from: ['requested'],
      to: 'approved',
      permission: 'disbursement.approve',
      guards: [notRequester, ...paying, stillPayable],
      emits: 'disbursement.approved',
    },
    reject: {
      zh: '不予批准',
      en: 'Reject',
      from: ['requested'],
      to: 'rejected',
      permission: 'disbursement.approve',
      reason: 'required',
      emits: 'disbursement.rejected',
    },
    release: {
      zh: '办理拨付',
      en: 'Release',
      from: ['approved'],
      to: 'same',
      permission: 'disbursement.release',
      guards: [thirdPerson, notReleased, ...paying, stillPayable, payeeAccount],
      emits: 'disbursement.released',
    },
    instruct: {
      zh: '发送指令',
      en: 'Instruct',
      from: ['approved'],
      to: 'instructed',
      permission: 'disbursement.instruct',
      emits: 'disbursement.instructed',
    },
    settle: {
      zh: '到账',
      en: 'Settle',
      from: ['instructed'],
      to: 'settled',
      permission: 'disbursement.report',
      emits: 'disbursement.settled',
    },
    return: {
      zh: '退汇',
      en: 'Return',
      from: ['instructed', 'settled', 'closed'],
      to: 'returned',
      permission: 'disbursement.report',
      reason: 'required',
      emits: 'disbursement.returned',
    },
    withhold: {
      zh: '暂缓',
      en: 'Withhold',
      from: ['eligible', 'requested', 'approved', 'returned', 'rejected'],
      to: 'withheld',
      permission: 'disbursement.withhold',
      guards: [notReleased],
      reason: 'required',
      emits: 'disbursement.withheld',
    },
    lift: {
      zh: '恢复',
      en: 'Lift the hold',
      from: ['withheld'],
      to: 'eligible',
      permission: 'disbursement.withhold',
      reason: 'required',
    },
    cancel: {
      zh: '取消',
      en: 'Cancel',
      from: ['planned', 'eligible', 'returned', 'rejected', 'withheld'],
      to: 'cancelled',
      permission: 'disbursement.cancel',
      reason: 'required',
      emits: 'disbursement.cancelled',
    },
    void: {
      zh: '随项目终止取消',
      en: 'Cancel with the project',
      from: ['requested', 'approved'],
      to: 'cancelled',
      permission: 'disbursement.void',
      guards: [notReleased],
      reason: 'required',
      emits: 'disbursement.cancelled',
    },
    close: {
      zh: '结清',
      en: 'Close',
      from: ['settled'],
      to: 'closed',
      permission: 'disbursement.close',
    },
  },
});
