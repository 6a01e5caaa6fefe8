import { lock, row, transition, type Tx } from '#platform';
import { agreementOf } from '../project.repository.js';
import type { Termination } from '../termination.entities.js';
import { terminationLifecycle, type TerminationFacts } from '../termination.lifecycle.js';
import { getTermination, terminationFacts } from '../termination.repository.js';
import { terminateProject } from './move-project.js';
import type { TerminationStep } from './request-termination.js';

/**
 * The officer records what was found out about the grounds.
 * @throws 403 · 404 · 409 termination.project_not_running, termination.consent_missing
 */
export async function recordFindings(tx: Tx, input: TerminationStep & { findings: string }): Promise<Termination> {
  const facts = await locked(tx, input.terminationId);
  return transition(tx, terminationLifecycle, 'find', {
    facts,
    version: input.version,
    set: { findings: input.findings, foundBy: tx.context.actor.userId },
    refs: { projectId: facts.subject.projectId },
  });
}

interface Decision extends TerminationStep {
  readonly reason?: string;
}

/**
 * The approver ends the project: in the same transaction its agreement is rescinded and its settlement begins. What was
 * not paid yet is cancelled by the worker; what the treasury has been told runs to its end.
 * @throws 403 · 404 · 409 termination.same_person, termination.project_not_running, platform.reason_required
 */
export async function approveTermination(tx: Tx, input: Decision): Promise<Termination> {
  const facts = await locked(tx, input.terminationId);
  const { projectId, kind } = facts.subject;
  const approved = await decide(tx, facts, { ...input, action: 'approve' });
  await terminateProject(tx, { projectId, kind, reason: input.reason ?? '' });
  return approved;
}

/** The project goes on. @throws 403 · 404 · 409 termination.same_person, platform.reason_required */
export async function refuseTermination(tx: Tx, input: Decision): Promise<Termination> {
  return decide(tx, await locked(tx, input.terminationId), { ...input, action: 'refuse' });
}

function decide(
  tx: Tx,
  facts: TerminationFacts,
  { version, reason, action }: Decision & { action: 'approve' | 'refuse' },
): Promise<Termination> {
  return transition(tx, terminationLifecycle, action, {
    facts,
    version,
    reason,
    set: { decidedBy: tx.context.actor.userId, decidedAt: tx.now },
    refs: { projectId: facts.subject.projectId, kind: facts.subject.kind },
  });
}

async function locked(tx: Tx, terminationId: string): Promise<TerminationFacts> {
  const { projectId } = await getTermination(tx, terminationId);
  const { id: agreementId } = await agreementOf(tx, projectId);
  await lock(tx, [row('agreement', agreementId), row('project', projectId), row('termination', terminationId)]);
  return terminationFacts(tx, await getTermination(tx, terminationId));
}
