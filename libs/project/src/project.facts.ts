import type { ReadTx } from '#platform';
import { instalmentsOf, planOfProject, tranchesOf } from '#funding';
import { getProgramme, programmeParties, type Programme } from '#programme';
import { getAward } from '#selection';
import type { AgreementContent } from './agreement-content.js';
import type { AgreementFacts, PlanFacts } from './agreement.lifecycle.js';
import type { Agreement, Project } from './project.entities.js';
import type { ProjectFacts, ProjectParties } from './project.lifecycle.js';
import { agreementOf, getProject, signaturesOf } from './project.repository.js';

/** Who stands in which relation to a project and to everything below it. */
export async function projectParties(
  tx: ReadTx,
  project: Pick<Project, 'programmeId' | 'demanderId' | 'takerId'>,
): Promise<ProjectParties> {
  return partiesWithin(await getProgramme(tx, project.programmeId), project);
}

/** `projectParties` of a project whose programme is at hand. */
export function partiesWithin(
  programme: Programme,
  { programmeId, demanderId, takerId }: Pick<Project, 'programmeId' | 'demanderId' | 'takerId'>,
): ProjectParties {
  const { agency, organiser } = programmeParties(programme);
  return { demander: demanderId, taker: takerId, agency, organiser, programmeId };
}

/** Everything that guards, permissions and views of a project ask for. */
export async function projectFacts(tx: ReadTx, subject: Project): Promise<ProjectFacts> {
  const agreement = await agreementOf(tx, subject.id);
  return { subject, parties: await projectParties(tx, subject), agreementState: agreement.state };
}

/** Everything that guards, permissions and views of an agreement ask for. */
export async function agreementFacts(tx: ReadTx, subject: Agreement): Promise<AgreementFacts> {
  const project = await getProject(tx, subject.projectId);
  const award = await getAward(tx, project.awardId);
  const funding = subject.text === null ? null : (JSON.parse(subject.text) as AgreementContent).funding;
  return {
    subject,
    parties: await projectParties(tx, project),
    projectState: project.state,
    awardState: award.state,
    plan: await planFacts(tx, project.id),
    frozenPlan: funding && { id: funding.planId, version: funding.planVersion },
    signatures: await signaturesOf(tx, subject.id),
  };
}

async function planFacts(tx: ReadTx, projectId: string): Promise<PlanFacts | null> {
  const plan = await planOfProject(tx, projectId);
  if (!plan) return null;
  return {
    id: plan.id,
    version: plan.version,
    instalments: (await instalmentsOf(tx, plan.id)).map(({ number }) => number),
    triggers: (await tranchesOf(tx, plan.id)).map(({ trigger }) => trigger),
  };
}
