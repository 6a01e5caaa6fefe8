import { allowedActions, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { getChallenge } from '#bulletin';
import { organisationNames, userNames } from '#identity';
import { getNeed } from '#need';
import { getProgramme } from '#programme';
import { getProposal } from '#proposal';
import { getAward } from '#selection';
import { agreementLifecycle } from '../agreement.lifecycle.js';
import { contentOf } from '../agreement-content.js';
import type { Agreement, Project } from '../project.entities.js';
import { agreementFacts, projectFacts } from '../project.facts.js';
import { projectLifecycle } from '../project.lifecycle.js';
import { agreementOf, getProject, signaturesOf, type ProjectSummary } from '../project.repository.js';
import type { AgreementView, ProjectSummaryView, ProjectView, SignatureView } from './project.dto.js';

/** What people do on a project itself; its other steps follow from the agreement, acceptance and settlement. */
const OFFERED: readonly string[] = ['suspend', 'resume', 'close'];

export const projectSummary = (row: ProjectSummary): ProjectSummaryView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

/** A project with its parties, where its agreement stands, and what the reader may do with it. */
export async function projectView(tx: ReadTx, project: Project, now: Date): Promise<ProjectView> {
  const facts = await projectFacts(tx, project);
  const { demander, taker, agency } = facts.parties;
  const names = await organisationNames(tx, [demander, taker, agency]);
  const agreement = await agreementOf(tx, project.id);
  const offered = allowedActions(projectLifecycle, facts, { actor: tx.context.actor, now });
  return {
    ...project,
    programmeName: (await getProgramme(tx, project.programmeId)).name,
    challengeNumber: (await getChallenge(tx, project.challengeId)).number,
    awardNumber: (await getAward(tx, project.awardId)).number,
    needNumber: (await getNeed(tx, project.needId)).number,
    proposalNumber: (await getProposal(tx, project.proposalId)).number,
    demanderName: names.get(demander) ?? '',
    takerName: names.get(taker) ?? '',
    agencyId: agency,
    agencyName: names.get(agency) ?? '',
    agreementId: agreement.id,
    agreementState: agreement.state,
    activatedAt: project.activatedAt?.toISOString() ?? null,
    createdAt: project.createdAt.toISOString(),
    actions: actionViews(offered.filter(({ name }) => OFFERED.includes(name))),
  };
}

/** An agreement with everything it says, who has signed it, and what the reader may do with it. */
export async function agreementView(tx: ReadTx, agreement: Agreement, now: Date): Promise<AgreementView> {
  const facts = await agreementFacts(tx, agreement);
  const offered = allowedActions(agreementLifecycle, facts, { actor: tx.context.actor, now });
  return {
    id: agreement.id,
    projectId: agreement.projectId,
    state: agreement.state,
    version: agreement.version,
    content: await contentOf(tx, await getProject(tx, agreement.projectId), agreement),
    textHash: agreement.textHash,
    signatures: await signatureViews(tx, agreement.id),
    effectiveAt: agreement.effectiveAt?.toISOString() ?? null,
    actions: actionViews(offered.filter(({ name }) => name !== 'fulfil')),
  };
}

async function signatureViews(tx: ReadTx, agreementId: string): Promise<SignatureView[]> {
  const signatures = await signaturesOf(tx, agreementId, { voided: true });
  const organisations = await organisationNames(
    tx,
    signatures.map(({ organisationId }) => organisationId),
  );
  const people = await userNames(
    tx,
    signatures.map(({ userId }) => userId),
  );
  return signatures.map(({ party, organisationId, userId, textHash, signedAt, voidedAt }) => ({
    party,
    organisationId,
    organisationName: organisations.get(organisationId) ?? '',
    signedBy: people.get(userId) ?? '',
    textHash,
    signedAt: signedAt.toISOString(),
    voidedAt: voidedAt?.toISOString() ?? null,
  }));
}
