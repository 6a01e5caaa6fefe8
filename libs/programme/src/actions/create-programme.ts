import { create, lock, nextNumber, sharedRow, uuidv7, type Tx } from '#platform';
import { Programme } from '../programme.entities.js';
import { programmeLifecycle } from '../programme.lifecycle.js';
import { programmeParties } from '../programme.repository.js';

export interface CreateProgramme {
  readonly name: string;
  readonly agencyId: string;
  readonly organiserId?: string;
}

/**
 * Founds a programme of an agency, with a clock of its own.
 * @throws 403
 */
export async function createProgramme(tx: Tx, input: CreateProgramme): Promise<Programme> {
  await lock(tx, [sharedRow('organisation', input.agencyId)], null);
  const id = uuidv7();
  const programme: Programme = {
    id,
    programmeId: id,
    number: await nextNumber(tx, 'JH'),
    name: input.name,
    state: 'draft',
    agencyId: input.agencyId,
    organiserId: input.organiserId ?? null,
    rulePackId: null,
    createdBy: tx.context.actor.userId,
    version: 1,
    createdAt: tx.now,
  };
  await tx.query('insert into clock (id) values ($1)', [id]);
  return create(tx, programmeLifecycle, {
    row: programme,
    permission: 'programme.create',
    parties: programmeParties(programme),
    emits: 'programme.created',
  });
}
