import {
  decodeCursor,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
} from '#platform';
import { FALLEN_AWARD_STATES } from './award.lifecycle.js';
import { Award, Decision, DecisionItem, DemanderOpinion, Ranking } from './selection.entities.js';

/** @throws 404 platform.not_found */
export async function getAward(tx: ReadTx, id: string): Promise<Award> {
  const award = await tx.manager.findOneBy(Award, { id });
  if (!award) throw notFound('award', id);
  return award;
}

/** @throws 404 platform.not_found */
export async function getDecision(tx: ReadTx, id: string): Promise<Decision> {
  const decision = await tx.manager.findOneBy(Decision, { id });
  if (!decision) throw notFound('decision', id);
  return decision;
}

/** What a decision makes of each proposal, by rank. */
export function decisionItems(tx: ReadTx, decisionId: string): Promise<DecisionItem[]> {
  return tx.manager.find(DecisionItem, { where: { decisionId }, order: { rank: 'ASC', proposalId: 'ASC' } });
}

/** The ranked proposals of a challenge, the best first; empty until its panel has closed. */
export function rankingOf(tx: ReadTx, challengeId: string): Promise<Ranking[]> {
  return tx.manager.find(Ranking, { where: { challengeId }, order: { rank: 'ASC', proposalId: 'ASC' } });
}

/** The latest word of the demander on the ranking, or null. */
export function latestOpinion(tx: ReadTx, challengeId: string): Promise<DemanderOpinion | null> {
  return tx.manager.findOne(DemanderOpinion, { where: { challengeId }, order: { id: 'DESC' } });
}

/** The awards of a challenge that hold their slots. */
export function liveAwards(tx: ReadTx, challengeId: string): Promise<Award[]> {
  return tx.manager
    .createQueryBuilder(Award, 'a')
    .where('a.challenge_id = :challengeId and a.state not in (:...fallen)', {
      challengeId,
      fallen: FALLEN_AWARD_STATES,
    })
    .orderBy('a.award_slot')
    .getMany();
}

/** The approved initial decision of a challenge, or null. */
export function approvedDecision(tx: ReadTx, challengeId: string): Promise<Decision | null> {
  return tx.manager.findOneBy(Decision, { challengeId, kind: 'initial', state: 'approved' });
}

/** The states of proposals by id. */
export async function proposalStates(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; state: string }>(
    'select id, state from proposal where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** An award as lists show it. */
export interface AwardSummary {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly challengeId: string;
  readonly challengeNumber: string;
  readonly challengeTitle: string;
  readonly takerId: string;
  readonly takerName: string;
  readonly demanderId: string;
  readonly demanderName: string;
  readonly awardSlot: number;
  readonly createdAt: Date;
}

export interface AwardFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly programmeId?: string;
  readonly challengeId?: string;
}

/** Awards within reach, newest first; one row more than the page asks for. */
export function listAwards(tx: ReadTx, reach: Reach, filters: AwardFilters): Promise<AwardSummary[]> {
  const params = new SqlParams();
  const columns = {
    taker: 'a.taker_id',
    demander: 'a.demander_id',
    agency: 'p.agency_id',
    organiser: 'p.organiser_id',
    programmeId: 'a.programme_id',
  };
  const conditions = [reachCondition(reach, columns, params)];
  if (filters.state) conditions.push(`a.state = any(${params.add(filters.state)}::text[])`);
  if (filters.programmeId) conditions.push(`a.programme_id = ${params.add(filters.programmeId)}::uuid`);
  if (filters.challengeId) conditions.push(`a.challenge_id = ${params.add(filters.challengeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`a.id < ${params.add(after[0])}::uuid`);
  return tx.query<AwardSummary>(
    `select a.id, a.number, a.state, a.programme_id as "programmeId", c.programme_name as "programmeName",
            a.challenge_id as "challengeId", c.number as "challengeNumber", c.title as "challengeTitle", a.taker_id as "takerId", o.name as "takerName",
            a.demander_id as "demanderId", c.demander_name as "demanderName", a.award_slot as "awardSlot", a.created_at as "createdAt"
       from award a join challenge c on c.id = a.challenge_id join programme p on p.id = a.programme_id
       join organisation o on o.id = a.taker_id
      where ${conditions.join(' and ')} order by a.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}

/** A decision as lists show it. */
export interface DecisionSummary {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly challengeId: string;
  readonly challengeNumber: string;
  readonly challengeTitle: string;
  readonly demanderName: string;
  readonly createdAt: Date;
}

/** Decisions within reach, newest first; one row more than the page asks for. */
export function listDecisions(tx: ReadTx, reach: Reach, filters: AwardFilters): Promise<DecisionSummary[]> {
  const params = new SqlParams();
  const columns = { agency: 'p.agency_id', programmeId: 'd.programme_id' };
  const conditions = [reachCondition(reach, columns, params)];
  if (filters.state) conditions.push(`d.state = any(${params.add(filters.state)}::text[])`);
  if (filters.programmeId) conditions.push(`d.programme_id = ${params.add(filters.programmeId)}::uuid`);
  if (filters.challengeId) conditions.push(`d.challenge_id = ${params.add(filters.challengeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`d.id < ${params.add(after[0])}::uuid`);
  return tx.query<DecisionSummary>(
    `select d.id, d.kind, d.state, d.programme_id as "programmeId", c.programme_name as "programmeName",
            d.challenge_id as "challengeId", c.number as "challengeNumber", c.title as "challengeTitle",
            c.demander_name as "demanderName", d.created_at as "createdAt"
       from decision d join challenge c on c.id = d.challenge_id join programme p on p.id = d.programme_id
      where ${conditions.join(' and ')} order by d.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}

/** A proposal as far as convening a panel asks. */
export interface ReviewableProposal {
  readonly id: string;
  readonly number: string;
  readonly takerId: string;
  readonly takerName: string;
  readonly state: 'opened' | 'qualified' | 'under_review';
}

/** The opened proposals of a challenge that are not through review, in the order of their ids. */
export function reviewableProposals(tx: ReadTx, challengeId: string): Promise<ReviewableProposal[]> {
  return tx.query<ReviewableProposal>(
    `select p.id, p.number, p.taker_id as "takerId", o.name as "takerName", p.state
       from proposal p join organisation o on o.id = p.taker_id
      where p.challenge_id = $1 and p.state in ('opened', 'qualified', 'under_review') order by p.id`,
    [challengeId],
  );
}

/** The reserves of a challenge that were not called up. */
export async function waitingReserves(tx: ReadTx, challengeId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from proposal where challenge_id = $1 and state = 'reserve' order by id`,
    [challengeId],
  );
  return rows.map(({ id }) => id);
}

/** When an award lapses unless signed, as the kernel's deadline has it; null when it does not run. */
export async function signingDeadline(tx: ReadTx, awardId: string): Promise<Date | null> {
  const [deadline] = await tx.query<{ due_at: Date }>(
    `select due_at from deadline where subject_id = $1 and action = 'award.lapse'`,
    [awardId],
  );
  return deadline?.due_at ?? null;
}

/** Proposals as rankings show them, by id. */
export async function proposalLines(
  tx: ReadTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { number: string; state: string; takerName: string }>> {
  const rows = await tx.query<{ id: string; number: string; state: string; takerName: string }>(
    `select p.id, p.number, p.state, o.name as "takerName"
       from proposal p join organisation o on o.id = p.taker_id where p.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...line }) => [id, line]));
}
