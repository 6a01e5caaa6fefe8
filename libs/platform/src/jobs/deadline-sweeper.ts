import type { DataSource } from 'typeorm';
import { uuidv7 } from '../ids/index.js';

const BATCH = 100;

interface DueRow {
  id: string;
  subject_id: string;
  action: string;
  clock_id: string;
}

/**
 * Publishes `<action>.due` for every deadline whose hour has come on its programme's clock. It decides nothing: the
 * action looks at the database's time again.
 * @returns how many fell due
 */
export async function sweepDeadlines(source: DataSource): Promise<number> {
  return source.transaction(async (manager) => {
    const due = await manager.query<DueRow[]>(
      `select d.id, d.subject_id, d.action, d.clock_id
         from clock c cross join lateral (
           select id from deadline where clock_id = c.id and fired_at is null and due_at <= clock_timestamp() + c.shift
            order by due_at limit ${BATCH}) due
         join deadline d on d.id = due.id
        where d.fired_at is null
        for update of d skip locked`,
    );
    if (due.length === 0) return 0;
    await manager.query('update deadline set fired_at = clock_timestamp() where id = any($1::uuid[])', [
      due.map((d) => d.id),
    ]);
    const events = due.map((d) => ({
      id: uuidv7(),
      type: `${d.action}.due`,
      subject_id: d.subject_id,
      programme_id: d.clock_id,
      payload: { version: null, refs: { deadlineId: d.id } },
      request_id: d.id,
    }));
    await manager.query('select outbox_append($1::jsonb)', [JSON.stringify(events)]);
    return due.length;
  });
}
