import pg from 'pg';
import type { DataSource } from 'typeorm';
import {
  APP_ROLE,
  createDataSource,
  lock,
  systemActor,
  UnitOfWork,
  uuidv7,
  type Actor,
  type Context,
  type Tx,
} from '#platform';
import { closeYear, proposeClose, type JournalSubject, type ProgrammeScope, type ProjectScope } from '#ledger';

const YEAR = 2026;
const POOL = 20;

/** The ledger on the database of this test file, under the role of the running product. */
export class Books {
  private constructor(
    private readonly source: DataSource,
    readonly unit: UnitOfWork,
  ) {}

  static async open(): Promise<Books> {
    const config = { DATABASE_URL: variable('DATABASE_URL'), DATABASE_POOL: POOL };
    const source = await createDataSource(config, APP_ROLE).initialize();
    return new Books(source, new UnitOfWork(source));
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }

  /** One committed unit of work on real time. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unit.run(contextOf(systemActor(['ledger.read'])), async (tx) => {
      await lock(tx, [], null);
      return work(tx);
    });
  }

  /** One committed unit of work of a person, on real time. */
  runAs<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unit.run(contextOf(actor), work);
  }

  /** SQL as the role of the running product. */
  query<Row>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return this.source.query<Row[]>(sql, params);
  }
}

export const contextOf = (actor: Actor): Context => ({ actor, requestId: uuidv7() });

/** A project of its own in a programme of its own, unless one is given. */
export function aProject(programme: Partial<ProjectScope> = {}): ProjectScope {
  return { programmeId: uuidv7(), agencyId: uuidv7(), fiscalYear: YEAR, projectId: uuidv7(), ...programme };
}

export const aSubject = (type = 'disbursement'): JournalSubject => ({ type, id: uuidv7() });

/** Somebody whom the books know by name and who may do everything. */
export async function aPerson(): Promise<Actor & { readonly userId: string }> {
  const [userId, organisationId] = [uuidv7(), uuidv7()];
  await asOwner(async (client) => {
    await client.query(`insert into organisation (id, name, kind, created_at) values ($1, '某局', 'agency', now())`, [
      organisationId,
    ]);
    await client.query(
      `insert into app_user (id, username, display_name, password_hash, organisation_id, created_at)
       values ($1::uuid, $1::text, '某人', 'x', $2, now())`,
      [userId, organisationId],
    );
  });
  const reach = { all: true, parties: {} };
  return { kind: 'user', userId, organisationId, may: () => true, reach: () => reach };
}

/** Two persons close a year of a programme: the first proposes how many fen go on, the second closes. */
export async function closeBooks(
  books: Books,
  scope: ProgrammeScope,
  persons: readonly [Actor, Actor],
  carryAvailableFen = '0',
): Promise<void> {
  const [year] = await books.query<{ id: string; version: number }>(
    'select id, version from fiscal_year where programme_id = $1 and year = $2',
    [scope.programmeId, scope.fiscalYear],
  );
  if (!year) throw new Error(`nothing stands in ${scope.fiscalYear}`);
  const step = { fiscalYearId: year.id, version: year.version };
  const proposed = await books.runAs(persons[0], (tx) => proposeClose(tx, { ...step, carryAvailableFen }));
  await books.runAs(persons[1], (tx) => closeYear(tx, { ...step, version: proposed.version }));
}

/** A setting of the test run, for example how many sequences are tried. */
export function dial(name: string, usual: number): number {
  // eslint-disable-next-line no-restricted-properties -- a dial of the test run, not of the product
  return Number(process.env[name] ?? usual);
}

/** SQL as the owner of the tables, whom triggers do bind but grants do not. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: variable('DATABASE_OWNER_URL') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What the database answers to a statement that it must refuse. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; constraint: string | undefined }> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) throw new Error('the database did not refuse');
  const refusal = ((error as { driverError?: object }).driverError ?? error) as { code: string; constraint?: string };
  return { code: refusal.code, constraint: refusal.constraint };
}

function variable(name: string): string {
  // eslint-disable-next-line no-restricted-properties -- Jest hands over the test database in the environment
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through the jest project "database"`);
  return value;
}
