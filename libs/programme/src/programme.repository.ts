import {
  decodeCursor,
  findRow,
  notFound,
  reachCondition,
  refused,
  SqlParams,
  type PageRequest,
  type Parties,
  type Reach,
  type ReadTx,
} from '#platform';
import { Appropriation, Programme, RulePackVersion } from './programme.entities.js';
import type { ProgrammeFacts } from './programme.lifecycle.js';
import type { RulePack } from './rule-pack/index.js';

/** @throws 404 platform.not_found */
export async function getProgramme(tx: ReadTx, id: string): Promise<Programme> {
  const programme = await findRow(tx, Programme, { id });
  if (!programme) throw notFound('programme', id);
  return programme;
}

/** Names by id, for views that show which programme a thing belongs to. */
export async function programmeNames(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, name from programme where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Who stands in which relation to a programme and to everything in it. */
export const programmeParties = (programme: Programme): Parties & { agency: string; organiser: string | null } => ({
  agency: programme.agencyId,
  organiser: programme.organiserId,
  programmeId: programme.id,
});

const RULE_PACKS_KEPT = 100;
const rulePacks = new Map<string, RulePack>();

/** The rules under their id; they never change, so the ones asked for last are kept. */
export async function rulePackOf(tx: ReadTx, rulePackId: string): Promise<RulePack> {
  const kept = rulePacks.get(rulePackId);
  if (kept) return kept;
  const version = await findRow(tx, RulePackVersion, { id: rulePackId });
  if (!version) throw notFound('rule_pack', rulePackId);
  if (rulePacks.size >= RULE_PACKS_KEPT) rulePacks.clear();
  rulePacks.set(rulePackId, version.content);
  return version.content;
}

export interface ActiveProgramme {
  readonly programme: Programme;
  readonly rulePack: RulePack;
  readonly rulePackId: string;
}

/**
 * A programme in force with the rules new things fall under.
 * @throws 404 · 409 programme.not_active
 */
export async function activeProgramme(tx: ReadTx, id: string): Promise<ActiveProgramme> {
  const programme = await getProgramme(tx, id);
  if (programme.state !== 'active' || !programme.rulePackId) throw refused({ code: 'programme.not_active' });
  return { programme, rulePack: await rulePackOf(tx, programme.rulePackId), rulePackId: programme.rulePackId };
}

export async function programmeFacts(tx: ReadTx, subject: Programme): Promise<ProgrammeFacts> {
  const [open] = await tx.query<{ count: number }>(
    `select count(*)::int as count from deadline where clock_id = $1 and fired_at is null`,
    [subject.id],
  );
  return { subject, parties: programmeParties(subject), openItems: open?.count ?? 0 };
}

/** A programme as lists show it. */
export interface ProgrammeSummary {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly state: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly organiserId: string | null;
  readonly organiserName: string | null;
}

/** Programmes within reach, newest first; one row more than the page asks for. */
export function listProgrammes(tx: ReadTx, reach: Reach, page: PageRequest): Promise<ProgrammeSummary[]> {
  const params = new SqlParams();
  const columns = { agency: 'p.agency_id', organiser: 'p.organiser_id', programmeId: 'p.id' };
  const condition = reachCondition(reach, columns, params);
  const after = page.cursor ? decodeCursor(page.cursor, ['uuid']) : null;
  const cursor = after ? `and p.id < ${params.add(after[0])}::uuid` : '';
  return tx.query<ProgrammeSummary>(
    `select p.id, p.number, p.name, p.state, p.agency_id as "agencyId", a.name as "agencyName",
            p.organiser_id as "organiserId", o.name as "organiserName"
       from programme p join organisation a on a.id = p.agency_id left join organisation o on o.id = p.organiser_id
      where ${condition} ${cursor} order by p.id desc limit ${params.rows(page.limit + 1)}`,
    params.values,
  );
}

export function rulePackVersions(tx: ReadTx, programmeId: string): Promise<RulePackVersion[]> {
  return tx.manager.find(RulePackVersion, { where: { programmeId }, order: { versionNumber: 'DESC' }, take: 100 });
}

export function appropriationsOf(tx: ReadTx, programmeId: string): Promise<Appropriation[]> {
  return tx.manager.find(Appropriation, { where: { programmeId }, order: { recordedAt: 'DESC' }, take: 100 });
}
