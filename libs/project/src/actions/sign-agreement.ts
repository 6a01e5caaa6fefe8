import { forbidden, lock, refused, row, transition, uuidv7, type Tx } from '#platform';
import { agreePlan, planOfProject } from '#funding';
import { markAwardSigned } from '#selection';
import { agreementLifecycle, openParties, type AgreementFacts } from '../agreement.lifecycle.js';
import type { AgreementContent } from '../agreement-content.js';
import { Signature, type Agreement, type SigningParty } from '../project.entities.js';
import { agreementFacts, projectFacts } from '../project.facts.js';
import { projectLifecycle } from '../project.lifecycle.js';
import { getAgreement, getProject } from '../project.repository.js';

export interface SignAgreement {
  readonly agreementId: string;
  readonly version: number;
  /** The party the person signs for. */
  readonly party: SigningParty;
  /** The hash of the text the person has read. */
  readonly textHash: string;
}

/**
 * Signs for one party. With the third signature the agreement takes effect, and in the same transaction the project is
 * active, the award signed and the funding plan agreed.
 * @throws 403 · 404 · 409 agreement.text_not_present, agreement.party_signed, agreement.person_signed_already,
 *   agreement.funding_plan_changed, agreement.award_not_confirmed, platform.stale_version
 */
export async function signAgreement(tx: Tx, input: SignAgreement): Promise<Agreement> {
  const { projectId } = await getAgreement(tx, input.agreementId);
  const { awardId } = await getProject(tx, projectId);
  const plan = await planOfProject(tx, projectId);
  // Which signature is the last is known only under the lock, so every one locks what the last one changes.
  await lock(tx, [
    row('agreement', input.agreementId),
    row('award', awardId),
    row('encumbrance', awardId),
    ...(plan ? [row('funding_plan', plan.id)] : []),
    row('project', projectId),
  ]);
  const agreement = await getAgreement(tx, input.agreementId);
  const facts = await agreementFacts(tx, agreement);
  assertSignature(tx, facts, input);
  const complete = openParties([...facts.signatures, input]).length === 0;
  const signed = await transition(tx, agreementLifecycle, 'sign', {
    facts,
    version: input.version,
    to: complete ? 'effective' : 'signing',
    set: complete ? { effectiveAt: tx.now } : {},
    refs: { projectId, party: input.party },
  });
  await tx.manager.insert(Signature, signatureOf(tx, facts, input));
  if (complete) await takeEffect(tx, signed as Agreement);
  return signed as Agreement;
}

function assertSignature(tx: Tx, facts: AgreementFacts, { party, textHash }: SignAgreement): void {
  const { subject, parties, signatures } = facts;
  const parted = { [party]: parties[party], programmeId: parties.programmeId };
  if (!tx.context.actor.may('agreement.sign', parted)) throw forbidden('agreement.sign');
  if (subject.state !== 'signing') return;
  if (subject.textHash !== textHash) throw refused({ code: 'agreement.text_not_present' });
  if (!openParties(signatures).includes(party)) throw refused({ code: 'agreement.party_signed' });
}

function signatureOf(tx: Tx, { subject, parties }: AgreementFacts, { party, textHash }: SignAgreement): Signature {
  const { userId } = tx.context.actor;
  if (!userId) throw forbidden('agreement.sign');
  return {
    id: uuidv7(),
    agreementId: subject.id,
    party,
    organisationId: parties[party],
    userId,
    textHash,
    signedAt: tx.now,
    voidedAt: null,
  };
}

async function takeEffect(tx: Tx, agreement: Agreement): Promise<void> {
  const { period, funding } = JSON.parse(agreement.text ?? '{}') as AgreementContent;
  if (!funding) throw new Error(`agreement ${agreement.id} was frozen without a funding plan`);
  const project = await getProject(tx, agreement.projectId);
  await transition(tx, projectLifecycle, 'activate', {
    facts: await projectFacts(tx, project),
    set: { activatedAt: tx.now, endsOn: period.endsOn },
  });
  await markAwardSigned(tx, { awardId: project.awardId });
  await agreePlan(tx, { planId: funding.planId, version: funding.planVersion });
  tx.publish({
    type: 'agreement.effective',
    subjectId: agreement.id,
    programmeId: agreement.programmeId,
    version: agreement.version,
    refs: { projectId: project.id, awardId: project.awardId },
  });
}
