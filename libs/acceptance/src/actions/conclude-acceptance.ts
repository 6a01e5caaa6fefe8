import {
  endOfShanghaiDay,
  localDate,
  lock,
  refused,
  row,
  setDeadline,
  shanghaiDate,
  transition,
  type Tx,
} from '#platform';
import { markAccepted, markNotAccepted, returnToActive, startSettling } from '#project';
import { AcceptanceLine, type Acceptance } from '../acceptance.entities.js';
import { acceptanceFacts, computationOf, evidenceOf, type Evidence } from '../acceptance.facts.js';
import { acceptanceLifecycle } from '../acceptance.lifecycle.js';
import { getAcceptance, monthsLater } from '../acceptance.repository.js';
import { dissents, type RoundComputation } from '../round-computation.js';
import { RE_REVIEW_DEADLINE } from './lapse-re-review.js';

export interface ConcludeAcceptance {
  readonly acceptanceId: string;
  readonly version: number;
  /** Needed when the demander's opinion is another than the outcome. */
  readonly reason?: string;
}

/**
 * Concludes the round with what its measurements come to; the officer cannot choose another outcome. In the same
 * transaction the project is accepted and settles, goes back to work for another round, or is not accepted and settles.
 * @throws 403 · 404 · 409 acceptance.opinion_missing, acceptance.dissent_needs_reason
 */
export async function concludeAcceptance(tx: Tx, input: ConcludeAcceptance): Promise<Acceptance> {
  const { projectId } = await getAcceptance(tx, input.acceptanceId);
  await lock(tx, [row('acceptance', input.acceptanceId), row('project', projectId)]);
  const acceptance = await getAcceptance(tx, input.acceptanceId);
  const evidence = await evidenceOf(tx, acceptance);
  const computation = computationOf(acceptance, evidence);
  const { outcome } = computation;
  const concluded = await transition(tx, acceptanceLifecycle, 'conclude', {
    facts: await acceptanceFacts(tx, acceptance, evidence),
    version: input.version,
    reason: input.reason,
    set: {
      outcome,
      completionPpm: computation.completionPpm,
      outcomeReasons: computation.reasons,
      concludedBy: tx.context.actor.userId,
      concludedAt: tx.now,
      reReviewUntil: await reReviewUntil(tx, computation, evidence),
    },
    refs: { projectId, outcome },
  });
  assertDissentExplained(concluded, input.reason);
  await keepLines(tx, acceptance.id, computation, evidence);
  await moveProject(tx, concluded, evidence);
  return concluded;
}

/** The outcome stands against the demander's opinion, but the record must say why (domain.md section 3: it leads). */
function assertDissentExplained({ outcome, opinionVerdict }: Acceptance, reason: string | undefined): void {
  if (outcome === null || !dissents(opinionVerdict, outcome) || reason?.trim()) return;
  throw refused({ code: 'acceptance.dissent_needs_reason', params: { verdict: opinionVerdict, outcome } });
}

async function reReviewUntil(tx: Tx, { outcome }: RoundComputation, { rules }: Evidence): Promise<string | null> {
  return outcome === 're_review' ? monthsLater(tx, shanghaiDate(tx.now), rules.reReviewMonths) : null;
}

async function keepLines(
  tx: Tx,
  acceptanceId: string,
  computation: RoundComputation,
  evidence: Evidence,
): Promise<void> {
  const lines = computation.rows.map(({ indicatorId, weight, mustPass, measured, met, creditPpm }, index) => ({
    acceptanceId,
    indicatorId,
    position: index + 1,
    weight,
    mustPass,
    measured,
    measuredBy: evidence.counted.get(indicatorId)?.measuredBy ?? null,
    met,
    creditPpm,
  }));
  await tx.manager.insert(AcceptanceLine, lines);
}

async function moveProject(tx: Tx, acceptance: Acceptance, { placed }: Evidence): Promise<void> {
  const { projectId, outcome, number, reReviewUntil: until } = acceptance;
  const codes = (acceptance.outcomeReasons ?? []).map(({ code }) => code);
  const reason = [number, ...codes].join(' ');
  if (outcome === 're_review' && until !== null) {
    await returnToActive(tx, { projectId, reason });
    await setDeadline(tx, {
      subjectType: 'acceptance',
      subjectId: acceptance.id,
      action: RE_REVIEW_DEADLINE,
      dueAt: endOfShanghaiDay(localDate(until)),
      programmeId: acceptance.programmeId,
    });
    return;
  }
  if (outcome === 'passed') await markAccepted(tx, { projectId });
  else await markNotAccepted(tx, { projectId, reason });
  // Where several race, who is accepted waits for its place.
  if (outcome === 'passed' && placed) return;
  await startSettling(tx, { projectId });
}
