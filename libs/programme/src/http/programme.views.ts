import { allowedActions, fenToJson, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { organisationNames } from '#identity';
import type { Appropriation, Programme } from '../programme.entities.js';
import { programmeLifecycle } from '../programme.lifecycle.js';
import { programmeFacts, rulePackOf } from '../programme.repository.js';
import type { AppropriationView, ProgrammeView } from './programme.dto.js';

/** A programme with its rules in force and what the reader may do with it. */
export async function programmeView(tx: ReadTx, programme: Programme, now: Date): Promise<ProgrammeView> {
  const facts = await programmeFacts(tx, programme);
  const { id, number, name, state, agencyId, organiserId } = programme;
  const names = await organisationNames(tx, [agencyId, ...(organiserId === null ? [] : [organiserId])]);
  return {
    ...{ id, number, name, state, agencyId, organiserId },
    agencyName: names.get(agencyId) ?? '',
    organiserName: organiserId === null ? null : (names.get(organiserId) ?? null),
    version: programme.version,
    rulePackId: programme.rulePackId,
    rulePack: programme.rulePackId ? await rulePackOf(tx, programme.rulePackId) : null,
    createdAt: programme.createdAt.toISOString(),
    actions: actionViews(allowedActions(programmeLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

export function appropriationView(appropriation: Appropriation): AppropriationView {
  const { id, fiscalYear, amountFen, indexNumber, budgetSubject, recordedAt } = appropriation;
  return {
    id,
    fiscalYear,
    amountFen: fenToJson(amountFen),
    indexNumber,
    budgetSubject,
    recordedAt: recordedAt.toISOString(),
  };
}
