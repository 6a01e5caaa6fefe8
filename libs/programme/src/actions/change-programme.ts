import { lock, row, transition, type Tx } from '#platform';
import type { Programme } from '../programme.entities.js';
import { programmeLifecycle } from '../programme.lifecycle.js';
import { getProgramme, programmeFacts } from '../programme.repository.js';

interface ProgrammeStep {
  readonly programmeId: string;
  readonly version: number;
}

/**
 * Puts the programme in force.
 * @throws 403 · 404 · 409 programme.no_rule_pack, programme.same_person
 */
export async function activateProgramme(tx: Tx, input: ProgrammeStep): Promise<Programme> {
  await lock(tx, [row('programme', input.programmeId)]);
  const programme = await getProgramme(tx, input.programmeId);
  const facts = await programmeFacts(tx, programme);
  return transition(tx, programmeLifecycle, 'activate', { facts, version: input.version }) as Promise<Programme>;
}

/**
 * Ends the programme: nothing new can begin in it.
 * @throws 403 · 404 · 409 programme.open_items, platform.reason_required
 */
export async function closeProgramme(tx: Tx, input: ProgrammeStep & { reason?: string }): Promise<Programme> {
  await lock(tx, [row('programme', input.programmeId)]);
  const programme = await getProgramme(tx, input.programmeId);
  const facts = await programmeFacts(tx, programme);
  const { version, reason } = input;
  return transition(tx, programmeLifecycle, 'close', { facts, version, reason }) as Promise<Programme>;
}
