import { decodeCursor, notFound, SqlParams, toPage, type Page, type PageRequest, type PublicReads } from '#platform';

/** A project as everybody may read it: who worked for whom, how it ended, what was paid. */
export interface PublicResult {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly challengeId: string;
  readonly challengeNumber: string;
  readonly challengeTitle: string;
  readonly field: string;
  readonly region: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly demanderName: string;
  readonly takerName: string;
  readonly activatedAt: Date | null;
  readonly completionPpm: number | null;
  readonly concludedAt: Date | null;
  /** Fen as digits. */
  readonly grantFen: string | null;
  readonly paidFen: string;
  readonly recoveredFen: string;
}

/** One indicator as it was measured at acceptance. */
export interface PublicResultLine {
  readonly position: number;
  readonly name: string;
  readonly comparator: string;
  readonly values: readonly string[];
  /** What the team has committed itself to: the values that `met` is judged by. */
  readonly committed: readonly string[];
  readonly unit: string | null;
  readonly measured: string | null;
  readonly measuredBy: string | null;
  readonly met: boolean;
  readonly mustPass: boolean;
  readonly weight: number;
}

const COLUMNS = `id, number, title, state, outcome, "challengeId", "challengeNumber", "challengeTitle", field,
  region, "programmeId", "programmeName", "demanderName", "takerName",
  "activatedAt", "completionPpm", "concludedAt", "grantFen", "paidFen", "recoveredFen"`;

/**
 * Projects since their agreements took effect, newest first.
 * @throws 400 platform.malformed_cursor
 */
export async function publicResults(
  reads: PublicReads,
  filters: PageRequest & { readonly challengeId?: string; readonly programmeId?: string; readonly outcome?: string },
): Promise<Page<PublicResult>> {
  const params = new SqlParams();
  const conditions = ['true'];
  if (filters.challengeId) conditions.push(`"challengeId" = ${params.add(filters.challengeId)}::uuid`);
  if (filters.programmeId) conditions.push(`"programmeId" = ${params.add(filters.programmeId)}::uuid`);
  if (filters.outcome) conditions.push(`outcome = ${params.add(filters.outcome)}`);
  if (filters.cursor) {
    const [id] = decodeCursor(filters.cursor, ['uuid']);
    conditions.push(`id < ${params.add(id)}::uuid`);
  }
  const rows = await reads.query<PublicResult>(
    `select ${COLUMNS} from public_result where ${conditions.join(' and ')} order by id desc limit ${params.add(filters.limit + 1)}`,
    params.values,
  );
  return toPage(
    rows,
    filters.limit,
    (row) => row,
    (row) => [row.id],
  );
}

/** A result with its measured indicators. @throws 404 platform.not_found */
export async function publicResult(
  reads: PublicReads,
  id: string,
): Promise<PublicResult & { readonly indicators: readonly PublicResultLine[] }> {
  const [result] = await reads.query<PublicResult>(`select ${COLUMNS} from public_result where id = $1`, [id]);
  if (!result) throw notFound('result', id);
  const indicators = await reads.query<PublicResultLine>(
    `select position, name, comparator, "values", committed, unit, measured, "measuredBy", met, "mustPass", weight
       from public_result_line where "projectId" = $1 order by position`,
    [id],
  );
  return { ...result, indicators };
}
