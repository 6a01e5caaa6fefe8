import { fen, forbidden, lock, sharedRow, uuidv7, type Tx } from '#platform';
import { appropriate } from '#ledger';
import { Appropriation } from '../programme.entities.js';
import { activeProgramme, programmeParties } from '../programme.repository.js';

export interface RecordAppropriation {
  readonly programmeId: string;
  readonly fiscalYear: number;
  /** Fen as digits. */
  readonly amountFen: string;
  readonly indexNumber: string;
  readonly budgetSubject: string;
}

/**
 * Records money the programme may spend in a fiscal year (下达指标) and books it: appropriation → available.
 * @throws 403 · 404 · 409 programme.not_active
 */
export async function recordAppropriation(tx: Tx, input: RecordAppropriation): Promise<Appropriation> {
  await lock(tx, [sharedRow('programme', input.programmeId)]);
  const { programme } = await activeProgramme(tx, input.programmeId);
  if (!tx.context.actor.may('appropriation.record', programmeParties(programme))) {
    throw forbidden('appropriation.record');
  }
  const appropriation: Appropriation = {
    id: uuidv7(),
    programmeId: programme.id,
    fiscalYear: input.fiscalYear,
    amountFen: fen(input.amountFen),
    indexNumber: input.indexNumber,
    budgetSubject: input.budgetSubject,
    recordedBy: tx.context.actor.userId,
    recordedAt: tx.now,
  };
  await tx.manager.insert(Appropriation, appropriation);
  await appropriate(tx, {
    scope: { programmeId: programme.id, agencyId: programme.agencyId, fiscalYear: input.fiscalYear },
    key: `appropriation:${appropriation.id}`,
    amountFen: appropriation.amountFen,
    effectiveAt: tx.now,
    subject: { type: 'appropriation', id: appropriation.id },
    indexNumber: input.indexNumber,
    budgetSubject: input.budgetSubject,
  });
  tx.audit({
    action: 'appropriation.record',
    subjectType: 'programme',
    subjectId: programme.id,
    programmeId: programme.id,
    changes: { amount_fen: [null, appropriation.amountFen], index_number: [null, input.indexNumber] },
  });
  return appropriation;
}
