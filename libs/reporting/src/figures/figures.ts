import { SqlParams } from '#platform';

/** What narrows figures down; `year` is the year of publication, of submission and of the money. */
export interface FiguresFilter {
  readonly programmeId?: string;
  readonly year?: number;
  readonly field?: string;
  readonly region?: string;
}

/** Counts over challenges of one group; of needs only where they are grouped alike. */
export interface Counts {
  readonly needs: number;
  readonly published: number;
  readonly takenUp: number;
  readonly proposals: number;
  readonly awarded: number;
  readonly accepted: number;
  readonly noAward: number;
}

export interface CountsOf extends Counts {
  /** The field, the region or the month (`2026-11`). */
  readonly key: string;
}

export interface ProgrammeMoney {
  readonly programmeId: string;
  readonly programmeName: string;
  readonly fiscalYear: number;
  readonly appropriatedFen: string;
  readonly encumberedFen: string;
  /** Approved and not settled yet. */
  readonly approvedFen: string;
  readonly settledFen: string;
}

export interface Figures {
  readonly total: Counts;
  readonly byField: readonly CountsOf[];
  readonly byRegion: readonly CountsOf[];
  readonly byMonth: readonly CountsOf[];
  readonly money: readonly ProgrammeMoney[];
}

/** Where figures are read from: views of everything, or of what is public. */
export interface FiguresSource {
  readonly challenges: string;
  readonly needs: string;
  /** SQL that counts the needs of a group. */
  readonly needCount: string;
  readonly money: string;
  /** SQL that keeps rows to what the reader may know, by their `programme_id`. */
  readonly reach: string;
}

type Query = <Row>(sql: string, params: readonly unknown[]) => Promise<Row[]>;

/** Groups are cut off after so many: a figure page shows no more. */
const GROUPS = 200;

/** The figures in two statements, one for the counts and one for the money. */
export async function readFigures(
  query: Query,
  source: FiguresSource,
  filter: FiguresFilter,
  params = new SqlParams(),
): Promise<Figures> {
  const fixed = params.values.length;
  const sql = countsStatement(source, filter, params);
  const groups = await query<CountsOf & { grouping: 'total' | 'field' | 'region' | 'month' }>(sql, params.values);
  const of = (grouping: string): CountsOf[] =>
    groups.filter((group) => group.grouping === grouping).map(({ key, ...counts }) => ({ key, ...countsOf(counts) }));
  const money = new SqlParams();
  money.values.push(...params.values.slice(0, fixed));
  const [total] = of('total');
  return {
    total: total ? countsOf(total) : NOTHING,
    byField: of('field').slice(0, GROUPS),
    byRegion: of('region').slice(0, GROUPS),
    byMonth: of('month').slice(-GROUPS),
    money: await query<ProgrammeMoney>(moneyStatement(source, filter, money), money.values),
  };
}

const NOTHING: Counts = { needs: 0, published: 0, takenUp: 0, proposals: 0, awarded: 0, accepted: 0, noAward: 0 };

const countsOf = ({ needs, published, takenUp, proposals, awarded, accepted, noAward }: Counts): Counts => ({
  needs,
  published,
  takenUp,
  proposals,
  awarded,
  accepted,
  noAward,
});

function countsStatement(source: FiguresSource, filter: FiguresFilter, params: SqlParams): string {
  const narrowed = (on: string): string =>
    [
      source.reach,
      ...(filter.programmeId ? [`x.programme_id = ${params.add(filter.programmeId)}::uuid`] : []),
      ...(filter.year ? [`extract(year from x.${on}) = ${params.add(filter.year)}::int`] : []),
      ...(filter.field ? [`x.field = ${params.add(filter.field)}::text`] : []),
      ...(filter.region ? [`x.region = ${params.add(filter.region)}::text`] : []),
    ].join(' and ');
  const grouped = (on: string): string => `grouping sets ((), (x.field), (x.region), (to_char(x.${on}, 'YYYY-MM')))`;
  const named = (on: string): string => `
    case when grouping(x.field) = 0 then 'field' when grouping(x.region) = 0 then 'region'
         when grouping(to_char(x.${on}, 'YYYY-MM')) = 0 then 'month' else 'total' end as "grouping",
    coalesce(x.field, x.region, to_char(x.${on}, 'YYYY-MM'), '') as key`;
  return `
    with c as (
      select ${named('opened_on')}, count(*)::int as published,
             (count(*) filter (where x.proposals > 0))::int as taken_up, coalesce(sum(x.proposals), 0)::int as proposals,
             (count(*) filter (where x.awarded))::int as awarded, (count(*) filter (where x.accepted))::int as accepted,
             (count(*) filter (where x.state = 'no_award'))::int as no_award
        from ${source.challenges} x where ${narrowed('opened_on')} group by ${grouped('opened_on')}),
    n as (
      select ${named('submitted_on')}, ${source.needCount} as needs
        from ${source.needs} x where ${narrowed('submitted_on')} group by ${grouped('submitted_on')})
    select "grouping", key, coalesce(n.needs, 0) as needs, coalesce(c.published, 0) as published,
           coalesce(c.taken_up, 0) as "takenUp", coalesce(c.proposals, 0) as proposals,
           coalesce(c.awarded, 0) as awarded, coalesce(c.accepted, 0) as accepted, coalesce(c.no_award, 0) as "noAward"
      from c full join n using ("grouping", key) order by "grouping", key`;
}

function moneyStatement(source: FiguresSource, filter: FiguresFilter, params: SqlParams): string {
  const narrowed = [
    source.reach,
    ...(filter.programmeId ? [`x.programme_id = ${params.add(filter.programmeId)}::uuid`] : []),
    ...(filter.year ? [`x.fiscal_year = ${params.add(filter.year)}::int`] : []),
  ].join(' and ');
  return `
    select x.programme_id as "programmeId", x.programme_name as "programmeName", x.fiscal_year as "fiscalYear",
           x.appropriated_fen::text as "appropriatedFen", x.encumbered_fen::text as "encumberedFen",
           x.approved_fen::text as "approvedFen", x.paid_fen::text as "settledFen"
      from ${source.money} x where ${narrowed} order by x.fiscal_year desc, x.programme_id limit ${GROUPS}`;
}
