import type { Audience } from './audiences.js';
import type { Group } from './groups.js';
import type { SubjectType } from './subjects.js';

/** Who is told what when something has happened. */
export interface Rule {
  /** The event; the kind itself when left out. */
  readonly on?: string;
  readonly about: SubjectType;
  /** Where the event names what it is about, when that is not its own subject. */
  readonly by?: 'projectId' | 'awardId' | 'programmeId';
  readonly group: Group;
  readonly to: readonly Audience[];
}

/**
 * Event → audience: the one table. Texts are in templates/, what an audience is in audiences.ts. An event that nobody
 * hears of stands in `SILENT`, so that a new one is decided on (rules.spec.ts).
 */
export const RULES = {
  // need
  'need.submitted': { about: 'need', group: 'work', to: ['recommender', 'officers'] },
  'need.recommended': { about: 'need', group: 'work', to: ['demander', 'officers'] },
  'need.taken_directly': { about: 'need', group: 'work', to: ['demander'] },
  'need.assessment_started': { about: 'need', group: 'results', to: ['demander'] },
  'need.assessed': { about: 'need', group: 'work', to: ['officers'] },
  'need.assessment_cancelled': { about: 'need', group: 'work', to: ['officers'] },
  'need.text_proposed': { about: 'need', group: 'work', to: ['demander'] },
  'need.text_accepted': { about: 'need', group: 'work', to: ['officers'] },
  'need.text_overdue': { about: 'need', group: 'deadlines', to: ['demander', 'officers'] },
  'need.returned': { about: 'need', group: 'work', to: ['demander'] },
  'need.deferred': { about: 'need', group: 'work', to: ['demander'] },
  'need.rejected': { about: 'need', group: 'results', to: ['demander'] },
  'need.listed': { about: 'need', group: 'results', to: ['demander'] },
  'need.withdrawn': { about: 'need', group: 'work', to: ['officers'] },

  // bulletin, challenge, clarification
  'bulletin.created': { about: 'bulletin', group: 'work', to: ['approvers'] },
  'bulletin.resubmitted': { about: 'bulletin', group: 'work', to: ['approvers'] },
  'bulletin.approved': { about: 'bulletin', group: 'work', to: ['officers'] },
  'bulletin.returned': { about: 'bulletin', group: 'work', to: ['officers', 'organiser'] },
  'bulletin.cancelled': { about: 'bulletin', group: 'work', to: ['officers', 'organiser'] },
  'challenge.opened': { about: 'challenge', group: 'results', to: ['demander'] },
  'challenge.published': { on: 'challenge.opened', about: 'challenge', group: 'challenges', to: ['all_takers'] },
  'challenge.window_extended': { about: 'challenge', group: 'deadlines', to: ['demander', 'participants'] },
  'challenge.amended': { about: 'challenge', group: 'challenges', to: ['demander', 'participants'] },
  'challenge.window_closed': { about: 'challenge', group: 'work', to: ['demander', 'officers'] },
  'challenge.evaluation_started': { about: 'challenge', group: 'work', to: ['officers'] },
  'challenge.ranked': { about: 'challenge', group: 'work', to: ['demander', 'officers'] },
  'challenge.no_award': { about: 'challenge', group: 'results', to: ['demander', 'officers'] },
  'challenge.cancelled': { about: 'challenge', group: 'results', to: ['demander', 'participants'] },
  'clarification.asked': { about: 'clarification', group: 'work', to: ['demander', 'officers'] },
  'clarification.answered': { about: 'clarification', group: 'challenges', to: ['asker', 'participants'] },
  'clarification.declined': { about: 'clarification', group: 'challenges', to: ['asker'] },

  // proposal: before the opening only the taker hears of it
  'proposal.submitted': { about: 'proposal', group: 'results', to: ['taker'] },
  'proposal.withdrawn': { about: 'proposal', group: 'results', to: ['taker'] },
  'proposal.expired': { about: 'proposal', group: 'deadlines', to: ['taker'] },
  'proposal.opened': { about: 'proposal', group: 'results', to: ['taker'] },
  'proposal.qualified': { about: 'proposal', group: 'results', to: ['taker'] },
  'proposal.unqualified': { about: 'proposal', group: 'results', to: ['taker'] },
  'proposal.selected': { about: 'proposal', group: 'results', to: ['taker'] },
  'proposal.reserved': { about: 'proposal', group: 'results', to: ['taker'] },
  'proposal.not_selected': { about: 'proposal', group: 'results', to: ['taker'] },
  'proposal.voided': { about: 'proposal', group: 'results', to: ['taker'] },

  // panel
  'panel.expert_invited': { about: 'panel_assignment', group: 'work', to: ['expert'] },
  'panel.seat_vacated': { about: 'panel_assignment', group: 'work', to: ['officers'] },
  'panel.expert_replaced': {
    on: 'panel.seat_vacated',
    about: 'panel_assignment',
    group: 'work',
    to: ['replaced_expert'],
  },
  'panel.scores_submitted': { about: 'panel_assignment', group: 'work', to: ['officers'] },
  'panel.dissolved': { about: 'panel', group: 'work', to: ['officers'] },

  // notice and objection
  'notice.published': { about: 'public_notice', group: 'results', to: ['demander', 'participants'] },
  'notice.ended': { about: 'public_notice', group: 'work', to: ['officers'] },
  'notice.withdrawn': { about: 'public_notice', group: 'results', to: ['demander', 'officers', 'participants'] },
  'objection.received': { about: 'objection', group: 'work', to: ['objection_handlers'] },
  'objection.withdrawn': { about: 'objection', group: 'work', to: ['objection_handlers'] },
  'objection.accepted': { about: 'objection', group: 'results', to: ['filer'] },
  'objection.not_accepted': { about: 'objection', group: 'results', to: ['filer'] },
  'objection.investigating': { about: 'objection', group: 'results', to: ['filer'] },
  'objection.upheld': { about: 'objection', group: 'results', to: ['filer'] },
  'objection.dismissed': { about: 'objection', group: 'results', to: ['filer'] },

  // selection
  'decision.drafted': { about: 'decision', group: 'work', to: ['approvers'] },
  'decision.returned': { about: 'decision', group: 'work', to: ['officers'] },
  'decision.approved': { about: 'decision', group: 'work', to: ['demander', 'officers'] },
  'award.on_notice': { about: 'award', group: 'results', to: ['taker'] },
  'award.confirmed': { about: 'award', group: 'work', to: ['demander', 'taker', 'officers'] },
  'award.suspended': { about: 'award', group: 'results', to: ['demander', 'taker'] },
  'award.resumed': { about: 'award', group: 'results', to: ['demander', 'taker'] },
  'award.voided': { about: 'award', group: 'results', to: ['demander', 'taker', 'officers'] },
  'award.declined': { about: 'award', group: 'work', to: ['demander', 'officers'] },
  'award.lapsed': { about: 'award', group: 'work', to: ['demander', 'taker', 'officers'] },

  // funding plan and agreement
  'funding_plan.drafted': { about: 'award', by: 'awardId', group: 'work', to: ['demander', 'taker', 'approvers'] },
  'funding_plan.revised': { about: 'award', by: 'awardId', group: 'work', to: ['demander', 'taker', 'approvers'] },
  'funding_plan.agreed': { about: 'award', by: 'awardId', group: 'money', to: ['demander', 'taker', 'officers'] },
  'project.created': { about: 'project', group: 'work', to: ['demander', 'taker'] },
  'agreement.signing_started': {
    about: 'project',
    by: 'projectId',
    group: 'work',
    to: ['demander', 'taker', 'approvers'],
  },
  'agreement.signed': { about: 'project', by: 'projectId', group: 'work', to: ['demander', 'taker', 'approvers'] },
  'agreement.returned_to_drafting': {
    about: 'project',
    by: 'projectId',
    group: 'work',
    to: ['demander', 'taker', 'officers'],
  },
  'agreement.effective': { about: 'project', by: 'projectId', group: 'results', to: ['demander', 'taker', 'officers'] },

  // project, termination
  'project.suspended': { about: 'project', group: 'work', to: ['demander', 'taker'] },
  'project.resumed': { about: 'project', group: 'work', to: ['demander', 'taker'] },
  'project.lapsed': { about: 'project', group: 'results', to: ['demander', 'taker', 'officers'] },
  'project.accepted': { about: 'project', group: 'results', to: ['demander', 'taker'] },
  'project.not_accepted': { about: 'project', group: 'results', to: ['demander', 'taker'] },
  'project.eliminated': { about: 'project', group: 'results', to: ['demander', 'taker', 'officers', 'finance'] },
  'project.placed': { about: 'project', group: 'results', to: ['demander', 'taker', 'officers'] },
  'project.not_placed': { about: 'project', group: 'results', to: ['demander', 'taker', 'officers'] },
  'project.terminated': { about: 'project', group: 'results', to: ['demander', 'taker', 'officers', 'finance'] },
  'project.settling': { about: 'project', group: 'money', to: ['demander', 'finance'] },
  'project.closed': { about: 'project', group: 'results', to: ['demander', 'taker', 'officers'] },
  'termination.requested': {
    about: 'project',
    by: 'projectId',
    group: 'work',
    to: ['demander', 'taker', 'officers'],
  },
  'termination.consented': { about: 'project', by: 'projectId', group: 'work', to: ['officers'] },
  'termination.found': { about: 'project', by: 'projectId', group: 'work', to: ['approvers'] },
  'termination.approved': {
    about: 'project',
    by: 'projectId',
    group: 'results',
    to: ['demander', 'taker', 'officers'],
  },
  'termination.refused': {
    about: 'project',
    by: 'projectId',
    group: 'results',
    to: ['demander', 'taker', 'officers'],
  },
  'termination.withdrawn': { about: 'project', by: 'projectId', group: 'results', to: ['officers'] },

  // milestone, acceptance
  'milestone.activated': { about: 'milestone', group: 'work', to: ['taker'] },
  'milestone.submitted': { about: 'milestone', group: 'work', to: ['demander'] },
  'milestone.rectification_asked': { about: 'milestone', group: 'work', to: ['taker'] },
  'milestone.not_met': { about: 'milestone', group: 'work', to: ['taker', 'officers'] },
  'milestone.overdue': { about: 'milestone', group: 'deadlines', to: ['demander', 'taker', 'officers'] },
  'milestone.passed': { about: 'milestone', group: 'results', to: ['taker', 'officers'] },
  'milestone.shifted': { about: 'milestone', group: 'deadlines', to: ['demander', 'taker'] },
  'milestone.waived': { about: 'milestone', group: 'results', to: ['demander', 'taker'] },
  'milestone.midterm_passed': { about: 'milestone', group: 'results', to: ['demander', 'taker'] },
  'acceptance.requested': { about: 'acceptance', group: 'work', to: ['demander', 'officers'] },
  'acceptance.testing_started': { about: 'acceptance', group: 'work', to: ['assessor', 'demander', 'taker'] },
  'acceptance.test_reported': { about: 'acceptance', group: 'work', to: ['demander', 'officers'] },
  'acceptance.meeting_held': { about: 'acceptance', group: 'work', to: ['demander'] },
  'acceptance.returned_to_testing': { about: 'acceptance', group: 'work', to: ['assessor', 'taker'] },
  'acceptance.opinion_given': { about: 'acceptance', group: 'work', to: ['officers'] },
  'acceptance.concluded': { about: 'acceptance', group: 'results', to: ['demander', 'taker'] },
  'acceptance.discontinued': { about: 'acceptance', group: 'results', to: ['demander', 'taker', 'officers'] },
  'acceptance.re_review_lapsed': { about: 'acceptance', group: 'deadlines', to: ['demander', 'taker', 'officers'] },

  // money
  'contribution.submitted': { about: 'contribution', group: 'work', to: ['finance'] },
  'contribution.verified': { about: 'contribution', group: 'money', to: ['contributor', 'taker'] },
  'contribution.queried': { about: 'contribution', group: 'work', to: ['contributor'] },
  'contribution.rejected': { about: 'contribution', group: 'money', to: ['contributor'] },
  'contribution.reversed': { about: 'contribution', group: 'money', to: ['contributor'] },
  'disbursement.eligible': { about: 'disbursement', group: 'work', to: ['officers'] },
  'disbursement.requested': { about: 'disbursement', group: 'work', to: ['approvers'] },
  'disbursement.approved': { about: 'disbursement', group: 'work', to: ['finance'] },
  'disbursement.rejected': { about: 'disbursement', group: 'work', to: ['officers'] },
  'disbursement.released': { about: 'disbursement', group: 'money', to: ['payee', 'officers'] },
  'disbursement.settled': { about: 'disbursement', group: 'money', to: ['payee', 'taker', 'officers'] },
  'disbursement.returned': { about: 'disbursement', group: 'work', to: ['payee', 'officers', 'finance'] },
  'disbursement.withheld': { about: 'disbursement', group: 'money', to: ['payee', 'approvers'] },
  'disbursement.cancelled': { about: 'disbursement', group: 'money', to: ['payee', 'officers'] },
  'payment_batch.refused': { about: 'payment_batch', group: 'work', to: ['finance'] },
  'payment_report.unmatched': { about: 'programme', by: 'programmeId', group: 'work', to: ['finance'] },
  'settlement.recorded': { about: 'project', group: 'money', to: ['demander', 'taker', 'officers'] },
  'recovery.assessed': { about: 'recovery', group: 'work', to: ['officers'] },
  'recovery.notified': { about: 'recovery', group: 'work', to: ['debtor'] },
  'recovery.replied': { about: 'recovery', group: 'work', to: ['officers'] },
  'recovery.demanded': { about: 'recovery', group: 'work', to: ['debtor', 'finance'] },
  'recovery.received': { about: 'recovery', group: 'money', to: ['debtor', 'officers'] },
  'recovery.write_off_proposed': { about: 'recovery', group: 'work', to: ['approvers'] },
  'recovery.write_off_refused': { about: 'recovery', group: 'work', to: ['finance'] },
  'recovery.written_off': { about: 'recovery', group: 'money', to: ['debtor', 'officers', 'finance'] },

  // programme and its books
  'programme.activated': { about: 'programme', group: 'work', to: ['officers', 'finance', 'organiser'] },
  'programme.closed': { about: 'programme', group: 'results', to: ['officers', 'finance', 'organiser'] },
  'fiscal_year.close_proposed': { about: 'programme', by: 'programmeId', group: 'work', to: ['approvers'] },
  'fiscal_year.close_withdrawn': { about: 'programme', by: 'programmeId', group: 'work', to: ['approvers'] },
  'fiscal_year.closed': { about: 'programme', by: 'programmeId', group: 'money', to: ['officers', 'finance'] },
  'prior_year_adjustment.proposed': { about: 'programme', by: 'programmeId', group: 'work', to: ['approvers'] },
  'prior_year_adjustment.posted': { about: 'programme', by: 'programmeId', group: 'money', to: ['finance'] },
  'prior_year_adjustment.rejected': { about: 'programme', by: 'programmeId', group: 'work', to: ['finance'] },
} as const satisfies Readonly<Record<string, Rule>>;

/** Steps that another event of the same moment tells of, or that only other modules follow. */
export const SILENT: readonly string[] = [
  // An addendum on its way waits in the worklists; what everybody hears of is the challenge it amended.
  'addendum.cancelled',
  'addendum.issued',
  'addendum.resubmitted',
  'addendum.returned',
  // What a checkpoint decides is told to each racer as its project's own event.
  'checkpoint.approved',
  'checkpoint.returned',
  'need.amended',
  'agreement.fulfilled',
  'agreement.rescinded',
  'bulletin.completed',
  'bulletin.published',
  'challenge.completed',
  'challenge.decided',
  'award.signed',
  'disbursement.instructed',
  'funding_plan.closed',
  'funding_plan.superseded',
  'milestone.check_started',
  'milestone.superseded',
  'panel.closed',
  'payment_report.asked',
  'programme.rules_set',
  'project.accepting',
  'project.activated',
  'project.returned_to_active',
  'project.settled',
];

/** Who is reminded before something falls due, by the action of the deadline. */
export const REMINDERS = {
  'need.wait_for_recommender': { about: 'need', to: ['recommender'] },
  'need.mark_text_overdue': { about: 'need', to: ['demander'] },
  'challenge.close_window': { about: 'challenge', to: ['participants'] },
  'objection.reply': { about: 'objection', to: ['objection_handlers'] },
  'selection.expire_reserves': { about: 'challenge', to: ['officers'] },
  'award.lapse': { about: 'award', to: ['demander', 'taker', 'approvers'] },
  'milestone.overdue': { about: 'milestone', to: ['taker'] },
  'milestone.decide': { about: 'milestone', to: ['officers'] },
  'acceptance.lapse_re_review': { about: 'acceptance', to: ['taker'] },
  'recovery.reply': { about: 'recovery', to: ['debtor'] },
} as const satisfies Readonly<Record<string, Omit<Rule, 'group' | 'on' | 'by'>>>;

export type ReminderAction = keyof typeof REMINDERS;
/** Work that was given up and waits for the system administrator; a sweep tells of it, not an event. */
export const PARKED = 'job.parked';

export type Kind = keyof typeof RULES | `deadline.${ReminderAction}` | typeof PARKED;

interface KindOf {
  readonly group: Group;
  readonly about: SubjectType;
}

/** The group and the subject of every kind. */
export const KINDS: ReadonlyMap<Kind, KindOf> = new Map<Kind, KindOf>([
  ...(Object.entries(RULES) as [keyof typeof RULES, Rule][]),
  ...(Object.entries(REMINDERS) as [ReminderAction, Pick<Rule, 'about'>][]).map(
    ([action, { about }]) => [`deadline.${action}`, { about, group: 'deadlines' }] as const,
  ),
  [PARKED, { about: 'job', group: 'system' }],
]);
