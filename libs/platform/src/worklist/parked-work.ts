import type { ReadTx } from '../database/tx.js';
import { workKey, type WorkItem, type WorkKey, type WorkSource } from './work-source.js';

interface ParkedRow {
  readonly id: string;
  readonly handlers: string;
  readonly eventType: string;
  readonly parkedAt: Date | null;
}

const LABEL = { zh: '停放的任务', en: 'Parked job' };
const REDRIVE = { name: 'redrive', zh: '重新投递', en: 'Send on its way again' };

/** Events with a delivery that nobody tries any more. They belong to the operator, whatever programme they are of. */
export const parkedWork: WorkSource = {
  kind: 'parked_job',
  label: LABEL,
  mayConcern: (actor) => actor.reach('job.redrive').all,
  find: async (tx, { after, limit }) => {
    const rows = await parkedEvents(tx, { after, limit });
    const last = rows[limit - 1];
    return { items: rows.map(itemOf), horizon: last ? workKey({ dueAt: null, id: last.id }) : null };
  },
};

/** None is due: the page begins behind what has a due date, and goes on by id. */
function parkedEvents(tx: ReadTx, { after, limit }: { after: WorkKey | null; limit: number }): Promise<ParkedRow[]> {
  const { id: last } = after?.due === workKey({ dueAt: null, id: '' }).due ? after : { id: null };
  return tx.query<ParkedRow>(
    `select d.event_id as id, string_agg(d.handler, ', ' order by d.handler) as handlers, e.type as "eventType",
            min(d.parked_at) as "parkedAt"
       from delivery d join outbox_event e on e.id = d.event_id
      where d.state = 'parked' and ($1::uuid is null or d.event_id > $1::uuid)
      group by d.event_id, e.type order by d.event_id limit $2`,
    [last, limit],
  );
}

const itemOf = ({ id, handlers, eventType, parkedAt }: ParkedRow): WorkItem => ({
  subjectType: 'parked_job',
  id,
  placeType: 'parked_job',
  placeId: id,
  number: eventType,
  title: handlers,
  state: null,
  stateText: null,
  programmeId: null,
  programmeName: null,
  actions: [REDRIVE],
  dueAt: null,
  overdue: false,
  since: parkedAt,
});
