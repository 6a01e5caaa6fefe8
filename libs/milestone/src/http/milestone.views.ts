import { allowedActions, fenToJson, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { organisationNames } from '#identity';
import { formatIndicator } from '#need';
import { getProgramme } from '#programme';
import { agreementIndicators, getProject } from '#project';
import type { Measurement, Milestone, ProgressReport } from '../milestone.entities.js';
import { DECISION_DEADLINE, milestoneFacts } from '../milestone.facts.js';
import { milestoneLifecycle } from '../milestone.lifecycle.js';
import { deadlineOf, measurementsAt, reportsOf, stageChecksOf } from '../milestone.repository.js';
import type { MilestoneView, ReportView, StageCheckView, TargetView } from './milestone.dto.js';

/** A milestone with its targets, its reports and what the reader may do with it. */
export async function milestoneView(tx: ReadTx, milestone: Milestone, now: Date): Promise<MilestoneView> {
  const project = await getProject(tx, milestone.projectId);
  const facts = await milestoneFacts(tx, milestone);
  const { demanderId, takerId, programmeId } = project;
  const names = await organisationNames(tx, [demanderId, takerId]);
  const reports = await reportsOf(tx, milestone.id);
  const measurements = await measurementsAt(tx, milestone.id);
  const decisionDueAt = await deadlineOf(tx, milestone.id, DECISION_DEADLINE);
  const { id, projectId, number, state, version, title, kind, dueOn, rectifyBy, instalment, rectifications } =
    milestone;
  return {
    id,
    projectId,
    projectNumber: project.number,
    projectTitle: project.title,
    programmeId,
    programmeName: (await getProgramme(tx, programmeId)).name,
    demanderName: names.get(demanderId) ?? '',
    takerName: names.get(takerId) ?? '',
    number,
    state,
    version,
    title,
    kind,
    dueOn,
    rectifyBy,
    targets: await targetViews(tx, milestone),
    instalment,
    rectifications,
    activatedAt: milestone.activatedAt?.toISOString() ?? null,
    passedAt: milestone.passedAt?.toISOString() ?? null,
    decisionDueAt: decisionDueAt?.toISOString() ?? null,
    stageCheck: await stageCheckView(tx, milestone),
    reports: reports.map((report) => reportView(report, measurements)),
    actions: actionViews(allowedActions(milestoneLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

async function targetViews(tx: ReadTx, { projectId, targets }: Milestone): Promise<TargetView[]> {
  const indicators = await agreementIndicators(tx, projectId);
  return targets.flatMap(({ indicatorId, values }) => {
    const agreed = indicators.find(({ indicator }) => indicator.id === indicatorId);
    if (!agreed) return [];
    const target = { ...agreed.committed, values };
    return [
      {
        indicatorId,
        indicator: target.name,
        values: [...values],
        zh: formatIndicator(target, 'zh'),
        en: formatIndicator(target, 'en'),
      },
    ];
  });
}

async function stageCheckView(tx: ReadTx, { id, projectId }: Milestone): Promise<StageCheckView | null> {
  const check = (await stageChecksOf(tx, projectId)).find(({ milestoneId }) => milestoneId === id);
  return check ? { findings: check.findings, checkedAt: check.checkedAt.toISOString() } : null;
}

function reportView(report: ProgressReport, measurements: readonly Measurement[]): ReportView {
  const { id, round, summary, spentFen, deliverables, blockages, submittedAt } = report;
  return {
    round,
    summary,
    spentFen: fenToJson(spentFen),
    deliverables: [...deliverables],
    blockages: [...blockages],
    measurements: measurements
      .filter(({ reportId }) => reportId === id)
      .map(({ indicatorId, value, method, measuredBy, measuredOn }) => ({
        indicatorId,
        value,
        method,
        measuredBy,
        measuredOn,
      })),
    submittedAt: submittedAt.toISOString(),
  };
}
