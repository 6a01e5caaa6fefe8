import type { ReadTx } from '../database/tx.js';

/** One step of a subject as the audit trail keeps it. */
export interface StepTaken {
  /** The action's name in the lifecycle; `create` for the birth. */
  readonly action: string;
  readonly toState: string | null;
  /** Null for the system. */
  readonly actorId: string | null;
  readonly reason: string | null;
  /** The instant at which it was decided, on the programme's clock. */
  readonly at: Date;
}

interface StepBody extends Omit<StepTaken, 'at'> {
  readonly decidedAt: string | null;
}

/** Everything that has happened to a subject, oldest first. */
export async function stepsTaken(tx: ReadTx, subjectType: string, subjectId: string): Promise<StepTaken[]> {
  const rows = await tx.query<{ at: Date; body: string }>(
    `select at, body from audit_entry where subject_id = $1 and subject_type = $2 order by audit_entry.seq`,
    [subjectId, subjectType],
  );
  return rows.map(({ at, body }) => {
    const { action, toState, actorId, reason, decidedAt } = JSON.parse(body) as StepBody;
    const name = action.startsWith(`${subjectType}.`) ? action.slice(subjectType.length + 1) : action;
    return { action: name, toState, actorId, reason, at: decidedAt === null ? at : new Date(decidedAt) };
  });
}

/** A step with everything a timeline tells of it. */
export interface TimelineStep extends StepTaken {
  /** The number of its audit entry. */
  readonly seq: string;
  readonly fromState: string | null;
  readonly actorKind: 'user' | 'system' | 'public';
  readonly organisationId: string | null;
  readonly programmeId: string | null;
}

/**
 * The steps of a subject, oldest first; one more than the page asks for.
 * @param after number of the last entry of the page before
 */
export async function timelineSteps(
  tx: ReadTx,
  subject: { readonly type: string; readonly id: string },
  page: { readonly after: string | null; readonly limit: number },
): Promise<TimelineStep[]> {
  const rows = await tx.query<{ seq: string; at: Date; body: string }>(
    `select seq::text, at, body from audit_entry
      where subject_id = $1 and subject_type = $2 and ($3::bigint is null or seq > $3::bigint)
      order by audit_entry.seq limit $4`,
    [subject.id, subject.type, page.after, page.limit + 1],
  );
  return rows.map(({ seq, at, body }) => {
    // Canonical JSON leaves out what an entry has nothing to say about.
    const step = JSON.parse(body) as Partial<TimelineStep> & Pick<StepBody, 'action' | 'decidedAt'>;
    const { action, decidedAt, actorKind = 'system' } = step;
    return {
      seq,
      action: action.startsWith(`${subject.type}.`) ? action.slice(subject.type.length + 1) : action,
      fromState: step.fromState ?? null,
      toState: step.toState ?? null,
      actorId: step.actorId ?? null,
      actorKind,
      organisationId: step.organisationId ?? null,
      programmeId: step.programmeId ?? null,
      reason: step.reason ?? null,
      at: decidedAt ? new Date(decidedAt) : at,
    };
  });
}

/** Which state of the data something shows: the last entry of the audit trail about any of its subjects. */
export interface DataVersion {
  /** The number of that entry. */
  readonly seq: string;
  /** When it was decided, on the programme's clock. */
  readonly at: Date;
}

/**
 * The version of what stands in these rows. Papers are dated by it and not by the moment they are asked for, so the
 * same data gives the same bytes (trust.md D15).
 */
export async function dataVersion(tx: ReadTx, subjectIds: readonly string[]): Promise<DataVersion> {
  const [last] = await tx.query<DataVersion>(
    `select seq::text, coalesce((body::jsonb ->> 'decidedAt')::timestamptz, at) as at from audit_entry
      where subject_id = any($1::uuid[]) order by audit_entry.seq desc limit 1`,
    [subjectIds],
  );
  if (!last) throw new Error(`the audit trail knows nothing of ${subjectIds.join(', ')}`);
  return last;
}
