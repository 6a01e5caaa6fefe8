import { invalid, lock, row, shanghaiDate, transition, type Tx } from '#platform';
import type { Acceptance, OpinionVerdict } from '../acceptance.entities.js';
import { acceptanceFacts } from '../acceptance.facts.js';
import { acceptanceLifecycle } from '../acceptance.lifecycle.js';
import { getAcceptance } from '../acceptance.repository.js';

export interface HoldMeeting {
  readonly acceptanceId: string;
  readonly version: number;
  /** YYYY-MM-DD in Shanghai. */
  readonly meetingOn: string;
  readonly meetingPlace: string;
  readonly attendees: readonly string[];
  readonly minutes: string;
}

/**
 * Whoever leads the acceptance records the meeting, once every indicator has a result.
 * @throws 403 · 404 · 409 acceptance.demander_leads, acceptance.agency_leads, acceptance.not_measured · 422 acceptance.date_in_future
 */
export async function holdMeeting(tx: Tx, input: HoldMeeting): Promise<Acceptance> {
  await lock(tx, [row('acceptance', input.acceptanceId)]);
  const facts = await acceptanceFacts(tx, await getAcceptance(tx, input.acceptanceId));
  const { version, meetingOn, meetingPlace, attendees, minutes } = input;
  const met = await transition(tx, acceptanceLifecycle, 'hold_meeting', {
    facts,
    version,
    set: { meetingOn, meetingPlace, attendees: [...attendees], minutes },
    refs: { projectId: facts.subject.projectId },
  });
  const today = shanghaiDate(tx.now);
  if (meetingOn > today) throw invalid({ path: 'meetingOn', code: 'acceptance.date_in_future', params: { today } });
  return met;
}

export interface ReturnToTesting {
  readonly acceptanceId: string;
  readonly version: number;
  readonly reason?: string;
}

/**
 * The meeting found a result that must be measured or reported again. The record of the meeting and the opinion on it
 * go; the audit trail keeps them.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function returnToTesting(tx: Tx, input: ReturnToTesting): Promise<Acceptance> {
  await lock(tx, [row('acceptance', input.acceptanceId)]);
  const facts = await acceptanceFacts(tx, await getAcceptance(tx, input.acceptanceId));
  const { version, reason } = input;
  const meeting = { meetingOn: null, meetingPlace: null, attendees: null, minutes: null };
  const opinion = { opinionVerdict: null, opinion: null, opinionBy: null, opinionAt: null };
  return transition(tx, acceptanceLifecycle, 'return_to_testing', {
    facts,
    version,
    reason,
    set: { ...meeting, ...opinion },
    refs: { projectId: facts.subject.projectId },
  });
}

export interface GiveOpinion {
  readonly acceptanceId: string;
  readonly version: number;
  readonly verdict: OpinionVerdict;
  readonly opinion: string;
}

/**
 * The demander says what it thinks of the result; a later opinion replaces the one before.
 * @throws 403 · 404 · 409
 */
export async function giveOpinion(tx: Tx, input: GiveOpinion): Promise<Acceptance> {
  await lock(tx, [row('acceptance', input.acceptanceId)]);
  const facts = await acceptanceFacts(tx, await getAcceptance(tx, input.acceptanceId));
  const { version, verdict, opinion } = input;
  return transition(tx, acceptanceLifecycle, 'give_opinion', {
    facts,
    version,
    set: { opinionVerdict: verdict, opinion, opinionBy: tx.context.actor.userId, opinionAt: tx.now },
    refs: { projectId: facts.subject.projectId },
  });
}
