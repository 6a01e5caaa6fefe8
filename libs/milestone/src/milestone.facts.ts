import type { ReadTx } from '#platform';
import { rulePackOf } from '#programme';
import { agreementIndicators, getProject, projectParties } from '#project';
import type { Milestone } from './milestone.entities.js';
import { DONE_MILESTONE_STATES, type MilestoneFacts } from './milestone.lifecycle.js';
import { missedTargetsOf } from './missed-targets.js';
import { measurementsAt, milestonesOf, reportsOf, stageChecksOf } from './milestone.repository.js';

/** From when on a milestone is late. */
export const DUE_DEADLINE = 'milestone.overdue';
/** By when an officer is to decide on a milestone that was not met. */
export const DECISION_DEADLINE = 'milestone.decide';

/** Everything that guards, permissions and views of a milestone ask for. */
export async function milestoneFacts(tx: ReadTx, subject: Milestone): Promise<MilestoneFacts> {
  const project = await getProject(tx, subject.projectId);
  const { milestones: rules } = await rulePackOf(tx, project.rulePackId);
  const schedule = await milestonesOf(tx, project.id);
  const checks = await stageChecksOf(tx, project.id);
  return {
    subject,
    parties: await projectParties(tx, project),
    projectState: project.state,
    predecessorsDone: schedule.every(
      ({ number, state }) => number >= subject.number || DONE_MILESTONE_STATES.some((done) => done === state),
    ),
    missedTargets: await missedTargets(tx, subject),
    maxRectifications: rules.maxRectifications,
    maxStageChecks: rules.maxStageChecks,
    stageChecks: checks.length,
    stageChecked: checks.some(({ milestoneId }) => milestoneId === subject.id),
  };
}

/** Names of the indicators whose target the latest report does not reach; all of them before there is a report. */
async function missedTargets(tx: ReadTx, { id, projectId, targets }: Milestone): Promise<string[]> {
  if (targets.length === 0) return [];
  const [latest] = await reportsOf(tx, id);
  const measured = (await measurementsAt(tx, id)).filter(({ reportId }) => reportId === latest?.id);
  return missedTargetsOf(targets, await agreementIndicators(tx, projectId), measured);
}
