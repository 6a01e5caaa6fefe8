import {
  create,
  forbidden,
  invalid,
  lock,
  refused,
  requirePermission,
  row,
  sharedRow,
  transition,
  uuidv7,
  type Tx,
} from '#platform';
import { rulePackOf, type ToleranceCause } from '#programme';
import type { Project, TerminationKind } from '../project.entities.js';
import { projectParties } from '../project.facts.js';
import type { ProjectParties } from '../project.lifecycle.js';
import { getProject } from '../project.repository.js';
import type { Termination } from '../termination.entities.js';
import { canEnd, consentingAs, terminationLifecycle } from '../termination.lifecycle.js';
import { getTermination, terminationFacts } from '../termination.repository.js';

export interface RequestTermination {
  readonly projectId: string;
  readonly kind: TerminationKind;
  readonly cause?: ToleranceCause;
  readonly grounds: string;
  readonly evidence: string;
}

/**
 * A party or the officer asks to end a project before its acceptance. A party that asks for an end by agreement has
 * agreed itself.
 * @throws 403 · 404 · 409 termination.project_not_running, termination.own_default, termination.not_tolerated,
 * termination.open_already ·
 * 422 termination.cause_missing, termination.cause_unused
 */
export async function requestTermination(tx: Tx, input: RequestTermination): Promise<Termination> {
  await lock(tx, [sharedRow('project', input.projectId)]);
  const project = await getProject(tx, input.projectId);
  const parties = await projectParties(tx, project);
  requirePermission(tx, 'termination.request', parties);
  const { actor } = tx.context;
  if (actor.organisationId === null) throw forbidden('termination.request');
  if (!canEnd(input.kind, project.state)) throw refused({ code: 'termination.project_not_running' });
  assertMayClaim(tx, input.kind, parties);
  const agreeing = input.kind === 'mutual' ? consentingAs(actor, parties) : [];
  const termination: Termination = {
    id: uuidv7(),
    programmeId: project.programmeId,
    projectId: project.id,
    state: 'requested',
    kind: input.kind,
    cause: await toleratedCause(tx, project, input),
    grounds: input.grounds,
    evidence: input.evidence,
    requestedBy: actor.userId,
    requesterId: actor.organisationId,
    demanderConsentedAt: agreeing.includes('demander') ? tx.now : null,
    takerConsentedAt: agreeing.includes('taker') ? tx.now : null,
    findings: null,
    foundBy: null,
    decidedBy: null,
    decidedAt: null,
    version: 1,
    createdAt: tx.now,
  };
  return create(tx, terminationLifecycle, {
    row: termination,
    permission: 'termination.request',
    parties,
    emits: 'termination.requested',
    refs: { projectId: project.id },
  });
}

/** Nobody claims its own default: that the demander broke its word is said by the taker or found by the officer. */
function assertMayClaim(tx: Tx, kind: TerminationKind, { programmeId, taker, agency }: ProjectParties): void {
  if (kind !== 'demander_default') return;
  if (!tx.context.actor.may('termination.request', { programmeId, taker, agency })) {
    throw refused({ code: 'termination.own_default' });
  }
}

/** The cause of an end without fault must be one that the rules tolerate; other ends have none. */
async function toleratedCause(
  tx: Tx,
  project: Project,
  { kind, cause }: RequestTermination,
): Promise<ToleranceCause | null> {
  const { tolerance } = await rulePackOf(tx, project.rulePackId);
  if (kind === 'breach' || kind === 'mutual') {
    if (cause !== undefined) throw invalid({ path: 'cause', code: 'termination.cause_unused' });
    return null;
  }
  const named = kind === 'no_fault' ? cause : kind;
  if (named === undefined) throw invalid({ path: 'cause', code: 'termination.cause_missing' });
  if (!tolerance.allowed || !tolerance.causes.includes(named)) throw refused({ code: 'termination.not_tolerated' });
  return named;
}

export interface TerminationStep {
  readonly terminationId: string;
  readonly version: number;
}

/** The other party agrees. @throws 403 · 404 · 409 termination.not_mutual, termination.consented_already */
export async function consentToTermination(tx: Tx, input: TerminationStep): Promise<Termination> {
  await lock(tx, [row('termination', input.terminationId)]);
  const termination = await getTermination(tx, input.terminationId);
  const facts = await terminationFacts(tx, termination);
  const agreeing = consentingAs(tx.context.actor, facts.parties);
  return transition(tx, terminationLifecycle, 'consent', {
    facts,
    version: input.version,
    set: {
      ...(agreeing.includes('demander') && { demanderConsentedAt: termination.demanderConsentedAt ?? tx.now }),
      ...(agreeing.includes('taker') && { takerConsentedAt: termination.takerConsentedAt ?? tx.now }),
    },
    refs: { projectId: termination.projectId },
  });
}

/** Whoever asked takes it back before the decision. @throws 403 · 404 · 409 termination.not_requester */
export async function withdrawTermination(tx: Tx, input: TerminationStep): Promise<Termination> {
  await lock(tx, [row('termination', input.terminationId)]);
  const facts = await terminationFacts(tx, await getTermination(tx, input.terminationId));
  const { version } = input;
  const refs = { projectId: facts.subject.projectId };
  return transition(tx, terminationLifecycle, 'withdraw', { facts, version, refs });
}
