import type { ReadTx } from '#platform';
import { getOrganisation } from '#identity';
import { annualStatement, type AnnualStatement } from '#ledger';
import { getProgramme, type Programme } from '#programme';

/** Everything that stands on a programme's annual statement (年度决算表). */
export interface StatementDocument {
  readonly statement: AnnualStatement;
  readonly programme: Programme;
  readonly agencyName: string;
  /** What a project is called, by id. Money is held for a project from its award on, before the project is there. */
  readonly projects: ReadonlyMap<string, ProjectName>;
  readonly books: BooksVersion;
}

export interface ProjectName {
  readonly number: string;
  readonly title: string;
}

/** Which state of the year's books it shows. */
export interface BooksVersion {
  readonly journals: number;
  /** When the last of them was recorded. */
  readonly at: Date;
}

/** The statement of a year as the books stand now. @throws 404 when the year has no books that the actor may read */
export async function statementDocument(
  tx: ReadTx,
  input: { readonly programmeId: string; readonly year: number },
): Promise<StatementDocument> {
  const statement = await annualStatement(tx, input);
  const programme = await getProgramme(tx, input.programmeId);
  return {
    statement,
    programme,
    agencyName: (await getOrganisation(tx, programme.agencyId)).name,
    projects: await projectNames(
      tx,
      statement.projects.map(({ projectId }) => projectId),
    ),
    books: await booksVersion(tx, input),
  };
}

async function projectNames(tx: ReadTx, ids: readonly string[]): Promise<Map<string, ProjectName>> {
  const rows = await tx.query<ProjectName & { id: string }>(
    'select id, number, title from project where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, number, title }) => [id, { number, title }]));
}

async function booksVersion(tx: ReadTx, input: { programmeId: string; year: number }): Promise<BooksVersion> {
  const [version] = await tx.query<BooksVersion>(
    `select count(*)::int as journals, max(recorded_at) as at from journal where id in (
       select p.journal_id from ledger_account a join posting p on p.account_id = a.id
        where a.programme_id = $1 and a.fiscal_year = $2 and a.source = 'fiscal')`,
    [input.programmeId, input.year],
  );
  if (!version?.at) throw new Error(`the books of ${input.programmeId} for ${input.year} are open without a journal`);
  return version;
}
