import { create, lock, nextNumber, shanghaiDate, sharedRow, uuidv7, type Tx } from '#platform';
import { recordEngagement } from '#identity';
import { getNeed } from '#need';
import { getChallenge } from '#bulletin';
import { partnersOf } from '#proposal';
import { getAward } from '#selection';
import { agreementLifecycle } from '../agreement.lifecycle.js';
import type { AgreementTerms } from '../agreement-terms.js';
import type { Agreement, Project } from '../project.entities.js';
import { projectParties } from '../project.facts.js';
import { projectLifecycle } from '../project.lifecycle.js';
import { projectOfAward } from '../project.repository.js';

/**
 * Makes the project of a confirmed award, under the id the award named for it, with an agreement to be drafted. The
 * period starts as the need asked for it and intellectual property as the consortium proposed it.
 * @returns the project, the present one when the award has it already
 * @throws 403 · 404
 */
export async function createProject(tx: Tx, input: { awardId: string }): Promise<Project> {
  await lock(tx, [sharedRow('award', input.awardId)]);
  const present = await projectOfAward(tx, input.awardId);
  if (present) return present;
  const award = await getAward(tx, input.awardId);
  const challenge = await getChallenge(tx, award.challengeId);
  const project: Project = {
    id: award.projectId,
    programmeId: award.programmeId,
    number: await nextNumber(tx, 'XM'),
    state: 'contracting',
    outcome: null,
    version: 1,
    awardId: award.id,
    challengeId: challenge.id,
    needId: challenge.needId,
    proposalId: award.proposalId,
    demanderId: award.demanderId,
    takerId: award.takerId,
    rulePackId: challenge.rulePackId,
    title: challenge.title,
    place: null,
    suspendedOn: null,
    activatedAt: null,
    endsOn: null,
    settleBy: null,
    trackedUntil: null,
    createdAt: tx.now,
  };
  const parties = await projectParties(tx, project);
  await create(tx, projectLifecycle, {
    row: project,
    permission: 'project.create',
    parties,
    emits: 'project.created',
    refs: { awardId: award.id },
  });
  const { id: projectId, takerId: organisationId, programmeId } = project;
  await recordEngagement(tx, { projectId, organisationId, programmeId });
  await create(tx, agreementLifecycle, {
    row: await firstDraft(tx, project),
    permission: 'agreement.create',
    parties,
    emits: 'agreement.created',
    refs: { projectId: project.id },
  });
  return project;
}

async function firstDraft(tx: Tx, project: Project): Promise<Agreement> {
  const { periodMonths } = await getNeed(tx, project.needId);
  const partners = await partnersOf(tx, project.proposalId);
  const terms: AgreementTerms = {
    startsOn: shanghaiDate(tx.now),
    periodMonths,
    milestones: [],
    ipSplit: partners.map(({ organisationId, ipPpm }) => ({ organisationId, sharePpm: ipPpm })),
    failureRiskSplit: [],
  };
  return {
    id: uuidv7(),
    programmeId: project.programmeId,
    projectId: project.id,
    state: 'drafting',
    version: 1,
    terms,
    text: null,
    textHash: null,
    effectiveAt: null,
    createdAt: tx.now,
  };
}
