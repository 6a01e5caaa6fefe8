import type { Actor, Parties, Permission } from '../context/context.js';
import { reachCondition, SqlParams } from '../database/reach-sql.js';
import type { ReadTx } from '../database/tx.js';
import type { Text } from '../errors/index.js';
import type { Facts, Lifecycle, Subject } from '../lifecycle/define-lifecycle.js';
import { permitted, refusals } from '../lifecycle/guards.js';
import { entityColumns, hydrate, type EntityClass } from '../database/hydrate.js';

/** An action somebody is waited for, as worklists show it. */
export interface AwaitedAction extends Text {
  readonly name: string;
}

/** One thing that waits for the actor: what may be done to it now, and by when. */
export interface WorkItem {
  readonly subjectType: string;
  readonly id: string;
  /** The thing on whose page it is done: itself, where it has a page. */
  readonly placeType: string;
  readonly placeId: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: string | null;
  readonly stateText: Text | null;
  readonly programmeId: string | null;
  readonly programmeName: string | null;
  /** What the actor may do now; never empty. */
  readonly actions: readonly AwaitedAction[];
  readonly dueAt: Date | null;
  /** Whether `dueAt` has passed on the programme's clock. */
  readonly overdue: boolean;
  /** Since when it stands in this state, on the programme's clock. */
  readonly since: Date | null;
}

/** Where a worklist goes on: what is due later, and of the same hour what has the greater id. */
export interface WorkKey {
  readonly due: string;
  readonly id: string;
}

export interface WorkBatch {
  readonly items: readonly WorkItem[];
  /** The key of the last row that was looked at, when there may be more behind it. */
  readonly horizon: WorkKey | null;
}

/** The rows of one kind that wait for the actor, in the order of `WorkKey`, read in one statement. */
export interface WorkSource {
  readonly kind: string;
  readonly label: Text;
  /** False when nothing of this kind can wait for the actor, so that it need not be asked. */
  mayConcern(actor: Actor): boolean;
  find(tx: ReadTx, page: { readonly after: WorkKey | null; readonly limit: number }): Promise<WorkBatch>;
  /** Facts that take more statements than one: what the item comes to on them. Asked for what is shown only. */
  readonly inspect?: (tx: ReadTx, item: WorkItem) => Promise<WorkItem>;
}

/** Nothing that has a due date is due later. */
export const NEVER = '9999-12-31T00:00:00.000Z';

export const workKey = ({ dueAt, id }: Pick<WorkItem, 'dueAt' | 'id'>): WorkKey => ({
  due: dueAt?.toISOString() ?? NEVER,
  id,
});

/** The order of worklists: first what is due first, last what is never due. */
export const compareWork = (one: WorkKey, other: WorkKey): number =>
  one.due < other.due ? -1 : one.due > other.due ? 1 : one.id < other.id ? -1 : Number(one.id > other.id);

/** In the SQL of a source: whoever acts, as the unit of work has told the database. */
export const ACTING_USER = `nullif(current_setting('app.user', true), '')::uuid`;
export const ACTING_ORGANISATION = `nullif(current_setting('app.organisation', true), '')::uuid`;

/** In the SQL of a source: when deadlines of the subject `s` fall due. */
export const dueOf = (...actions: readonly string[]): string =>
  `(select min(d.due_at) from deadline d where d.subject_id = s.id and d.action in (${actions.map((a) => `'${a}'`).join(', ')}))`;

/** In the SQL of a source: the instant at which a day in Asia/Shanghai has ended. */
export const endOfDay = (day: string): string => `((${day})::date + 1)::timestamp at time zone 'Asia/Shanghai'`;

type Columns = Readonly<Record<string, string>>;

/** A lifecycle's action that people are waited for. */
interface Awaited<S extends string> {
  /** Narrower than the lifecycle's `from`. */
  readonly states?: readonly S[];
  /** SQL that holds when the action is waited for and not only possible. */
  readonly when?: string;
}

/** What is waited for although no lifecycle has it: something new is to be made for the subject. */
export interface Call<S extends string> extends Text {
  readonly permission: Permission;
  readonly states: readonly S[];
  /** SQL that holds exactly while the use case would not refuse it. */
  readonly when: string;
  /** Who stands where to what is to be made, where it is not as with the subject. */
  readonly parties?: Columns;
}

/** What a source knows of a row besides its entity. */
export type Extras = Readonly<Record<string, unknown>>;

interface WorkSpec<S extends string, A extends string, F extends Facts, T extends F['subject']> {
  readonly lifecycle: Lifecycle<S, A, F>;
  readonly entity: EntityClass<T>;
  /** Joins to the subject `s`; the programme is there as `g`, the instant on its clock as `n.at`. */
  readonly joins?: string;
  /** Party → SQL of its id. */
  readonly parties: Columns;
  readonly number: string;
  readonly title: string;
  /** The thing on whose page it stands, with the SQL of its id; left out by what has a page of its own. */
  readonly standsOn?: { readonly type: string; readonly id: string };
  /** SQL of the instant by which somebody has to act; null for never. */
  readonly due?: string;
  readonly awaits: Readonly<Partial<Record<A, Awaited<S>>>>;
  readonly calls?: Readonly<Record<string, Call<S>>>;
  /** Further facts: name → SQL. */
  readonly extras?: Columns;
  /** False for things that belong to no programme. */
  readonly inProgramme?: boolean;
  /** What the guards of the awaited actions ask for; not needed when there are only calls. */
  readonly facts?: (subject: T, known: { parties: Parties; extras: Extras; actor: Actor }) => F;
  readonly inspect?: (tx: ReadTx, subjectId: string) => Promise<{ facts: F; now: Date }>;
}

interface Branch extends Text {
  readonly name: string;
  readonly permission: Permission;
  readonly states: readonly string[];
  readonly when: string;
  readonly parties: Columns;
  /** Whether the lifecycle's guards have their say as well. */
  readonly guarded: boolean;
}

/**
 * Declares what of one kind waits for people: the actions that move it on, and what is to be made for it. Who is waited
 * for follows from the lifecycle's permissions and the actor's reach; whether it may act, from the lifecycle's guards.
 */
export function defineWork<
  S extends string,
  A extends string,
  F extends Facts,
  T extends F['subject'] & { readonly state: string },
>(spec: WorkSpec<S, A, F, T>): WorkSource {
  const branches = branchesOf(spec);
  const { lifecycle } = spec;
  if (!spec.facts && branches.some(({ guarded }) => guarded)) throw new Error(`${lifecycle.name}: guards need facts`);
  const read = (row: Row, actor: Actor, tx: ReadTx): WorkItem => {
    const subject = hydrate(tx, spec.entity, row);
    const facts = spec.facts?.(subject, { parties: partiesOf(spec.parties, row), extras: row, actor });
    const open = branches.filter(
      (branch) => row[`when_${branch.name}`] === true && branch.states.includes(subject.state),
    );
    const offered = open.filter((branch) =>
      branch.guarded && facts
        ? allowed(lifecycle, branch.name, facts, { actor, now: row.now_at })
        : actor.may(branch.permission, partiesOf(branch.parties, row, branch.name)),
    );
    const place = { type: spec.standsOn?.type ?? lifecycle.name, id: row.place_id };
    return itemOf(lifecycle, { subject, row, offered, place });
  };
  const inspected = spec.inspect;
  return {
    kind: lifecycle.name,
    label: lifecycle.label,
    mayConcern: (actor) => branches.some(({ permission }) => actor.may(permission)),
    find: async (tx, { after, limit }) => {
      const rows = await findRows(tx, { spec, branches, after, limit });
      const items = rows.map((row) => read(row, tx.context.actor, tx)).filter(({ actions }) => actions.length > 0);
      const last = rows[limit - 1];
      return { items, horizon: last ? workKey({ dueAt: last.due_at, id: last.s_id as string }) : null };
    },
    ...(inspected && {
      inspect: async (tx, item) => {
        const { facts, now } = await inspected(tx, item.id);
        const stands = ({ name }: AwaitedAction): boolean =>
          !(name in lifecycle.actions) || allowed(lifecycle, name, facts, { actor: tx.context.actor, now });
        return { ...item, actions: item.actions.filter(stands) };
      },
    }),
  };
}

interface Row extends Extras {
  readonly s_id: unknown;
  readonly place_id: string;
  readonly number: string | null;
  readonly title: string;
  readonly programme_id: string | null;
  readonly programme_name: string | null;
  readonly due_at: Date | null;
  readonly now_at: Date;
  readonly since_at: Date | null;
}

function allowed<F extends Facts>(
  lifecycle: Lifecycle<string, string, F>,
  name: string,
  facts: F,
  context: { actor: Actor; now: Date },
): boolean {
  const action = lifecycle.actions[name];
  if (!action) throw new Error(`${lifecycle.name} has no action ${name}`);
  return permitted(action, facts, context.actor) && refusals(lifecycle, name, facts, context).length === 0;
}

function branchesOf<S extends string, A extends string, F extends Facts, T extends Subject>(
  spec: Pick<WorkSpec<S, A, F, T>, 'lifecycle' | 'awaits' | 'calls' | 'parties'>,
): Branch[] {
  const awaits = Object.entries(spec.awaits as Record<string, Awaited<S>>).map(([name, { states, when }]) => {
    const { permission, from, zh, en } = spec.lifecycle.actions[name as A];
    return {
      name,
      zh,
      en,
      permission,
      states: states ?? from,
      when: when ?? 'true',
      parties: spec.parties,
      guarded: true,
    };
  });
  const calls = Object.entries(spec.calls ?? {}).map(([name, call]) => ({
    ...call,
    name,
    parties: call.parties ?? spec.parties,
    guarded: false,
  }));
  return [...awaits, ...calls];
}

/** One statement: the rows in which somebody of the actor's reach is waited for, in the order of the worklist. */
function findRows<S extends string, A extends string, F extends Facts, T extends Subject>(
  tx: ReadTx,
  query: {
    readonly spec: WorkSpec<S, A, F, T & F['subject']>;
    readonly branches: readonly Branch[];
    readonly after: WorkKey | null;
    readonly limit: number;
  },
): Promise<Row[]> {
  const { spec, branches, after, limit } = query;
  const { actor } = tx.context;
  const params = new SqlParams();
  const programme = spec.inProgramme === false ? 'null::uuid' : 's.programme_id';
  const mine = branches.map(({ permission, states, when, parties }) => {
    const reach = reachCondition(actor.reach(permission), { ...parties, programmeId: programme }, params);
    // Literals, so that the planner knows which rows the indexes on waiting ones hold.
    const inState = `s.state in (${states.map((state) => `'${state}'`).join(', ')})`;
    return `(${inState} and ${reach} and (${when}))`;
  });
  const due = `coalesce(date_trunc('milliseconds', ${spec.due ?? 'null::timestamptz'}), '${NEVER}'::timestamptz)`;
  const behind = after
    ? `where (c.due_key, c.s_id) > (${params.add(after.due)}::timestamptz, ${params.add(after.id)}::uuid)`
    : '';
  const selected = [
    ...entityColumns(tx, spec.entity),
    ...Object.entries(spec.parties).map(([party, sql]) => `${sql} as "party_${party}"`),
    ...branches.map(({ name, when }) => `coalesce((${when}), false) as "when_${name}"`),
    ...branches.flatMap(({ name, guarded, parties }) =>
      guarded ? [] : Object.entries(parties).map(([party, sql]) => `${sql} as "party_${name}_${party}"`),
    ),
    ...Object.entries(spec.extras ?? {}).map(([name, sql]) => `${sql} as "${name}"`),
    `${spec.standsOn?.id ?? 's.id'} as place_id, ${spec.number} as number, ${spec.title} as title, g.id as programme_id, g.name as programme_name`,
    `${due} as due_key, n.at as now_at`,
  ];
  return tx.query<Row>(
    `select c.*, nullif(c.due_key, '${NEVER}'::timestamptz) as due_at, ${SINCE} as since_at
       from (select * from (
         select ${selected.join(', ')}
           from ${spec.lifecycle.table} s left join programme g on g.id = ${programme}
           cross join lateral (select date_trunc('milliseconds', clock_timestamp()
             + coalesce((select shift from clock where id = g.id), interval '0')) as at) n
           ${spec.joins ?? ''}
          where ${mine.join(' or ')}) c
        ${behind} order by c.due_key, c.s_id limit ${params.add(limit)}) c
      order by c.due_key, c.s_id`,
    params.values,
  );
}

/** When it came into its state: its last step that was not only a change of content. */
const SINCE = `(select coalesce((a.body::jsonb ->> 'decidedAt')::timestamptz, a.at) from audit_entry a
  where a.subject_id = c.s_id and a.body::jsonb ->> 'toState' is distinct from a.body::jsonb ->> 'fromState'
  order by a.seq desc limit 1)`;

function partiesOf(parties: Columns, row: Row, call?: string): Parties {
  const prefix = call === undefined ? 'party_' : `party_${call}_`;
  const named = Object.keys(parties).map((party) => [party, row[`${prefix}${party}`] ?? null]);
  return { ...Object.fromEntries(named), programmeId: row.programme_id } as Parties;
}

function itemOf<S extends string, A extends string, F extends Facts>(
  lifecycle: Lifecycle<S, A, F>,
  {
    subject,
    row,
    offered,
    place,
  }: {
    readonly subject: Subject;
    readonly row: Row;
    readonly offered: readonly Branch[];
    readonly place: { readonly type: string; readonly id: string };
  },
): WorkItem {
  const { zh, en } = lifecycle.states[subject.state as S];
  return {
    subjectType: lifecycle.name,
    id: subject.id,
    placeType: place.type,
    placeId: place.id,
    number: row.number,
    title: row.title,
    state: subject.state,
    stateText: { zh, en },
    programmeId: row.programme_id,
    programmeName: row.programme_name,
    actions: offered.map((branch) => ({ name: branch.name, zh: branch.zh, en: branch.en })),
    dueAt: row.due_at,
    overdue: row.due_at !== null && row.now_at >= row.due_at,
    since: row.since_at,
  };
}
