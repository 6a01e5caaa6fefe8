import {
  decodeCursor,
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
  const programme = await tx.manager.findOneBy(Programme, { id });
  if (!programme) throw notFound('programme', id);
  return programme;
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
  const version = await tx.manager.findOneBy(RulePackVersion, { id: rulePackId });
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

/** Programmes within reach, newest first; one row more than the page asks for. */
export function listProgrammes(tx: ReadTx, reach: Reach, page: PageRequest): Promise<Programme[]> {
  const params = new SqlParams();
  const columns = { agency: 'agency_id', organiser: 'organiser_id', programmeId: 'id' };
  const condition = reachCondition(reach, columns, params);
  const after = page.cursor ? decodeCursor(page.cursor, ['uuid']) : null;
  const cursor = after ? `and id < ${params.add(after[0])}::uuid` : '';
  return tx.query<Programme>(
    `select id, programme_id as "programmeId", number, name, state, agency_id as "agencyId", organiser_id as "organiserId",
            rule_pack_id as "rulePackId", created_by as "createdBy", version, created_at as "createdAt"
       from programme where ${condition} ${cursor} order by id desc limit ${params.add(page.limit + 1)}`,
    params.values,
  );
}

export function rulePackVersions(tx: ReadTx, programmeId: string): Promise<RulePackVersion[]> {
  return tx.manager.find(RulePackVersion, { where: { programmeId }, order: { versionNumber: 'DESC' }, take: 100 });
}

export function appropriationsOf(tx: ReadTx, programmeId: string): Promise<Appropriation[]> {
  return tx.manager.find(Appropriation, { where: { programmeId }, order: { recordedAt: 'DESC' }, take: 100 });
}
