import { decodeCursor, malformed, SqlParams, type PageRequest, type Reach, type ReadTx } from '#platform';
import { ownCapabilities } from '../capability.repository.js';
import { capabilityWords } from '../search/capability-words.js';
import { fitSql, type Fit } from './fit.js';

/** Of words that stand everywhere only so many hits are ranked, the newest. */
export const MOST_RANKED = 1000;

/** An open challenge with what it has in common with the capabilities of the reader's organisation. */
export interface MatchingChallenge extends Fit {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly field: string;
  readonly region: string;
  readonly demanderName: string;
  readonly programmeName: string;
  /** Fen as digits. */
  readonly amountFen: string;
  readonly takeUpClosesAt: Date;
}

/** Public challenges that can be taken up now, the best fit first; one row more than the page asks for. */
export async function matchingChallenges(tx: ReadTx, reach: Reach, page: PageRequest): Promise<MatchingChallenge[]> {
  const organisationIds = takersOf(reach);
  const capabilities = await ownCapabilities(tx, organisationIds);
  if (capabilities.length === 0) return [];
  const params = new SqlParams();
  const wanted = {
    words: capabilityWords(capabilities),
    fields: capabilities.map(({ field }) => field),
    regions: capabilities.map(({ region }) => region),
  };
  const columns = { search: 'c.search', field: 'c.field', region: 'c.region' };
  const { condition, fit } = fitSql(wanted, columns, params);
  const cursor = afterScore(page, params);
  return tx.query<MatchingChallenge>(
    `select * from (
       select c.id, c.number, c.title, c.field, c.region, c.demander_name as "demanderName",
              c.programme_name as "programmeName", c.amount_fen::text as "amountFen",
              c.take_up_closes_at as "takeUpClosesAt", ${fit}
         from (select * from challenge c
                where c.listed and c.state = 'open' and c.demander_id <> all(${params.add(organisationIds)}::uuid[])
                  and ${condition} order by c.id desc limit ${MOST_RANKED}) c) ranked
      where ${cursor} order by score desc, id desc limit ${params.add(page.limit + 1)}`,
    params.values,
  );
}

/** The condition for rows behind the last one of the page before; a list by fit is sorted by score and id. */
export function afterScore(page: PageRequest, params: SqlParams): string {
  if (!page.cursor) return 'true';
  const [score, id] = decodeCursor(page.cursor, ['scalar', 'uuid']);
  if (typeof score !== 'number' || score < 0 || score > 1e6) throw malformed('platform.malformed_cursor');
  return `(score, id) < (${params.add(score)}::float8, ${params.add(id)}::uuid)`;
}

const takersOf = (reach: Reach): string[] =>
  Object.values(reach.parties).flatMap(({ subjectIds, inProgramme }) => [
    ...subjectIds,
    ...inProgramme.map(({ subjectId }) => subjectId),
  ]);
