import { create, inTurn, lock, nextNumber, row, transition, uuidv7, type Tx } from '#platform';
import { drawingOn, poolIdOfProject, poolRows, shiftLatestDates } from '#funding';
import { findProject, projectParties } from '#project';
import { Disbursement } from '../disbursement.entities.js';
import { disbursementFacts } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { committedOf, disbursementsOf, moneyRows } from '../disbursement.repository.js';
import { projectMoney, type ProjectMoney } from '../project-money.js';

/**
 * Plans one disbursement for every part of every tranche, when the agreement has become effective. Done again it adds
 * nothing.
 */
export async function planDisbursements(tx: Tx, projectId: string): Promise<void> {
  await lock(tx, [row('project', projectId), ...(await poolRows(tx, projectId))]);
  const money = await projectMoney(tx, projectId);
  if (!money) throw new Error(`project ${projectId} is effective without an agreed plan`);
  const planned = new Set((await disbursementsOf(tx, projectId)).map((each) => `${each.trancheId}/${each.payeePart}`));
  const parties = await projectParties(tx, money.project);
  for (const tranche of money.tranches) {
    for (const { part, payee } of tranche.payeeParts) {
      if (planned.has(`${tranche.id}/${part}`)) continue;
      const disbursement: Disbursement = {
        ...UNREQUESTED,
        id: uuidv7(),
        programmeId: money.project.programmeId,
        projectId,
        planId: money.plan.id,
        trancheId: tranche.id,
        trancheNumber: tranche.number,
        payeePart: part,
        purpose: 'tranche',
        payee,
        payeeOrganisationId: payee === 'demander' ? money.project.demanderId : money.project.takerId,
        number: await nextNumber(tx, 'BF'),
        state: 'planned',
        version: 1,
        createdAt: tx.now,
      };
      await create(tx, disbursementLifecycle, { row: disbursement, permission: 'disbursement.plan', parties });
    }
  }
  await openTranches(tx, money);
}

/** What nobody has fixed before the first request. */
export const UNREQUESTED = {
  amountFen: null,
  countedFen: null,
  computation: null,
  requestedBy: null,
  approvedBy: null,
  releasedBy: null,
  settledAt: null,
} as const;

/**
 * Looks whether triggers of a project's tranches have come about, and makes those disbursements eligible. Racers who
 * share a pool wait for one another, so what happened to one is looked at for all.
 */
export async function evaluateTranches(tx: Tx, projectId: string): Promise<void> {
  const projectIds = await sharingProjects(tx, projectId);
  const rows = await inTurn(projectIds, (each) => moneyRows(tx, each));
  await lock(tx, rows.flat());
  for (const each of projectIds) {
    const money = await projectMoney(tx, each);
    if (money) await openTranches(tx, money);
  }
}

/** The project rested for so many days: what is not paid may be asked for that much later. */
export async function shiftDates(tx: Tx, { projectId, days }: { projectId: string; days: number }): Promise<void> {
  await lock(tx, await moneyRows(tx, projectId));
  const money = await projectMoney(tx, projectId);
  if (!money) return;
  const paid = (await committedOf(tx, projectId)).map(({ trancheNumber }) => trancheNumber);
  await shiftLatestDates(tx, { planId: money.plan.id, days, paid });
}

/** The project first, so that the unit runs on its programme's clock. */
async function sharingProjects(tx: Tx, projectId: string): Promise<string[]> {
  const poolId = await poolIdOfProject(tx, projectId);
  if (poolId === null) return [projectId];
  const others: string[] = [];
  for (const member of await drawingOn(tx, poolId)) {
    if (member.projectId !== projectId && (await findProject(tx, member.projectId))) others.push(member.projectId);
  }
  return [projectId, ...others];
}

async function openTranches(tx: Tx, money: ProjectMoney): Promise<void> {
  const planned = (await disbursementsOf(tx, money.project.id)).filter((each) => each.state === 'planned');
  for (const disbursement of planned) {
    const { facts, computed } = await disbursementFacts(tx, money, disbursement);
    if (computed.gate === null) {
      await transition(tx, disbursementLifecycle, 'make_eligible', { facts, refs: { projectId: money.project.id } });
    }
  }
}
