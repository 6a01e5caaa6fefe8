import {
  clearDeadline,
  create,
  endOfShanghaiDay,
  forbidden,
  invalid,
  localDate,
  lock,
  nextNumber,
  refused,
  row,
  shanghaiDate,
  uuidv7,
  type Reason,
  type Tx,
} from '#platform';
import { milestonesOf, openMilestones } from '#milestone';
import { beginAccepting, getProject, projectParties, type Project } from '#project';
import { latestRequestOn, LATE_DEADLINE } from './fail-late.js';
import { RE_REVIEW_DEADLINE } from './lapse-re-review.js';
import { Acceptance } from '../acceptance.entities.js';
import { acceptanceLifecycle } from '../acceptance.lifecycle.js';
import { acceptancesOf } from '../acceptance.repository.js';

export interface RequestAcceptance {
  readonly projectId: string;
  /** What the taker says it has reached. */
  readonly statement: string;
  /** The pledge that the material holds no state secrets (domain.md section 1: the platform refuses them). */
  readonly noStateSecrets: boolean;
}

/**
 * The taker asks for acceptance, or for another round of it after a re-review; the project is `accepting` from now on.
 * @throws 403 · 404 · 409 acceptance.milestones_missing, acceptance.milestones_open, acceptance.already_open,
 *   acceptance.re_review_too_late, and whatever keeps the project from being accepted
 *   · 422 acceptance.state_secrets_pledge_missing
 */
export async function requestAcceptance(tx: Tx, input: RequestAcceptance): Promise<Acceptance> {
  await lock(tx, [row('project', input.projectId)]);
  if (!input.noStateSecrets) throw invalid({ path: 'noStateSecrets', code: 'acceptance.state_secrets_pledge_missing' });
  const project = await getProject(tx, input.projectId);
  const parties = await projectParties(tx, project);
  if (!tx.context.actor.may('acceptance.request', parties)) throw forbidden('acceptance.request');
  const [previous] = await acceptancesOf(tx, project.id);
  const reasons = [
    ...(await milestoneReasons(tx, project.id)),
    ...roundReasons(previous, tx.now),
    ...(await lateReasons(tx, project, previous)),
  ];
  if (reasons.length > 0) throw refused(...reasons);
  const acceptance = await create(tx, acceptanceLifecycle, {
    row: await firstRow(tx, project, { statement: input.statement, round: (previous?.round ?? 0) + 1 }),
    permission: 'acceptance.request',
    parties,
    emits: 'acceptance.requested',
    refs: { projectId: project.id },
  });
  await beginAccepting(tx, { projectId: project.id });
  await clearDeadline(tx, project.id, LATE_DEADLINE);
  if (previous) await clearDeadline(tx, previous.id, RE_REVIEW_DEADLINE);
  return acceptance;
}

/** The rules give so many months after the period; a second round has days of its own. */
async function lateReasons(tx: Tx, project: Project, previous: Acceptance | undefined): Promise<Reason[]> {
  const until = previous ? null : await latestRequestOn(tx, project);
  if (until === null || tx.now < endOfShanghaiDay(localDate(until))) return [];
  return [{ code: 'acceptance.too_late', params: { until } }];
}

async function milestoneReasons(tx: Tx, projectId: string): Promise<Reason[]> {
  // The worker makes the milestones a moment after the agreement took effect: until then none is open either.
  if ((await milestonesOf(tx, projectId)).length === 0) return [{ code: 'acceptance.milestones_missing' }];
  const count = await openMilestones(tx, projectId);
  return count === 0 ? [] : [{ code: 'acceptance.milestones_open', params: { count } }];
}

function roundReasons(previous: Acceptance | undefined, now: Date): Reason[] {
  if (!previous) return [];
  if (previous.state !== 'concluded') return [{ code: 'acceptance.already_open' }];
  const until = previous.reReviewUntil;
  return until !== null && shanghaiDate(now) > until
    ? [{ code: 'acceptance.re_review_too_late', params: { until } }]
    : [];
}

async function firstRow(
  tx: Tx,
  project: Project,
  request: Pick<Acceptance, 'statement' | 'round'>,
): Promise<Acceptance> {
  return {
    id: uuidv7(),
    programmeId: project.programmeId,
    number: await nextNumber(tx, 'YS'),
    state: 'requested',
    outcome: null,
    version: 1,
    projectId: project.id,
    rulePackId: project.rulePackId,
    demanderId: project.demanderId,
    takerId: project.takerId,
    assessorId: null,
    ...request,
    requestedBy: tx.context.actor.userId,
    meetingOn: null,
    meetingPlace: null,
    attendees: null,
    minutes: null,
    opinionVerdict: null,
    opinion: null,
    opinionBy: null,
    opinionAt: null,
    completionPpm: null,
    outcomeReasons: null,
    concludedBy: null,
    concludedAt: null,
    reReviewUntil: null,
    reReviewLapsedAt: null,
    createdAt: tx.now,
  };
}
