import {
  decodeCursor,
  inTurn,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
  type Tx,
} from '#platform';
import { In, Not } from 'typeorm';
import { Encumbrance, FundingPlan, Instalment, Tranche } from './funding.entities.js';

/** @throws 404 platform.not_found */
export async function getPlan(tx: ReadTx, id: string): Promise<FundingPlan> {
  const plan = await tx.manager.findOneBy(FundingPlan, { id });
  if (!plan) throw notFound('funding_plan', id);
  return plan;
}

/** The plan in force or in draft for a project; null when none was drafted. */
export function planOfProject(tx: ReadTx, projectId: string): Promise<FundingPlan | null> {
  return tx.manager.findOneBy(FundingPlan, { projectId, state: Not('superseded') });
}

/** The tranches of a plan by number. */
export function tranchesOf(tx: ReadTx, planId: string): Promise<Tranche[]> {
  return tx.manager.find(Tranche, { where: { planId }, order: { number: 'ASC' } });
}

/** @throws 404 platform.not_found */
export async function getTranche(tx: ReadTx, id: string): Promise<Tranche> {
  const tranche = await tx.manager.findOneBy(Tranche, { id });
  if (!tranche) throw notFound('tranche', id);
  return tranche;
}

/** The instalments of a plan by number. */
export function instalmentsOf(tx: ReadTx, planId: string): Promise<Instalment[]> {
  return tx.manager.find(Instalment, { where: { planId }, order: { number: 'ASC' } });
}

/** What an award holds of the programme's money. @throws 404 before the award was confirmed */
export async function encumbranceOf(tx: ReadTx, awardId: string): Promise<Encumbrance> {
  const encumbrance = await tx.manager.findOneBy(Encumbrance, { id: awardId });
  if (!encumbrance) throw notFound('encumbrance', awardId);
  return encumbrance;
}

/** What these awards hold of their programmes' money, in no order. */
export function encumbrancesOf(tx: ReadTx, awardIds: readonly string[]): Promise<Encumbrance[]> {
  return tx.manager.findBy(Encumbrance, { id: In([...awardIds]) });
}

/** Puts these rows in the place of those the plan has. Only a draft changes its rows. */
export async function replaceTerms(
  tx: Tx,
  planId: string,
  terms: { instalments: readonly Instalment[]; tranches: readonly Tranche[] },
): Promise<void> {
  await tx.query('delete from instalment where plan_id = $1', [planId]);
  await tx.query('delete from tranche where plan_id = $1', [planId]);
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(Instalment)
    .values([...terms.instalments])
    .execute();
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(Tranche)
    .values([...terms.tranches] as never)
    .execute();
}

export interface PlanFilters extends PageRequest {
  readonly awardId?: string;
  readonly projectId?: string;
}

/** Plans within reach, newest first; one row more than the page asks for. */
export async function listPlans(tx: ReadTx, reach: Reach, filters: PlanFilters): Promise<FundingPlan[]> {
  const params = new SqlParams();
  const columns = {
    demander: 'e.demander_id',
    taker: 'e.taker_id',
    agency: 'e.agency_id',
    programmeId: 'e.programme_id',
  };
  const conditions = [reachCondition(reach, columns, params)];
  if (filters.awardId) conditions.push(`f.award_id = ${params.add(filters.awardId)}::uuid`);
  if (filters.projectId) conditions.push(`f.project_id = ${params.add(filters.projectId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`f.id < ${params.add(after[0])}::uuid`);
  const ids = await tx.query<{ id: string }>(
    `select f.id from funding_plan f join encumbrance e on e.id = f.award_id
      where ${conditions.join(' and ')} order by f.id desc limit ${params.add(filters.limit + 1)}`,
    params.values,
  );
  return inTurn(ids, ({ id }) => getPlan(tx, id));
}
