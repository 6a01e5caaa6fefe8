import { notFound, refused, type ReadTx } from '#platform';
import { getProgramme, parseRulePack, programmeParties, rulePackOf, type RulePack } from '#programme';
import type { SimulationContent } from '../simulation-input.js';
import { trySimulation, type Tried } from '../try-simulation.js';

export interface SimulateProgramme extends SimulationContent {
  readonly programmeId: string;
  /** Rules to be tried before they are used; those in force when left out. */
  readonly rulePack?: unknown;
}

export interface TriedRules extends Tried {
  readonly rulePack: RulePack;
}

/**
 * Shows what a programme's rules, or rules it has not got yet, would pay on a plan and an investment path.
 * @throws 404 when it is not there or not within the reader's reach · 409 programme.no_rule_pack
 *   · 422 with the path of every wrong field, of the rules as well
 */
export async function simulateProgramme(tx: ReadTx, input: SimulateProgramme): Promise<TriedRules> {
  const programme = await getProgramme(tx, input.programmeId);
  if (!tx.context.actor.may('programme.simulate', programmeParties(programme))) {
    throw notFound('programme', input.programmeId);
  }
  const rulePack = await rulesFor(tx, input.rulePack, programme.rulePackId);
  return { ...trySimulation(input, rulePack), rulePack };
}

async function rulesFor(tx: ReadTx, given: unknown, current: string | null): Promise<RulePack> {
  if (given !== undefined) return parseRulePack(given);
  if (current === null) throw refused({ code: 'programme.no_rule_pack' });
  return rulePackOf(tx, current);
}
