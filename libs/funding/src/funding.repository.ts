import { IsNull } from 'typeorm';
import {
  decodeCursor,
  findRow,
  findRows,
  inTurn,
  notFound,
  reachCondition,
  row,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
  type RowRef,
  type Tx,
} from '#platform';
import { Encumbrance, FundingPlan, GrantPool, Instalment, Tranche } from './funding.entities.js';

/** @throws 404 platform.not_found */
export async function getPlan(tx: ReadTx, id: string): Promise<FundingPlan> {
  const plan = await findRow(tx, FundingPlan, { id });
  if (!plan) throw notFound('funding_plan', id);
  return plan;
}

/** The plan in force or in draft for a project; null when none was drafted. */
export function planOfProject(tx: ReadTx, projectId: string): Promise<FundingPlan | null> {
  return findRow(tx, FundingPlan, { projectId, state: { not: 'superseded' } });
}

/** The tranches of a plan by number. */
export function tranchesOf(tx: ReadTx, planId: string): Promise<Tranche[]> {
  return findRows(tx, Tranche, { planId }, 'number');
}

/** @throws 404 platform.not_found */
export async function getTranche(tx: ReadTx, id: string): Promise<Tranche> {
  const tranche = await findRow(tx, Tranche, { id });
  if (!tranche) throw notFound('tranche', id);
  return tranche;
}

/** The instalments of a plan by number. */
export function instalmentsOf(tx: ReadTx, planId: string): Promise<Instalment[]> {
  return findRows(tx, Instalment, { planId }, 'number');
}

/** What an award holds of the programme's money. @throws 404 before the award was confirmed */
export async function encumbranceOf(tx: ReadTx, awardId: string): Promise<Encumbrance> {
  const encumbrance = await findRow(tx, Encumbrance, { id: awardId });
  if (!encumbrance) throw notFound('encumbrance', awardId);
  return encumbrance;
}

/** What these awards hold of their programmes' money, in no order. */
export function encumbrancesOf(tx: ReadTx, awardIds: readonly string[]): Promise<Encumbrance[]> {
  return findRows(tx, Encumbrance, { id: awardIds });
}

/** The pool an award draws on; null when it holds money of its own. */
export async function poolOf(tx: ReadTx, { poolId }: Pick<Encumbrance, 'poolId'>): Promise<GrantPool | null> {
  return poolId === null ? null : getPool(tx, poolId);
}

/** @throws 404 platform.not_found */
export async function getPool(tx: ReadTx, id: string): Promise<GrantPool> {
  const pool = await findRow(tx, GrantPool, { id });
  if (!pool) throw notFound('grant_pool', id);
  return pool;
}

/** Everybody whose award draws on a pool and has not fallen, in the order of confirmation. */
export function drawingOn(tx: ReadTx, poolId: string): Promise<Encumbrance[]> {
  return tx.manager.find(Encumbrance, {
    where: { poolId, fallenAt: IsNull() },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
}

/** The pool that a project's money comes from; null without one. */
export async function poolIdOfProject(tx: ReadTx, projectId: string): Promise<string | null> {
  const encumbrance = await findRow(tx, Encumbrance, { projectId });
  return encumbrance?.poolId ?? null;
}

/** The row to lock before money of a project is moved, when it comes from a pool. */
export async function poolRows(tx: ReadTx, projectId: string): Promise<RowRef[]> {
  const poolId = await poolIdOfProject(tx, projectId);
  return poolId === null ? [] : [row('grant_pool', poolId)];
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
      where ${conditions.join(' and ')} order by f.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
  return inTurn(ids, ({ id }) => getPlan(tx, id));
}
