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
import type { JournalSubject, ProjectScope } from '#ledger';

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
