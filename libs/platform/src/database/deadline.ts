import { uuidv7 } from '../ids/index.js';
import type { Tx } from './tx.js';

/** A moment at which the system itself has something to do, on a programme's clock. */
export interface Deadline {
  readonly subjectType: string;
  readonly subjectId: string;
  /** What falls due; a handler listens to the event `<action>.due`. */
  readonly action: string;
  readonly dueAt: Date;
  readonly programmeId: string;
  /** True when a day in a year whose calendar is not announced yet was counted. */
  readonly provisional?: boolean;
}

/**
 * Sets or moves a deadline. When it falls due the sweeper publishes `<action>.due`; the action itself decides on the
 * database's time whether it is really due, so a deadline only wakes people up.
 */
export async function setDeadline(tx: Tx, deadline: Deadline): Promise<void> {
  await tx.query(
    `insert into deadline (id, subject_type, subject_id, action, due_at, clock_id, provisional)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (subject_id, action) do update
        set due_at = excluded.due_at, provisional = excluded.provisional, fired_at = null,
            from_on = null, working_days = null`,
    [
      uuidv7(),
      deadline.subjectType,
      deadline.subjectId,
      deadline.action,
      deadline.dueAt,
      deadline.programmeId,
      deadline.provisional ?? false,
    ],
  );
}

/** Takes deadlines away, for example when what they waited for has happened. */
export async function clearDeadline(tx: Tx, subjectId: string, action: string): Promise<void> {
  await tx.query('delete from deadline where subject_id = $1 and action = $2', [subjectId, action]);
}
