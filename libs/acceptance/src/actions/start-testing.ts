import { invalid, lock, row, shanghaiDate, transition, type FieldError, type Tx } from '#platform';
import { affiliationsBetween, getOrganisation } from '#identity';
import type { Acceptance } from '../acceptance.entities.js';
import { acceptanceFacts } from '../acceptance.facts.js';
import { acceptanceLifecycle, type AcceptanceFacts } from '../acceptance.lifecycle.js';
import { getAcceptance } from '../acceptance.repository.js';

export interface StartTesting {
  readonly acceptanceId: string;
  readonly version: number;
  /** The third party that tests; may be left out where the rules do not require one. */
  readonly assessorId?: string;
}

/**
 * The officer opens the tests and names who does them: an assessor related to neither side.
 * @throws 403 · 404 · 409 · 422 acceptance.assessor_required, acceptance.not_an_assessor,
 *   acceptance.assessor_not_independent
 */
export async function startTesting(tx: Tx, input: StartTesting): Promise<Acceptance> {
  await lock(tx, [row('acceptance', input.acceptanceId)]);
  const facts = await acceptanceFacts(tx, await getAcceptance(tx, input.acceptanceId));
  const testing = await transition(tx, acceptanceLifecycle, 'start_testing', {
    facts,
    version: input.version,
    set: { assessorId: input.assessorId ?? null },
    refs: { projectId: facts.subject.projectId },
  });
  const errors = await assessorErrors(tx, facts, input.assessorId);
  if (errors.length > 0) throw invalid(...errors);
  return testing;
}

async function assessorErrors(tx: Tx, facts: AcceptanceFacts, assessorId: string | undefined): Promise<FieldError[]> {
  const path = 'assessorId';
  if (assessorId === undefined) {
    return facts.rules.thirdPartyTestRequired ? [{ path, code: 'acceptance.assessor_required' }] : [];
  }
  const { kind } = await getOrganisation(tx, assessorId);
  if (kind !== 'assessor') return [{ path, code: 'acceptance.not_an_assessor' }];
  const today = shanghaiDate(tx.now);
  const { demander, taker } = facts.parties;
  const relations = [
    ...(await affiliationsBetween(tx, assessorId, demander, today)),
    ...(await affiliationsBetween(tx, assessorId, taker, today)),
  ];
  return relations.length > 0 ? [{ path, code: 'acceptance.assessor_not_independent' }] : [];
}
