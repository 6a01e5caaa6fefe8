import type { Known, Operation } from './openapi-arbitraries.js';
import type { System } from './system.js';

/** Which table keeps the subjects of a path's last collection: `/needs/{id}/…` is about rows of `need`. */
const TABLES: Readonly<Record<string, string>> = {
  acceptances: 'acceptance',
  addenda: 'addendum',
  agreements: 'agreement',
  'annual-statements': 'programme',
  awards: 'award',
  'bank-statements': 'bank_statement',
  bulletins: 'bulletin',
  capabilities: 'capability',
  challenges: 'challenge',
  checkpoints: 'checkpoint',
  clarifications: 'clarification',
  clocks: 'clock',
  contributions: 'contribution',
  decisions: 'decision',
  disbursements: 'disbursement',
  experts: 'expert',
  files: 'stored_file',
  'fiscal-years': 'fiscal_year',
  'funding-plans': 'funding_plan',
  grants: 'role_grant',
  mails: 'mail_delivery',
  milestones: 'milestone',
  needs: 'need',
  notices: 'public_notice',
  notifications: 'notification',
  objections: 'objection',
  organisations: 'organisation',
  'panel-assignments': 'panel_assignment',
  panels: 'panel',
  'parked-jobs': 'outbox_event',
  'payee-accounts': 'payee_account',
  'payment-reports': 'payment_report_review',
  'prior-year-adjustments': 'prior_year_adjustment',
  'payment-batches': 'payment_batch',
  'payment-exports': 'payment_export',
  programmes: 'programme',
  projects: 'project',
  proposals: 'proposal',
  results: 'project',
  recoveries: 'recovery',
  terminations: 'termination',
  'statement-lines': 'bank_statement_line',
  users: 'app_user',
  versions: 'challenge',
};

/** What a field of this name points to when the name is not the table's. */
const TABLE_OF_FIELD: Readonly<Record<string, string>> = {
  agencyId: 'organisation',
  assessorId: 'organisation',
  demanderId: 'organisation',
  hostingUnitId: 'organisation',
  noticeId: 'public_notice',
  organiserId: 'organisation',
  otherId: 'organisation',
  proposalIds: 'proposal',
  recommenderId: 'organisation',
  reserves: 'proposal',
  takerId: 'organisation',
  userId: 'app_user',
};

/** Rows of a table that tests may name, and no others. */
export type Spared = Readonly<Record<string, readonly string[]>>;

/** The subjects that exist at this moment, read from the database. */
export class KnownSubjects {
  private constructor(private readonly rows: ReadonlyMap<string, readonly Known[]>) {}

  /** @param only for some tables, the only rows that may be named */
  static async read(system: System, only: Spared = {}): Promise<KnownSubjects> {
    const selects = [...new Set([...Object.values(TABLES), 'indicator'])].map((table) => {
      const version = `coalesce((to_jsonb(t) ->> 'version')::int, 1)`;
      const columns = `id, ${version} as version, to_jsonb(t) ->> 'owner_id' as owner`;
      return `select '${table}' as table, ${columns}, to_jsonb(t) ->> 'created_at' as born from ${table} t`;
    });
    const rows = await system.rows<Known & { table: string; owner: string | null }>(
      `select * from (${selects.join(' union all ')}) everything order by "table", born, id`,
    );
    const byTable = new Map<string, Known[]>();
    for (const { table, id, version, owner } of rows) {
      if (only[table] && !only[table].includes(id)) continue;
      const known = byTable.get(table) ?? [];
      known.push({ id, version, ownerId: owner });
      byTable.set(table, known);
    }
    return new KnownSubjects(byTable);
  }

  of(table: string): readonly Known[] {
    return this.rows.get(table) ?? [];
  }

  everyId(): readonly string[] {
    return [...this.rows.values()].flatMap((rows) => rows.map(({ id }) => id));
  }

  /** @throws Error for a collection that nobody told this file about */
  subjectsOf({ path }: Pick<Operation, 'path'>): readonly Known[] {
    const [, collection] = /([\w-]+)\/\{\w+\}(?!.*\{)/.exec(path) ?? [];
    if (collection === undefined) return [];
    const table = TABLES[collection];
    if (!table) throw new Error(`test/support/known-subjects.ts does not know what ${path} is about`);
    return this.of(table);
  }

  idsFor(name: string): readonly string[] {
    const table =
      TABLE_OF_FIELD[name] ?? name.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return this.of(table).map(({ id }) => id);
  }
}
