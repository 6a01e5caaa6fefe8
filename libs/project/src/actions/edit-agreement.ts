import { forbidden, lock, row, transition, type Tx } from '#platform';
import { rulePackOf } from '#programme';
import { partnersOf } from '#proposal';
import { agreementLifecycle } from '../agreement.lifecycle.js';
import { committedIndicators } from '../agreement-content.js';
import { assertTerms, type AgreementTerms } from '../agreement-terms.js';
import type { Agreement } from '../project.entities.js';
import { agreementFacts } from '../project.facts.js';
import { getAgreement, getProject } from '../project.repository.js';

export interface EditAgreement {
  readonly agreementId: string;
  readonly version: number;
  /** Only the terms that change; a list replaces the whole list. */
  readonly changes: Partial<AgreementTerms>;
}

/**
 * Changes the terms of an agreement in drafting.
 * @throws 403 · 404 · 409 unless it is being drafted, platform.stale_version · 422 with every wrong field
 */
export async function editAgreement(tx: Tx, input: EditAgreement): Promise<Agreement> {
  await lock(tx, [row('agreement', input.agreementId)]);
  const agreement = await getAgreement(tx, input.agreementId);
  const facts = await agreementFacts(tx, agreement);
  // Asked before the terms are read, because what is wrong with them tells about the agreement.
  if (!tx.context.actor.may('agreement.edit', facts.parties)) throw forbidden('agreement.edit');
  const project = await getProject(tx, agreement.projectId);
  const terms: AgreementTerms = { ...agreement.terms, ...input.changes };
  const partners = await partnersOf(tx, project.proposalId);
  assertTerms(terms, {
    rulePack: await rulePackOf(tx, project.rulePackId),
    indicators: (await committedIndicators(tx, project)).map(({ committed }) => committed),
    organisationIds: [project.demanderId, project.takerId, ...partners.map(({ organisationId }) => organisationId)],
  });
  const edited = await transition(tx, agreementLifecycle, 'edit', {
    facts,
    version: input.version,
    set: { terms },
  });
  return edited as Agreement;
}
