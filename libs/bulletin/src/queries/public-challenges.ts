import {
  decodeCursor,
  encodeCursor,
  invalid,
  malformed,
  SqlParams,
  type CursorKey,
  type Page,
  type PageRequest,
  type PublicReads,
} from '#platform';
import { readSearch, type SearchQuery } from '../search/search-query.js';
import { filterConditions, where, type PublicFilters } from './public-filters.js';

export const PUBLIC_ORDERS = ['newest', 'closing', 'amount'] as const;
export type PublicOrder = (typeof PUBLIC_ORDERS)[number];

export interface PublicChallengeFilters extends PublicFilters, PageRequest {
  readonly q?: string;
  readonly sort?: PublicOrder;
}

/** A challenge as the public list shows it, as it comes from the view. */
export interface PublicChallengeRow {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly title: string;
  readonly field: string;
  readonly region: string;
  readonly demanderName: string;
  readonly programmeName: string;
  readonly mode: string | null;
  /** Fen as digits. */
  readonly amountFen: string;
  readonly openedAt: Date;
  readonly takeUpClosesAt: Date;
  /** How well it fits the words searched for; absent outside a search. */
  readonly rank?: number;
}

const COLUMNS = `id, number, state, title, field, region, "demanderName", "programmeName", mode, "amountFen",
  "openedAt", "takeUpClosesAt"`;

/** How a list is sorted: by one column and the id, so that a page begins where the last one ended. */
interface Order {
  readonly name: string;
  readonly column: string;
  readonly type: string;
  readonly direction: 'asc' | 'desc';
  /** Whether a key from a cursor is one of this column; a cursor comes back from outside. */
  readonly accepts: (key: unknown) => boolean;
  readonly keyOf: (row: PublicChallengeRow) => string | number;
}

const isInstant = (key: unknown): boolean =>
  typeof key === 'string' && /^\d{4}-[\d-]{5}T[\d:.]{12}Z$/.test(key) && !Number.isNaN(Date.parse(key));

const ORDERS: Readonly<Record<PublicOrder, Order>> = {
  newest: {
    name: 'newest',
    column: '"openedAt"',
    type: 'timestamptz',
    direction: 'desc',
    accepts: isInstant,
    keyOf: (row) => row.openedAt.toISOString(),
  },
  closing: {
    name: 'closing',
    column: '"takeUpClosesAt"',
    type: 'timestamptz',
    direction: 'asc',
    accepts: isInstant,
    keyOf: (row) => row.takeUpClosesAt.toISOString(),
  },
  amount: {
    name: 'amount',
    column: '"amountFen"',
    type: 'bigint',
    direction: 'desc',
    accepts: (key) => typeof key === 'string' && /^\d{1,18}$/.test(key),
    keyOf: (row) => row.amountFen,
  },
};

const BY_NUMBER: Order = {
  name: 'number',
  column: 'number',
  type: 'text',
  direction: 'asc',
  accepts: (key) => typeof key === 'string' && /^[\w-]{1,40}$/.test(key),
  keyOf: (row) => row.number,
};

const BY_RELEVANCE: Order = {
  name: 'relevance',
  column: 'rank',
  type: 'real',
  direction: 'desc',
  // Within what ts_rank gives: other numbers may not fit the column's type.
  accepts: (key) => typeof key === 'number' && key > 1e-30 && key < 1e6,
  keyOf: (row) => row.rank ?? 0,
};

/** Ranking reads every hit, so of a word that stands everywhere only so many are ranked (stack.md section 5). */
export const MOST_RANKED = 1000;

/**
 * Public challenges by filters, or found by words or number and then by relevance: one page of keyset paging, one
 * statement on one table.
 * @throws 400 platform.malformed_cursor · 422 with the wrong filter
 */
export async function findPublicChallenges(
  reads: PublicReads,
  filters: PublicChallengeFilters,
): Promise<Page<PublicChallengeRow>> {
  const search = filters.q === undefined ? undefined : readSearch(filters.q);
  if (search && filters.sort) throw invalid({ path: 'sort', code: 'challenge.search_has_own_order' });
  if (search?.kind === 'nothing') return { items: [], nextCursor: null };
  const order = orderOf(search, filters.sort);
  const params = new SqlParams();
  const sql =
    search?.kind === 'words' ? rankedSql(search.tsquery, filters, params) : plainSql(search, order, filters, params);
  const rows = await reads.query<PublicChallengeRow>(sql, params.values);
  return pageOf(rows, filters.limit, order);
}

function orderOf(search: SearchQuery | undefined, sort: PublicOrder | undefined): Order {
  if (search?.kind === 'words') return BY_RELEVANCE;
  return search ? BY_NUMBER : ORDERS[sort ?? 'newest'];
}

function plainSql(
  search: SearchQuery | undefined,
  order: Order,
  filters: PublicChallengeFilters,
  params: SqlParams,
): string {
  const conditions = filterConditions(filters, params);
  if (search?.kind === 'number') {
    conditions.push(`number >= ${params.add(search.from)}`, `number < ${params.add(search.to)}`);
  }
  conditions.push(...afterCursor(order, filters.cursor, params));
  return `select ${COLUMNS} from public_challenge ${where(conditions)} ${ordered(order, filters.limit, params)}`;
}

function rankedSql(tsquery: string, filters: PublicChallengeFilters, params: SqlParams): string {
  const query = `${params.add(tsquery)}::tsquery`;
  // As a subselect the query is no constant to the planner: it then always takes the index, which gives the same hits in
  // the same order for every page; for a word that stands everywhere it would scan the table from wherever it likes.
  const conditions = [`search @@ (select ${query})`, ...filterConditions(filters, params)];
  return `select ${COLUMNS}, rank
    from (select ${COLUMNS}, ts_rank(search, ${query}) as rank from public_challenge ${where(conditions)}
           limit ${MOST_RANKED}) hit
    ${where(afterCursor(BY_RELEVANCE, filters.cursor, params))} ${ordered(BY_RELEVANCE, filters.limit, params)}`;
}

function afterCursor(order: Order, cursor: string | undefined, params: SqlParams): string[] {
  if (cursor === undefined) return [];
  const [name, key, id] = decodeCursor(cursor, ['text', 'scalar', 'uuid']);
  if (name !== order.name || !order.accepts(key)) throw malformed('platform.malformed_cursor');
  const beyond = order.direction === 'desc' ? '<' : '>';
  return [`(${order.column}, id) ${beyond} (${params.add(key)}::${order.type}, ${params.add(id)}::uuid)`];
}

const ordered = ({ column, direction }: Order, limit: number, params: SqlParams): string =>
  `order by ${column} ${direction}, id ${direction} limit ${params.rows(limit + 1)}`;

/** Rows go out as they came: their columns have the names of the API. */
function pageOf(rows: PublicChallengeRow[], limit: number, order: Order): Page<PublicChallengeRow> {
  if (rows.length <= limit) return { items: rows, nextCursor: null };
  const items = rows.slice(0, limit);
  const last = items[limit - 1] as PublicChallengeRow;
  const key: CursorKey = [order.name, order.keyOf(last), last.id];
  return { items, nextCursor: encodeCursor(key) };
}
