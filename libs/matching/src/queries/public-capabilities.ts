import { decodeCursor, notFound, SqlParams, type PageRequest, type PublicReads } from '#platform';
import { lexeme, wordsOfQuery } from '#bulletin';

const MOST_WORDS = 16;

/** What everybody may read of an entry whose owner agreed to be found. */
export interface PublicCapability {
  readonly id: string;
  readonly number: string;
  readonly organisationName: string;
  readonly title: string;
  readonly field: string;
  readonly region: string;
  readonly keywords: string[];
  readonly summary: string;
}

const COLUMNS = 'id, number, "organisationName", title, field, region, keywords, summary';

export interface PublicCapabilityFilters extends PageRequest {
  readonly q?: string;
  readonly field?: string;
}

/** Newest first; every word of a search must occur. One row more than the page asks for. */
export async function publicCapabilities(
  reads: PublicReads,
  filters: PublicCapabilityFilters,
): Promise<PublicCapability[]> {
  const params = new SqlParams();
  const conditions = ['true'];
  if (filters.q !== undefined) {
    const words = wordsOfQuery(filters.q).slice(0, MOST_WORDS);
    if (words.length === 0) return [];
    conditions.push(`search @@ ${params.add(words.map(lexeme).join(' & '))}::tsquery`);
  }
  if (filters.field) conditions.push(`field = ${params.add(filters.field)}`);
  if (filters.cursor) conditions.push(`id < ${params.add(decodeCursor(filters.cursor, ['uuid'])[0])}::uuid`);
  return reads.query<PublicCapability>(
    `select ${COLUMNS} from public_capability where ${conditions.join(' and ')}
      order by id desc limit ${params.add(filters.limit + 1)}`,
    params.values,
  );
}

/** @throws 404 also for an entry that its owner keeps to itself */
export async function publicCapability(reads: PublicReads, id: string): Promise<PublicCapability> {
  const [found] = await reads.query<PublicCapability>(`select ${COLUMNS} from public_capability where id = $1`, [id]);
  if (!found) throw notFound('capability', id);
  return found;
}
