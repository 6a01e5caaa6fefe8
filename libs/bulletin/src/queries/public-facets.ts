import { SqlParams, type PublicReads } from '#platform';
import { readSearch } from '../search/search-query.js';
import { MOST_RANKED } from './public-challenges.js';
import { filterConditions, where, type PublicFilters } from './public-filters.js';

export const FACETS = ['field', 'region', 'mode', 'state'] as const;
export type Facet = (typeof FACETS)[number];

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface PublicFacets extends Readonly<Record<Facet, readonly FacetValue[]>> {
  /** Challenges that all the filters leave. */
  readonly total: number;
  /** False when more were found than are counted; then the counts are of that many of them. */
  readonly complete: boolean;
}

/** More than this nobody counts on a screen, and counting them would make an anonymous request expensive. */
const MOST_COUNTED = 20_000;
/** The values of one facet, those that occur most. */
const MOST_VALUES = 50;

const NOTHING: PublicFacets = { total: 0, complete: true, field: [], region: [], mode: [], state: [] };

/**
 * How many public challenges there are by field, region, mode and state. Each facet is counted under all filters but
 * its own, so it says what another choice in it would find.
 * @throws 422 with the wrong filter
 */
export async function publicFacets(
  reads: PublicReads,
  { q, ...filters }: PublicFilters & { readonly q?: string },
): Promise<PublicFacets> {
  const search = q === undefined ? undefined : readSearch(q);
  if (search?.kind === 'nothing') return NOTHING;
  const most = search?.kind === 'words' ? MOST_RANKED : MOST_COUNTED;
  const params = new SqlParams();
  const found: string[] = [];
  if (search?.kind === 'words') found.push(`search @@ (select ${params.add(search.tsquery)}::tsquery)`);
  if (search?.kind === 'number')
    found.push(`number >= ${params.add(search.from)}`, `number < ${params.add(search.to)}`);
  const hits = (column: string, narrowed: PublicFilters): string =>
    `(select ${column} from public_challenge ${where([...found, ...filterConditions(narrowed, params)])} limit ${most + 1})`;
  const counted = FACETS.map(
    (facet) => `(select '${facet}' as facet, ${facet} as value, count(*)::int as count
        from ${hits(facet, { ...filters, [facet]: undefined })} hit where ${facet} is not null
       group by ${facet} order by count desc, value limit ${MOST_VALUES})`,
  );
  const all = `(select 'total' as facet, '' as value, count(*)::int as count from ${hits('id', filters)} hit)`;
  const rows = await reads.query<FacetValue & { facet: Facet | 'total' }>(
    [all, ...counted].join(' union all '),
    params.values,
  );
  const of = (facet: Facet): FacetValue[] =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
  const total = rows.find(({ facet }) => facet === 'total')?.count ?? 0;
  return {
    total: Math.min(total, most),
    complete: total <= most,
    field: of('field'),
    region: of('region'),
    mode: of('mode'),
    state: of('state'),
  };
}
