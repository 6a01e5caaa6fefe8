import { decodeCursor, notFound, SqlParams, toPage, type Page, type PageRequest, type PublicReads } from '#platform';
import { rulesInWords, type RuleInWords, type RulePack } from '#programme';

export interface PublicProgrammeSummary {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly state: string;
  readonly agencyName: string;
  readonly organiserName: string | null;
  readonly mode: string;
  /** Challenges that can be taken up now; more than a thousand are a thousand. */
  readonly openChallenges: number;
}

export interface PublicProgramme extends PublicProgrammeSummary {
  /** The rules in force. */
  readonly rulePack: RulePack;
  /** The same for people. */
  readonly rules: readonly RuleInWords[];
}

const MOST_COUNTED = 1000;
const COLUMNS = `id, number, name, state, "agencyName", "organiserName", "rulePack" ->> 'mode' as mode,
  (select count(*)::int from (select from public_challenge c where c."programmeId" = p.id and c.state = 'open'
     limit ${MOST_COUNTED}) o) as "openChallenges"`;

/**
 * Programmes in force and past ones, the latest first.
 * @throws 400 platform.malformed_cursor
 */
export async function publicProgrammes(
  reads: PublicReads,
  filters: PageRequest & { readonly state?: readonly string[] },
): Promise<Page<PublicProgrammeSummary>> {
  const params = new SqlParams();
  const conditions = ['true'];
  if (filters.state) conditions.push(`state = any(${params.add(filters.state)}::text[])`);
  if (filters.cursor) {
    const [id] = decodeCursor(filters.cursor, ['uuid']);
    conditions.push(`id < ${params.add(id)}::uuid`);
  }
  const rows = await reads.query<PublicProgrammeSummary>(
    `select ${COLUMNS} from public_programme p where ${conditions.join(' and ')}
      order by id desc limit ${params.add(filters.limit + 1)}`,
    params.values,
  );
  return toPage(
    rows,
    filters.limit,
    (row) => row,
    (row) => [row.id],
  );
}

/** @throws 404 when there is none or it is not in force yet */
export async function publicProgramme(reads: PublicReads, id: string): Promise<PublicProgramme> {
  const [found] = await reads.query<Omit<PublicProgramme, 'rules'>>(
    `select ${COLUMNS}, "rulePack" from public_programme p where id = $1`,
    [id],
  );
  if (!found) throw notFound('programme', id);
  return { ...found, rules: rulesInWords(found.rulePack) };
}
