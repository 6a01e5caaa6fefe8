import type { RecordedEvent } from '#platform';
import type { LocalHandler } from '#platform/jobs';
import { cancelPayments } from '../actions/cancel-payments.js';
import { evaluateTranches, planDisbursements, shiftDates } from '../actions/plan-disbursements.js';
import { moveReplyDate, REPLY_DEADLINE } from '../actions/recover.js';
import { closeDisbursements, finishWhenSettled } from '../actions/settle-project.js';

/** The project an event is about: named in its refs, or the subject itself. */
const projectOf = (event: RecordedEvent): string => String(event.refs?.['projectId'] ?? event.subjectId);

const TRIGGERS = [
  'contribution.verified',
  'milestone.passed',
  'milestone.midterm_passed',
  'acceptance.concluded',
  'settlement.recorded',
  'project.resumed',
  'project.eliminated',
  'project.placed',
  'project.not_placed',
  'project.lapsed',
  'checkpoint.approved',
] as const;

/** Tranches whose trigger may have come about with one of these events are looked at again. */
export const openTranches: readonly LocalHandler[] = TRIGGERS.map((on) => ({
  name: `disbursement.open-tranches.${on}`,
  on,
  queue: 'money',
  permissions: ['disbursement.make_eligible'],
  run: (tx, event) => evaluateTranches(tx, projectOf(event)),
}));

/** A project that rested has that much longer for what is not paid. */
export const shiftRested: LocalHandler = {
  name: 'disbursement.shift-latest-dates',
  on: 'project.resumed',
  queue: 'money',
  permissions: [],
  run: (tx, { subjectId: projectId, refs }) => shiftDates(tx, { projectId, days: Number(refs?.['restedDays'] ?? 0) }),
};

/** An effective agreement has its disbursements planned. */
export const planTranches: LocalHandler = {
  name: 'disbursement.plan-tranches',
  on: 'agreement.effective',
  queue: 'money',
  permissions: ['disbursement.plan', 'disbursement.make_eligible'],
  run: (tx, event) => planDisbursements(tx, projectOf(event)),
};

const LAST_STEPS = [
  'disbursement.settled',
  'disbursement.cancelled',
  'settlement.recorded',
  'recovery.received',
  'recovery.written_off',
] as const;

/**
 * The settlement ends with the last payment made or given up or the last receipt, or at once when nothing is open. Most
 * payments are made long before it: what was made under the project's lock before a settlement was recorded needs no
 * look, the one recorded behind it has its own.
 */
export const finishSettlements: readonly LocalHandler[] = LAST_STEPS.map((on) => ({
  name: `disbursement.finish-settlement.${on}`,
  on,
  queue: 'money',
  permissions: [
    'project.finish_settlement',
    'project.close',
    'agreement.fulfil',
    'funding_plan.close',
    'disbursement.close',
  ],
  concerns: ({ beforeSettlement }) => beforeSettlement !== 1,
  run: (tx, event) => finishWhenSettled(tx, projectOf(event)),
}));

const cancelling = (name: string, on: string): LocalHandler => ({
  name,
  on,
  queue: 'money',
  permissions: ['disbursement.cancel', 'disbursement.void'],
  run: (tx, event) => cancelPayments(tx, event.subjectId),
});

/** A project that ended early is paid nothing that the treasury has not been told of. */
export const cancelEnded: readonly LocalHandler[] = [
  cancelling('disbursement.cancel-terminated', 'project.terminated'),
  cancelling('disbursement.cancel-eliminated', 'project.eliminated'),
  cancelling('disbursement.cancel-not-placed', 'project.not_placed'),
];

/** A year's holidays were announced, and the days for a reply end on another date. */
export const followCalendar: LocalHandler = {
  name: 'disbursement.follow-calendar',
  on: 'deadline.moved',
  permissions: ['recovery.move_reply'],
  run: async (tx, { subjectId, refs }) => {
    if (refs?.['action'] === REPLY_DEADLINE) await moveReplyDate(tx, subjectId);
  },
};

export const closePaid: LocalHandler = {
  name: 'disbursement.close-paid',
  on: 'project.closed',
  queue: 'money',
  permissions: ['disbursement.close'],
  run: (tx, event) => closeDisbursements(tx, event.subjectId),
};
