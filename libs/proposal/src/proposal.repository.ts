import {
  decodeCursor,
  fen,
  notFound,
  reachCondition,
  SqlParams,
  type Actor,
  type PageRequest,
  type ReadTx,
  type Tx,
} from '#platform';
import type { ProposalContent } from './content/proposal-content.js';
import { Proposal, ProposalBudgetLine, ProposalCommitment, ProposalPartner } from './proposal.entity.js';

/** @throws 404 platform.not_found */
export async function getProposal(tx: ReadTx, id: string): Promise<Proposal> {
  const proposal = await tx.manager.findOneBy(Proposal, { id });
  if (!proposal) throw notFound('proposal', id);
  return proposal;
}

/** Every proposal of a challenge in one of the states, in the order of their numbers' making. */
export function proposalsOf(tx: ReadTx, challengeId: string, states: readonly string[]): Promise<Proposal[]> {
  return tx.manager
    .createQueryBuilder(Proposal, 'p')
    .where('p.challenge_id = :challengeId and p.state in (:...states)', { challengeId, states })
    .orderBy('p.id')
    .getMany();
}

/** The proposals of a challenge that an officer has found qualified and nobody has sent to review yet. */
export const qualifiedProposals = (tx: ReadTx, challengeId: string): Promise<Proposal[]> =>
  proposalsOf(tx, challengeId, ['qualified']);

/** What the taker promises, indicator by indicator; empty before the opening. */
export function commitmentsOf(tx: ReadTx, proposalId: string): Promise<ProposalCommitment[]> {
  return tx.manager.find(ProposalCommitment, { where: { proposalId }, order: { indicatorId: 'ASC' } });
}

/** The consortium with its shares in ppm, lead first; empty before the opening. */
export function partnersOf(tx: ReadTx, proposalId: string): Promise<ProposalPartner[]> {
  return tx.manager.find(ProposalPartner, { where: { proposalId }, order: { position: 'ASC' } });
}

/** The budget in fen, in the taker's order; empty before the opening. */
export function budgetOf(tx: ReadTx, proposalId: string): Promise<ProposalBudgetLine[]> {
  return tx.manager.find(ProposalBudgetLine, { where: { proposalId }, order: { position: 'ASC' } });
}

/** How many takers have handed in: the one thing about unopened proposals that everybody may know. */
export async function submittedCount(tx: ReadTx, challengeId: string): Promise<number> {
  const [counted] = await tx.query<{ count: number }>(
    `select count(*)::int as count from proposal
      where challenge_id = $1 and submitted_at is not null and state not in ('withdrawn', 'void')`,
    [challengeId],
  );
  return counted?.count ?? 0;
}

/**
 * Takers with an application for a challenge, drafts included. Who they are is secret before the opening: this is for
 * telling them something, never for telling of them.
 * @returns organisation ids
 */
export async function participantsOf(tx: ReadTx, challengeId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct taker_id as id from proposal
      where challenge_id = $1 and state not in ('withdrawn', 'void', 'expired') order by 1`,
    [challengeId],
  );
  return rows.map((row) => row.id);
}

/** Which of these organisations exist. */
export async function knownOrganisations(tx: ReadTx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>('select id from organisation where id = any($1::uuid[])', [ids]);
  return new Set(rows.map((row) => row.id));
}

/** Makes the rows of an opened document: commitments, consortium and budget. */
export async function unpackContent(tx: Tx, proposalId: string, content: ProposalContent): Promise<void> {
  const commitments = content.commitments.map(({ indicatorId, values }) => ({
    proposalId,
    indicatorId,
    values: [...values],
  }));
  const leadFirst = [...content.consortium].sort((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'));
  const partners = leadFirst.map((member, index) => ({ ...member, proposalId, position: index + 1 }));
  const budget = content.budget.map(({ category, purpose, amountFen }, index) => ({
    proposalId,
    position: index + 1,
    category,
    purpose,
    amountFen: fen(amountFen),
  }));
  await tx.manager.insert(ProposalCommitment, commitments);
  await tx.manager.insert(ProposalPartner, partners);
  await tx.manager.insert(ProposalBudgetLine, budget);
}

/** A proposal as lists show it. */
export interface ProposalSummary {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly challengeId: string;
  readonly challengeNumber: string;
  readonly challengeTitle: string;
  readonly demanderName: string;
  readonly takeUpClosesAt: Date | null;
  readonly takerId: string;
  readonly takerName: string;
  readonly submittedAt: Date | null;
  readonly openedAt: Date | null;
}

export interface ProposalFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly challengeId?: string;
}

/**
 * Proposals the actor may know of, newest first: its own, and others once they are opened; one row more than the page
 * asks for.
 */
export function listProposals(tx: ReadTx, actor: Actor, filters: ProposalFilters): Promise<ProposalSummary[]> {
  const params = new SqlParams();
  const columns = {
    taker: 'p.taker_id',
    demander: 'c.demander_id',
    agency: 'g.agency_id',
    programmeId: 'p.programme_id',
  };
  const opened = reachCondition(actor.reach('proposal.read'), columns, params);
  const own = reachCondition(actor.reach('proposal.read_sealed'), columns, params);
  const conditions = [`((p.opened_at is not null and ${opened}) or ${own})`];
  if (filters.state) conditions.push(`p.state = any(${params.add(filters.state)}::text[])`);
  if (filters.challengeId) conditions.push(`p.challenge_id = ${params.add(filters.challengeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`p.id < ${params.add(after[0])}::uuid`);
  return tx.query<ProposalSummary>(
    `select p.id, p.number, p.state, p.programme_id as "programmeId", c.programme_name as "programmeName",
            p.challenge_id as "challengeId", c.number as "challengeNumber", c.title as "challengeTitle",
            c.demander_name as "demanderName", c.take_up_closes_at as "takeUpClosesAt", p.taker_id as "takerId", o.name as "takerName",
            p.submitted_at as "submittedAt", p.opened_at as "openedAt"
       from proposal p join challenge c on c.id = p.challenge_id join programme g on g.id = p.programme_id
       join organisation o on o.id = p.taker_id
      where ${conditions.join(' and ')} order by p.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}
