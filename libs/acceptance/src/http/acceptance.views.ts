import { allowedActions, messageOf, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { organisationNames } from '#identity';
import { formatIndicator } from '#need';
import { getProgramme } from '#programme';
import { getProject } from '#project';
import type { Acceptance, AcceptanceLine } from '../acceptance.entities.js';
import { acceptanceFacts, computationOf, evidenceOf, type Evidence } from '../acceptance.facts.js';
import { acceptanceLifecycle } from '../acceptance.lifecycle.js';
import { linesOf, testReportsOf, type AcceptanceSummary } from '../acceptance.repository.js';
import type {
  AcceptanceSummaryView,
  AcceptanceView,
  CompletionLineView,
  ComputationView,
  MeetingView,
  AcceptanceOpinionView,
  TestReportView,
} from './acceptance.dto.js';

export const acceptanceSummary = (row: AcceptanceSummary): AcceptanceSummaryView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

/** A round with its reports, its computation line by line, and what the reader may do with it. */
export async function acceptanceView(tx: ReadTx, acceptance: Acceptance, now: Date): Promise<AcceptanceView> {
  const evidence = await evidenceOf(tx, acceptance);
  const facts = await acceptanceFacts(tx, acceptance, evidence);
  const { demanderId, takerId, assessorId } = acceptance;
  const names = await organisationNames(tx, [demanderId, takerId, ...(assessorId === null ? [] : [assessorId])]);
  const project = await getProject(tx, acceptance.projectId);
  const offered = allowedActions(acceptanceLifecycle, facts, { actor: tx.context.actor, now });
  const { id, number, state, outcome, version, programmeId, projectId, round, rulePackId, statement } = acceptance;
  return {
    ...{ id, number, state, outcome, version, programmeId, projectId, round, rulePackId, statement },
    ...{ demanderId, takerId, assessorId },
    programmeName: (await getProgramme(tx, programmeId)).name,
    projectNumber: project.number,
    projectTitle: project.title,
    demanderName: names.get(demanderId) ?? '',
    takerName: names.get(takerId) ?? '',
    assessorName: assessorId === null ? null : (names.get(assessorId) ?? ''),
    testReports: await reportViews(tx, id, names),
    computation: await computationView(tx, acceptance, evidence),
    completionPpm: acceptance.completionPpm,
    meeting: meetingView(acceptance),
    opinion: opinionView(acceptance),
    concludedAt: acceptance.concludedAt?.toISOString() ?? null,
    reReviewUntil: acceptance.reReviewUntil,
    reReviewLapsedAt: acceptance.reReviewLapsedAt?.toISOString() ?? null,
    createdAt: acceptance.createdAt.toISOString(),
    actions: actionViews(offered),
  };
}

async function reportViews(tx: ReadTx, id: string, names: ReadonlyMap<string, string>): Promise<TestReportView[]> {
  const reports = await testReportsOf(tx, id);
  return reports.map(({ measurements, reportedAt, reportedBy: _, acceptanceId: __, ...report }) => ({
    ...report,
    organisationName: names.get(report.organisationId) ?? '',
    reportedAt: reportedAt.toISOString(),
    results: measurements.map(({ indicatorId, value, method }) => ({ indicatorId, value, method })),
  }));
}

/** The kept computation of a concluded round, or what its results come to so far. */
async function computationView(tx: ReadTx, acceptance: Acceptance, evidence: Evidence): Promise<ComputationView> {
  const { passAt, reReviewAt } = evidence.rules;
  const kept = await linesOf(tx, acceptance.id);
  const concluded = acceptance.state === 'concluded';
  const trial = computationOf(acceptance, evidence);
  const measured = evidence.committed.every(({ id }) => evidence.counted.has(id));
  const lines = lineViews(concluded ? kept : trialLines(trial.rows, evidence), evidence);
  const reasons = concluded ? (acceptance.outcomeReasons ?? []) : measured ? trial.reasons : [];
  return {
    concluded,
    outcome: concluded ? acceptance.outcome : measured ? trial.outcome : null,
    completionPpm: concluded ? (acceptance.completionPpm ?? 0) : trial.completionPpm,
    totalWeight: lines.reduce((sum, { weight }) => sum + weight, 0),
    totalWeightedCredit: lines.reduce((sum, { weightedCredit }) => sum + weightedCredit, 0),
    passAt,
    reReviewAt,
    reasons: reasons.map((reason) => ({ ...reason, ...messageOf(reason.code, reason.params) })),
    lines,
  };
}

type ComputedLine = Omit<AcceptanceLine, 'acceptanceId'>;

function trialLines(rows: ReturnType<typeof computationOf>['rows'], { counted }: Evidence): ComputedLine[] {
  return rows.map(({ indicatorId, weight, mustPass, measured, met, creditPpm }, index) => ({
    ...{ indicatorId, weight, mustPass, measured, met, creditPpm },
    position: index + 1,
    measuredBy: counted.get(indicatorId)?.measuredBy ?? null,
  }));
}

function lineViews(lines: readonly ComputedLine[], { committed }: Evidence): CompletionLineView[] {
  const indicators = new Map(committed.map((indicator) => [indicator.id, indicator]));
  return lines.map(({ position, indicatorId, weight, mustPass, measured, measuredBy, met, creditPpm }) => {
    const indicator = indicators.get(indicatorId);
    return {
      ...{ position, indicatorId, measured, measuredBy, met, mustPass, weight, creditPpm },
      indicator: indicator?.name ?? '',
      passFail: indicator?.comparator === 'pass_fail',
      testedBy: indicator?.protocol.who ?? '',
      protocol: indicator?.protocol.how ?? '',
      zh: indicator ? formatIndicator(indicator, 'zh') : '',
      en: indicator ? formatIndicator(indicator, 'en') : '',
      weightedCredit: weight * creditPpm,
    };
  });
}

function meetingView({ meetingOn, meetingPlace, attendees, minutes }: Acceptance): MeetingView | null {
  if (meetingOn === null || meetingPlace === null || attendees === null || minutes === null) return null;
  return { meetingOn, meetingPlace, attendees, minutes };
}

function opinionView({ opinionVerdict, opinion, opinionAt }: Acceptance): AcceptanceOpinionView | null {
  if (opinionVerdict === null || opinion === null || opinionAt === null) return null;
  return { verdict: opinionVerdict, opinion, at: opinionAt.toISOString() };
}
