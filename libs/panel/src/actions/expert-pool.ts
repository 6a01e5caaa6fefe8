import {
  create,
  forbidden,
  invalid,
  lock,
  refused,
  row,
  shanghaiDate,
  sharedRow,
  transition,
  uuidv7,
  type Tx,
} from '#platform';
import { getOrganisation, getUser } from '#identity';
import { expertLifecycle, type ExpertFacts } from '../expert.lifecycle.js';
import { getExpert, holdsExpertRole } from '../expert.repository.js';
import { ExpertTie, type Expert, type TieKind } from '../panel.entities.js';

/**
 * Facts of a person in the pool. The pool belongs to all agencies together, so the acting agency itself is the party.
 */
export function expertFacts(tx: Pick<Tx, 'context'>, subject: Expert): ExpertFacts {
  return { subject, parties: { agency: tx.context.actor.organisationId, expert: subject.id } };
}

export interface ExpertProfile {
  /** Present employer; the user's own organisation when left out. */
  readonly organisationId?: string;
  readonly title?: string;
  readonly fields: readonly string[];
}

/**
 * Takes a user with the role `expert` into the pool.
 * @throws 403 · 404 · 409 panel.expert_role_missing, panel.expert_known
 */
export async function enrolExpert(tx: Tx, input: ExpertProfile & { userId: string }): Promise<Expert> {
  await lock(tx, [sharedRow('app_user', input.userId)], null);
  const user = await getUser(tx, input.userId);
  if (!(await holdsExpertRole(tx, user.id))) throw refused({ code: 'panel.expert_role_missing' });
  const organisation = await getOrganisation(tx, input.organisationId ?? user.organisationId);
  const expert: Expert = {
    id: user.id,
    organisationId: organisation.id,
    title: input.title ?? null,
    fields: [...input.fields],
    state: 'active',
    version: 1,
    createdAt: tx.now,
  };
  const { parties } = expertFacts(tx, expert);
  return create(tx, expertLifecycle, { row: expert, permission: 'expert.enrol', parties });
}

/**
 * Changes what is given of a profile. When the employer changes, the one before stays on record as an employment that
 * ended today, so that the look-back finds it.
 * @throws 403 · 404 · 409
 */
export async function editExpert(
  tx: Tx,
  input: Partial<ExpertProfile> & { expertId: string; version: number },
): Promise<Expert> {
  await lock(tx, [row('expert', input.expertId)], null);
  const expert = await getExpert(tx, input.expertId);
  const organisationId = input.organisationId ?? expert.organisationId;
  await getOrganisation(tx, organisationId);
  const edited = await transition(tx, expertLifecycle, 'edit', {
    facts: expertFacts(tx, expert),
    version: input.version,
    set: { organisationId, title: input.title ?? expert.title, fields: [...(input.fields ?? expert.fields)] },
  });
  if (organisationId !== expert.organisationId) await keepFormerEmployer(tx, expert);
  return edited as Expert;
}

async function keepFormerEmployer(tx: Tx, { id, organisationId, createdAt }: Expert): Promise<void> {
  await tx.manager.insert(ExpertTie, {
    id: uuidv7(),
    userId: id,
    organisationId,
    kind: 'employment',
    sinceOn: shanghaiDate(createdAt),
    untilOn: shanghaiDate(tx.now),
    source: 'expert.edit',
    recordedBy: tx.context.actor.userId,
    recordedAt: tx.now,
  });
}

/** Takes an expert out of the draw, for a time or for good, or back into it. @throws 403 · 404 · 409 */
export async function changeExpertStanding(
  tx: Tx,
  action: 'suspend' | 'reinstate' | 'remove',
  input: { expertId: string; version: number; reason?: string },
): Promise<Expert> {
  await lock(tx, [row('expert', input.expertId)], null);
  return transition(tx, expertLifecycle, action, {
    facts: expertFacts(tx, await getExpert(tx, input.expertId)),
    version: input.version,
    reason: input.reason,
  }) as Promise<Expert>;
}

export interface RecordTie {
  readonly expertId: string;
  readonly organisationId: string;
  readonly kind: TieKind;
  readonly sinceOn: string;
  readonly untilOn?: string;
  readonly source: string;
}

/**
 * Records what binds an expert to an organisation: found by an officer or declared by the expert. It counts from the
 * next draw on (trust.md C13).
 * @throws 403 · 404 · 422 panel.tie_dates_reversed
 */
export async function recordTie(tx: Tx, input: RecordTie): Promise<ExpertTie> {
  await lock(tx, [sharedRow('expert', input.expertId), sharedRow('organisation', input.organisationId)], null);
  const expert = await getExpert(tx, input.expertId);
  const organisation = await getOrganisation(tx, input.organisationId);
  const { actor } = tx.context;
  if (!actor.may('expert.record_tie', expertFacts(tx, expert).parties)) throw forbidden('expert.record_tie');
  if (input.untilOn !== undefined && input.untilOn < input.sinceOn) {
    throw invalid({ path: 'untilOn', code: 'panel.tie_dates_reversed' });
  }
  const tie: ExpertTie = {
    id: uuidv7(),
    userId: expert.id,
    organisationId: organisation.id,
    kind: input.kind,
    sinceOn: input.sinceOn,
    untilOn: input.untilOn ?? null,
    source: input.source,
    recordedBy: actor.userId,
    recordedAt: tx.now,
  };
  await tx.manager.insert(ExpertTie, tie);
  tx.audit({
    action: 'expert.record_tie',
    subjectType: 'expert',
    subjectId: expert.id,
    changes: { organisation_id: [null, organisation.id], kind: [null, input.kind] },
  });
  return tie;
}
