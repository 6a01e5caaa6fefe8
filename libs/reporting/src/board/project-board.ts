import { decodeCursor, reachCondition, SqlParams, toPage, type Page, type PageRequest, type ReadTx } from '#platform';

export interface BoardRequest extends PageRequest {
  readonly programmeId?: string;
  readonly state?: readonly string[];
  readonly late?: boolean;
}

/** A milestone on a project's line, with its dates in Shanghai. */
export interface BoardMilestone {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly kind: string;
  readonly state: string;
  /** The day after the milestone before it was due, or the day the agreement took effect. */
  readonly startsOn: string | null;
  readonly dueOn: string;
  /** When it passed. */
  readonly doneOn: string | null;
  readonly late: boolean;
}

/** A live project with its schedule and its money; amounts are fen as digits. */
export interface BoardProject {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly demanderName: string;
  readonly takerName: string;
  readonly startedOn: string | null;
  readonly endsOn: string | null;
  /** The day the next open milestone is due; null when none is open. */
  readonly nextDueOn: string | null;
  readonly late: boolean;
  readonly milestones: readonly BoardMilestone[];
  readonly grantFen: string | null;
  readonly grantPaidFen: string;
  readonly demanderPlanFen: string | null;
  readonly demanderPaidFen: string;
}

/** The states of a project in which somebody still works on it or waits for money. */
export const LIVE_PROJECT_STATES = [
  'contracting',
  'active',
  'suspended',
  'accepting',
  'accepted',
  'not_accepted',
  'terminated',
  'settling',
] as const;

/** Nothing open is due later. */
const NEVER = '9999-12-31';

const OPEN_MILESTONE = `m.state not in ('passed', 'waived', 'superseded')`;
const SHANGHAI = `at time zone 'Asia/Shanghai'`;
/** Reported in time is not late, however long the demander takes to check it. */
const LATE = `(m.state in ('active', 'overdue', 'rectify', 'planned')
  and coalesce(m.rectify_by, m.due_on) < (n.at ${SHANGHAI})::date)`;

/** Live projects within reach, the one whose next milestone is due first first; one statement. */
export async function projectBoard(tx: ReadTx, request: BoardRequest): Promise<Page<BoardProject>> {
  const params = new SqlParams();
  const columns = {
    demander: 'p.demander_id',
    taker: 'p.taker_id',
    agency: 'g.agency_id',
    organiser: 'g.organiser_id',
    programmeId: 'p.programme_id',
  };
  const conditions = [
    reachCondition(tx.context.actor.reach('project.read'), columns, params),
    `p.state = any(${params.add(request.state ?? LIVE_PROJECT_STATES)}::text[])`,
    ...(request.programmeId ? [`p.programme_id = ${params.add(request.programmeId)}::uuid`] : []),
  ];
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, ['date', 'uuid']);
  const behind = [
    ...(request.late ? ['b.late'] : []),
    ...(after ? [`(b.next_due, b.id) > (${params.add(after[0])}::date, ${params.add(after[1])}::uuid)`] : []),
  ];
  const rows = await tx.query<BoardProject>(
    `select b.id, b.number, b.title, b.state, b."programmeId", b."programmeName", d.name as "demanderName",
            t.name as "takerName", b."startedOn", b."endsOn", nullif(b.next_due, '${NEVER}')::text as "nextDueOn", b.late,
            ${MILESTONES} as milestones, ${MONEY}
       from (select p.id, p.number, p.title, p.state, p.programme_id as "programmeId", g.name as "programmeName",
                    p.demander_id, p.taker_id, n.at, (p.activated_at ${SHANGHAI})::date::text as "startedOn",
                    p.ends_on::text as "endsOn", x.next_due, x.late
               from project p join programme g on g.id = p.programme_id
               cross join lateral (select clock_timestamp()
                 + coalesce((select shift from clock where id = p.programme_id), interval '0') as at) n
               cross join lateral (
                 select coalesce(min(coalesce(m.rectify_by, m.due_on)) filter (where ${OPEN_MILESTONE}), '${NEVER}') as next_due,
                        coalesce(bool_or(${LATE}), false) as late
                   from milestone m where m.project_id = p.id) x
              where ${conditions.join(' and ')}) b
       join organisation d on d.id = b.demander_id join organisation t on t.id = b.taker_id
      ${behind.length > 0 ? `where ${behind.join(' and ')}` : ''}
      order by b.next_due, b.id limit ${params.add(request.limit + 1)}`,
    params.values,
  );
  return toPage(
    rows,
    request.limit,
    (row) => row,
    (row) => [row.nextDueOn ?? NEVER, row.id],
  );
}

const MILESTONES = `(
  select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'title', m.title, 'kind', m.kind,
           'state', m.state, 'startsOn', m.starts_on, 'dueOn', coalesce(m.rectify_by, m.due_on),
           'doneOn', (m.passed_at ${SHANGHAI})::date, 'late', ${LATE}) order by m.number), '[]')
    from (select o.*, coalesce(lag(o.due_on) over (order by o.number) + 1, b."startedOn"::date) as starts_on
            from milestone o where o.project_id = b.id) m cross join (select b.at) n)`;

/** What is agreed and what is paid, from both sides. */
const MONEY = `
  (select f.grant_fen::text from funding_plan f where f.project_id = b.id and f.state in ('agreed', 'closed')) as "grantFen",
  (select coalesce(sum(s.amount_fen), 0)::text from disbursement s
    where s.project_id = b.id and s.state in ('settled', 'closed')) as "grantPaidFen",
  (select f.demander_plan_fen::text from funding_plan f
    where f.project_id = b.id and f.state in ('agreed', 'closed')) as "demanderPlanFen",
  (select coalesce(sum(c.amount_fen - c.refunded_fen), 0)::text from contribution c
    where c.project_id = b.id and c.source = 'demander' and c.state = 'verified') as "demanderPaidFen"`;
