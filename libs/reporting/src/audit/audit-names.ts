import type { ReadTx } from '#platform';
import { userNames } from '#identity';

/** Whom and what an audit entry is about, as far as it is said in words. */
export interface NamedParts {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly actorId: string | null;
}

const titled = (table: string): string => `select id, number || ' ' || title as name from ${table}`;
const numbered = (table: string): string => `select id, number as name from ${table}`;
const ofChallenge = (table: string): string =>
  `select x.id, c.number || ' ' || c.title as name from ${table} x join challenge c on c.id = x.challenge_id`;
const ofProject = (table: string): string =>
  `select x.id, p.number || ' ' || p.title as name from ${table} x join project p on p.id = x.project_id`;

/** The name of each subject of a kind: its number and title, or those of what it belongs to. */
const NAMES: Readonly<Record<string, string>> = {
  user: 'select id, display_name as name from app_user',
  organisation: 'select id, name from organisation',
  payee_account: 'select x.id, o.name from payee_account x join organisation o on o.id = x.organisation_id',
  expert: 'select id, display_name as name from app_user',
  capability: titled('capability'),
  programme: `select id, number || ' ' || name as name from programme`,
  need: titled('need'),
  bulletin: titled('bulletin'),
  challenge: titled('challenge'),
  clarification: ofChallenge('clarification'),
  addendum: ofChallenge('addendum'),
  checkpoint: ofChallenge('checkpoint'),
  proposal: numbered('proposal'),
  panel: numbered('panel'),
  panel_assignment: 'select x.id, p.number as name from panel_assignment x join panel p on p.id = x.panel_id',
  decision: ofChallenge('decision'),
  award: ofChallenge('award'),
  public_notice: titled('public_notice'),
  objection: numbered('objection'),
  funding_plan: `select x.id, c.number || ' ' || c.title as name
    from funding_plan x join award a on a.id = x.award_id join challenge c on c.id = a.challenge_id`,
  project: titled('project'),
  agreement: ofProject('agreement'),
  signature: `select x.id, p.number || ' ' || p.title as name
    from signature x join agreement a on a.id = x.agreement_id join project p on p.id = a.project_id`,
  termination: ofProject('termination'),
  milestone: `select x.id, p.number || ' ' || x.title as name from milestone x join project p on p.id = x.project_id`,
  acceptance: numbered('acceptance'),
  contribution: ofProject('contribution'),
  disbursement: numbered('disbursement'),
  recovery: numbered('recovery'),
  payment_batch: numbered('payment_batch'),
  payment_report_review: `select x.id, r.instruction_reference as name
    from payment_report_review x join payment_report r on r.id = x.report_id`,
  journal: 'select id, reference as name from journal',
  fiscal_year:
    "select x.id, p.number || ' ' || x.year as name from fiscal_year x join programme p on p.id = x.programme_id",
  prior_year_adjustment: numbered('prior_year_adjustment'),
  bank_statement: 'select x.id, p.number as name from bank_statement x join programme p on p.id = x.programme_id',
  paying_account: 'select x.id, p.number as name from paying_account x join programme p on p.id = x.programme_id',
};

/** Who asks, objects, proposes or judges is sealed, for a time or for good; the entry keeps the id for an inquiry. */
const SEALED_ACTORS: ReadonlySet<string> = new Set(['clarification', 'objection', 'proposal', 'panel_assignment']);

/** The names of the subjects and actors of audit entries; null where there is none, or where it is sealed. */
export async function auditNames(
  tx: ReadTx,
  entries: readonly NamedParts[],
): Promise<(entry: NamedParts) => { subjectName: string | null; actorName: string | null }> {
  const people = await userNames(tx, [...new Set(entries.flatMap(({ actorId }) => actorId ?? []))]);
  const subjects = new Map<string, string>();
  const kinds = [...new Set(entries.map(({ subjectType }) => subjectType))];
  for (const kind of kinds) {
    const named = NAMES[kind];
    if (!named) continue;
    const ids = entries.flatMap(({ subjectType, subjectId }) => (subjectType === kind ? [subjectId] : []));
    const rows = await tx.query<{ id: string; name: string }>(
      `select id, name from (${named}) named where id = any($1::uuid[])`,
      [[...new Set(ids)]],
    );
    rows.forEach(({ id, name }) => subjects.set(id, name));
  }
  return ({ subjectType, subjectId, actorId }) => ({
    subjectName: subjects.get(subjectId) ?? null,
    actorName: actorId === null || SEALED_ACTORS.has(subjectType) ? null : (people.get(actorId) ?? null),
  });
}
