import {
  decodeCursor,
  findRow,
  findRows,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
  type Tx,
} from '#platform';
import { Agreement, Project, Signature } from './project.entities.js';

/** @throws 404 platform.not_found */
export async function getProject(tx: ReadTx, id: string): Promise<Project> {
  const project = await findRow(tx, Project, { id });
  if (!project) throw notFound('project', id);
  return project;
}

/** Those of these projects that there are, in no order. */
export function projectsOf(tx: ReadTx, ids: readonly string[]): Promise<Project[]> {
  return findRows(tx, Project, { id: [...new Set(ids)] });
}

/** The project under an id that its award named for it; null before the worker has made it. */
export function findProject(tx: ReadTx, id: string): Promise<Project | null> {
  return findRow(tx, Project, { id });
}

/** The project an award became, or null before the worker has made it. */
export function projectOfAward(tx: ReadTx, awardId: string): Promise<Project | null> {
  return findRow(tx, Project, { awardId });
}

/** @throws 404 platform.not_found */
export async function getAgreement(tx: ReadTx, id: string): Promise<Agreement> {
  const agreement = await findRow(tx, Agreement, { id });
  if (!agreement) throw notFound('agreement', id);
  return agreement;
}

/** The agreement of a project; every project has exactly one. @throws 404 platform.not_found */
export async function agreementOf(tx: ReadTx, projectId: string): Promise<Agreement> {
  const agreement = await findRow(tx, Agreement, { projectId });
  if (!agreement) throw notFound('agreement', projectId);
  return agreement;
}

/** The signatures under an agreement, the oldest first; those that were voided on request only. */
export function signaturesOf(tx: ReadTx, agreementId: string, options = { voided: false }): Promise<Signature[]> {
  const query = tx.manager
    .createQueryBuilder(Signature, 's')
    .where('s.agreement_id = :agreementId', { agreementId })
    .orderBy('s.signed_at');
  return (options.voided ? query : query.andWhere('s.voided_at is null')).getMany();
}

/** Voids every signature that stands, because the text goes back to drafting. */
export async function voidSignatures(tx: Tx, agreementId: string): Promise<void> {
  await tx.query('update signature set voided_at = $2 where agreement_id = $1 and voided_at is null', [
    agreementId,
    tx.now,
  ]);
}

/** How many projects of a challenge have not come to their end. */
export async function openProjectsOf(tx: ReadTx, challengeId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from project where challenge_id = $1 and state not in ('closed', 'lapsed')`,
    [challengeId],
  );
  return row?.count ?? 0;
}

/** The projects of a challenge that have begun and not ended: those a checkpoint compares. In the order of award slots. */
export function racersOf(tx: ReadTx, challengeId: string): Promise<Project[]> {
  return tx.manager
    .createQueryBuilder(Project, 'p')
    .innerJoin('award', 'a', 'a.id = p.award_id')
    .where(`p.challenge_id = :challengeId and p.state in ('active', 'suspended', 'accepting', 'accepted')`, {
      challengeId,
    })
    .orderBy('a.award_slot')
    .getMany();
}

/** How many projects of a challenge wait for their agreement to be signed. */
export async function contractingOf(tx: ReadTx, challengeId: string): Promise<number> {
  return tx.manager.countBy(Project, { challengeId, state: 'contracting' });
}

/** A project as lists show it. */
export interface ProjectSummary {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly challengeId: string;
  readonly challengeNumber: string;
  readonly title: string;
  readonly demanderId: string;
  readonly demanderName: string;
  readonly takerId: string;
  readonly takerName: string;
  readonly endsOn: string | null;
  readonly createdAt: Date;
}

export interface ProjectFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly programmeId?: string;
  readonly challengeId?: string;
}

/** Projects within reach, newest first; one row more than the page asks for. */
export function listProjects(tx: ReadTx, reach: Reach, filters: ProjectFilters): Promise<ProjectSummary[]> {
  const params = new SqlParams();
  const columns = {
    demander: 'p.demander_id',
    taker: 'p.taker_id',
    agency: 'g.agency_id',
    organiser: 'g.organiser_id',
    programmeId: 'p.programme_id',
  };
  const conditions = [reachCondition(reach, columns, params)];
  if (filters.state) conditions.push(`p.state = any(${params.add(filters.state)}::text[])`);
  if (filters.programmeId) conditions.push(`p.programme_id = ${params.add(filters.programmeId)}::uuid`);
  if (filters.challengeId) conditions.push(`p.challenge_id = ${params.add(filters.challengeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`p.id < ${params.add(after[0])}::uuid`);
  return tx.query<ProjectSummary>(
    `select p.id, p.number, p.state, p.outcome, p.programme_id as "programmeId", g.name as "programmeName",
            p.challenge_id as "challengeId", c.number as "challengeNumber", p.title,
            p.demander_id as "demanderId", d.name as "demanderName", p.taker_id as "takerId", t.name as "takerName",
            p.ends_on::text as "endsOn", p.created_at as "createdAt"
       from project p join programme g on g.id = p.programme_id join challenge c on c.id = p.challenge_id
       join organisation d on d.id = p.demander_id join organisation t on t.id = p.taker_id
      where ${conditions.join(' and ')}
      order by p.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}
