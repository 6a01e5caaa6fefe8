import { DomainError, lock, type Params, type RecordedEvent, type Tx } from '#platform';
import { peopleOf, type Audience } from '../audiences.js';
import type { Group } from '../groups.js';
import { insertMails } from '../mail-delivery.repository.js';
import { insertNotifications, recipientsOf } from '../notification.repository.js';
import type { Rule } from '../rules.js';
import { subjectSource, type Subject, type SubjectType } from '../subjects.js';

/** What asks a worker to send one mail. */
export const MAIL_REQUESTED = 'notification.mail_requested';
/** The handler that does; what it cannot send is parked under this name. */
export const SEND_MAIL = 'notification.send-mail';

interface Tell {
  readonly kind: string;
  readonly group: Group;
  readonly about: SubjectType;
  readonly subjectId: string;
  readonly to: readonly Audience[];
  /** The event or the sweep: from one source everybody is told once. */
  readonly sourceId: string;
  /** Parameters beyond those of the subject. */
  readonly params?: Params;
  /** False while nobody can be written to: then no mail is noted either. */
  readonly mail: boolean;
}

/**
 * Tells everybody whom it concerns as things stand now: a notification each, and a mail where somebody wants one at once.
 * Nothing is sent here; that is the work of another handler, after this has been committed.
 * @returns how many people were told
 */
export async function tell(tx: Tx, input: Tell): Promise<number> {
  await lock(tx, [], null);
  const subject = await subjectOf(tx, input);
  if (!subject) return 0;
  const userIds = await peopleOf(tx, input.to, subject, subject.programmeId);
  if (userIds.length === 0) return 0;
  const wanted = await recipientsOf(tx, userIds, input.group);
  const recipients = wanted
    .map((each) => ({ ...each, mail: input.mail ? each.mail : ('off' as const) }))
    .filter(({ inApp, mail }) => inApp || mail !== 'off');
  const { sourceId, kind, about, subjectId } = input;
  const telling = {
    ...{ sourceId, kind, subjectType: about, subjectId, programmeId: subject.programmeId },
    params: { ...subject.params, ...input.params },
  };
  const { count, toMail } = await insertNotifications(tx, telling, recipients);
  requestMails(tx, await insertMails(tx, toMail));
  return count;
}

/** Tells of an event what its rule says. */
export async function tellOfEvent(
  tx: Tx,
  event: RecordedEvent,
  { kind, rule, mail }: { kind: string; rule: Rule; mail: boolean },
): Promise<void> {
  const { about, by, group, to } = rule;
  const named = by === 'programmeId' ? event.programmeId : by ? event.refs?.[by] : event.subjectId;
  if (named === undefined || named === null) throw new Error(`${event.type} does not name its ${by ?? 'subject'}`);
  await tell(tx, { kind, group, about, subjectId: String(named), to, sourceId: event.id, mail });
}

/** Asks for these mails to be sent once this unit has been committed. */
export function requestMails(tx: Tx, mailIds: readonly string[]): void {
  for (const id of mailIds) tx.publish({ type: MAIL_REQUESTED, subjectId: id });
}

/** What has gone by now needs no telling. */
async function subjectOf(tx: Tx, { about, subjectId }: Tell): Promise<Subject | null> {
  try {
    return await subjectSource(about).load(tx, subjectId);
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) return null;
    throw error;
  }
}
