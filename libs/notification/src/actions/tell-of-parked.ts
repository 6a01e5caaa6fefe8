import { lock, uuidv7, type Tx } from '#platform';
import { PARKED } from '../rules.js';
import { SEND_MAIL, tell } from './tell.js';

/**
 * Tells the system administrators of work that was parked since they were last told, in one notification. When all of it
 * is mail they are told in the portal alone: a mail about mail that fails would fail as well, and tell of itself.
 * @returns how many jobs it told of
 */
export async function tellOfParked(tx: Tx, { mail }: { mail: boolean }): Promise<number> {
  await lock(tx, [], null);
  const [parked] = await tx.query<{ count: number; handler: string | null; until: Date | null; mails: boolean }>(
    `select count(*)::int as count, min(handler) as handler, max(parked_at) as until,
            coalesce(bool_and(handler = $2), true) as mails
       from delivery
      where state = 'parked' and parked_at > coalesce(
        (select max((params ->> 'until')::timestamptz) from notification where kind = $1), '-infinity')`,
    [PARKED, SEND_MAIL],
  );
  if (!parked?.until || !parked.handler) return 0;
  const { count, handler, until } = parked;
  const sourceId = uuidv7();
  const told = await tell(tx, {
    kind: PARKED,
    group: 'system',
    ...{ about: 'job', to: ['system_admins'], subjectId: sourceId, sourceId, mail: mail && !parked.mails },
    // Rounded up: the database keeps microseconds, and what was told of must not come again.
    params: { count, handler, until: new Date(until.getTime() + 1).toISOString() },
  });
  return told === 0 ? 0 : count;
}
