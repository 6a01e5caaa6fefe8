import { reachCondition, SqlParams, type ReadTx } from '#platform';
import { readFigures, type Figures, type FiguresFilter } from './figures.js';

/** How long a stage takes, over everything that has passed it. */
export interface StageDays {
  readonly stage: 'assessment' | 'take_up' | 'selection' | 'contracting' | 'work';
  readonly count: number;
  /** Days and tenths of them; null while nothing has passed the stage. */
  readonly averageDays: number | null;
}

export interface AgencyFigures extends Figures {
  /** Approved and on its way to the payee, in fen as digits. */
  readonly inFlightFen: string;
  readonly overdueMilestones: number;
  readonly stages: readonly StageDays[];
}

const COLUMNS = { agency: 'g.agency_id', programmeId: 'g.id' };

/** The figures of the programmes within reach, with what only those who run or supervise them need to know. */
export async function figuresWithinReach(tx: ReadTx, filter: FiguresFilter): Promise<AgencyFigures> {
  const reach = tx.context.actor.reach('programme.read');
  const params = new SqlParams();
  const source = {
    challenges: 'figure_challenge',
    needs: 'figure_need',
    needCount: 'count(*)::int',
    money: `(select m.*, m.payable_fen + m.in_flight_fen as approved_fen from figure_money m)`,
    reach: `x.programme_id in (select g.id from programme g where ${reachCondition(reach, COLUMNS, params)})`,
  };
  const figures = await readFigures((sql, values) => tx.query(sql, values), source, filter, params);
  const own = new SqlParams();
  const within = `(select g.id from programme g where ${reachCondition(reach, COLUMNS, own)}
    ${filter.programmeId ? `and g.id = ${own.add(filter.programmeId)}::uuid` : ''})`;
  const [standing] = await tx.query<{ inFlight: string; overdue: number }>(standingStatement(within), own.values);
  const stages = await tx.query<StageDays>(stagesStatement(within), own.values);
  return {
    ...figures,
    inFlightFen: standing?.inFlight ?? '0',
    overdueMilestones: standing?.overdue ?? 0,
    stages,
  };
}

const standingStatement = (within: string): string => `
  select (select coalesce(sum(m.in_flight_fen), 0)::text from figure_money m where m.programme_id in ${within}) as "inFlight",
         (select count(*)::int from milestone m left join clock k on k.id = m.programme_id
           where m.programme_id in ${within} and m.state in ('active', 'overdue', 'rectify')
             and (coalesce(m.rectify_by, m.due_on) + 1)::timestamp at time zone 'Asia/Shanghai'
                 <= clock_timestamp() + coalesce(k.shift, interval '0')) as overdue`;

/** From the filing of a need to its publication, and from each station of the road to the next. */
const stagesStatement = (within: string): string => `
  with spans(place, stage, span) as (
    select 1, 'assessment', c.opened_at - n.submitted_at from challenge c join need n on n.id = c.need_id
     where c.programme_id in ${within} and c.opened_at is not null
    union all
    select 2, 'take_up', c.window_closed_at - c.opened_at from challenge c
     where c.programme_id in ${within} and c.window_closed_at is not null
    union all
    select 3, 'selection', a.confirmed_at - c.window_closed_at from award a join challenge c on c.id = a.challenge_id
     where a.programme_id in ${within} and a.confirmed_at is not null
    union all
    select 4, 'contracting', a.signed_at - a.confirmed_at from award a
     where a.programme_id in ${within} and a.signed_at is not null
    union all
    select 5, 'work', x.concluded_at - p.activated_at from acceptance x join project p on p.id = x.project_id
     where p.programme_id in ${within} and x.outcome in ('passed', 'failed'))
  select w.stage, count(s.span)::int as count,
         round((extract(epoch from avg(s.span)) / 86400)::numeric, 1)::float8 as "averageDays"
    from (values (1, 'assessment'), (2, 'take_up'), (3, 'selection'), (4, 'contracting'), (5, 'work')) w(place, stage)
    left join spans s on s.place = w.place group by w.place, w.stage order by w.place`;
