import { lock, row, sharedRow, transition, type Tx } from '#platform';
import { planOfProject } from '#funding';
import { agreementLifecycle } from '../agreement.lifecycle.js';
import { agreementText, composeContent } from '../agreement-content.js';
import type { Agreement } from '../project.entities.js';
import { agreementFacts } from '../project.facts.js';
import { getAgreement, getProject, voidSignatures } from '../project.repository.js';

interface AgreementStep {
  readonly agreementId: string;
  readonly version: number;
}

/**
 * Freezes the text that the parties are to sign.
 * @throws 403 · 404 · 409 with everything that is still missing, platform.stale_version
 */
export async function startSigning(tx: Tx, input: AgreementStep): Promise<Agreement> {
  const { projectId } = await getAgreement(tx, input.agreementId);
  const project = await getProject(tx, projectId);
  const plan = await planOfProject(tx, projectId);
  await lock(tx, [
    row('agreement', input.agreementId),
    sharedRow('award', project.awardId),
    ...(plan ? [sharedRow('funding_plan', plan.id)] : []),
  ]);
  const agreement = await getAgreement(tx, input.agreementId);
  const frozen = await transition(tx, agreementLifecycle, 'start_signing', {
    facts: await agreementFacts(tx, agreement),
    version: input.version,
    set: agreementText(await composeContent(tx, project, agreement)),
    secret: ['text'],
    refs: { projectId },
  });
  return frozen as Agreement;
}

/**
 * Takes the text back to change it. Signatures under the old text are void.
 * @throws 403 · 404 · 409 unless it is being signed, platform.reason_required, platform.stale_version
 */
export async function returnToDrafting(
  tx: Tx,
  input: AgreementStep & { readonly reason?: string },
): Promise<Agreement> {
  await lock(tx, [row('agreement', input.agreementId)]);
  const agreement = await getAgreement(tx, input.agreementId);
  const { version, reason } = input;
  const facts = await agreementFacts(tx, agreement);
  const drafting = await transition(tx, agreementLifecycle, 'return_to_drafting', {
    facts,
    version,
    reason,
    set: { text: null, textHash: null },
    secret: ['text'],
    refs: { projectId: agreement.projectId },
  });
  await voidSignatures(tx, agreement.id);
  for (const { id, party } of facts.signatures) {
    tx.audit({
      action: 'signature.void',
      subjectType: 'signature',
      subjectId: id,
      programmeId: agreement.programmeId,
      reason,
      changes: { party: [party, null] },
    });
  }
  return drafting as Agreement;
}
