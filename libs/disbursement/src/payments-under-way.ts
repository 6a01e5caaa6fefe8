import { findRows, type ReadTx } from '#platform';
import { encumbrancesOf, projectScope } from '#funding';
import type { Movement } from '#ledger';
import { getProgramme } from '#programme';
import { partiesWithin, projectsOf } from '#project';
import { Disbursement, type PaymentInstruction } from './disbursement.entities.js';
import type { DisbursementFacts } from './disbursement.lifecycle.js';
import { movement } from './project-money.js';

/** A payment between its release and the treasury's last word on it. */
export interface PaymentUnderWay {
  readonly instruction: PaymentInstruction;
  readonly disbursement: Disbursement;
  readonly facts: DisbursementFacts;
  /** Its amount in its project's books, under a key that is the instruction's own. */
  readonly movement: Movement;
}

/**
 * What moves these payments on, in the order of their instructions: a few statements, however many they are. What the
 * rules allow was decided at the release; the treasury's word is booked whatever they would say today, so nothing of
 * them is loaded, and a guard that asked for it would refuse.
 */
export async function paymentsUnderWay(
  tx: ReadTx,
  instructions: readonly PaymentInstruction[],
): Promise<PaymentUnderWay[]> {
  const disbursements = await findRows(tx, Disbursement, { id: instructions.map((i) => i.disbursementId) });
  const projects = await projectsOf(
    tx,
    disbursements.map(({ projectId }) => projectId),
  );
  const programmeIds = new Set(projects.map(({ programmeId }) => programmeId));
  const [programmes, awards] = await Promise.all([
    Promise.all([...programmeIds].map((id) => getProgramme(tx, id))),
    encumbrancesOf(
      tx,
      projects.map(({ awardId }) => awardId),
    ),
  ]);
  const disbursementOf = byId(disbursements);
  const projectOf = byId(projects);
  const programmeOf = byId(programmes);
  const awardOf = byId(awards);
  return instructions.map((instruction) => {
    const disbursement = disbursementOf(instruction.disbursementId);
    const project = projectOf(disbursement.projectId);
    const parties = partiesWithin(programmeOf(project.programmeId), project);
    return {
      instruction,
      disbursement,
      facts: { subject: disbursement, parties, ...NOT_ASKED },
      movement: movement(projectScope(awardOf(project.awardId)), disbursement, instruction.id),
    };
  });
}

const NOT_ASKED = { gate: { code: 'disbursement.not_asked' }, payableFen: 0n, payeeAccountVerified: false } as const;

function byId<T extends { readonly id: string }>(rows: readonly T[]): (id: string) => T {
  const found = new Map(rows.map((row) => [row.id, row]));
  return (id) => {
    const row = found.get(id);
    if (!row) throw new Error(`a payment under way lacks its ${id}`);
    return row;
  };
}
