import {
  clearDeadline,
  fen,
  invalid,
  isLocalDate,
  lock,
  row,
  shanghaiDate,
  sharedRow,
  transition,
  uuidv7,
  type FieldError,
  type LocalDate,
  type Tx,
} from '#platform';
import { isMeasuredValue } from '#need';
import { agreementIndicators, type AgreedIndicator } from '#project';
import { Measurement, ProgressReport, type Blockage, type Deliverable, type Milestone } from '../milestone.entities.js';
import { DUE_DEADLINE, milestoneFacts } from '../milestone.facts.js';
import { milestoneLifecycle } from '../milestone.lifecycle.js';
import { getMilestone, reportsOf } from '../milestone.repository.js';

export interface MeasurementInput {
  readonly indicatorId: string;
  readonly value: string;
  readonly method: string;
  readonly measuredBy: string;
  readonly measuredOn: string;
}

export interface SubmitReport {
  readonly milestoneId: string;
  readonly version: number;
  readonly summary: string;
  /** Fen as digits. */
  readonly spentFen: string;
  readonly deliverables: readonly Deliverable[];
  readonly blockages: readonly Blockage[];
  readonly measurements: readonly MeasurementInput[];
}

/**
 * The taker reports at a milestone: what it measured, made and spent, and what stands in its way. Every indicator with
 * a target at this milestone is measured; whether the targets are met is for the demander's check.
 * @throws 403 · 404 · 409 milestone.project_not_active, platform.stale_version · 422 with every wrong field
 */
export async function submitReport(tx: Tx, input: SubmitReport): Promise<Milestone> {
  const { projectId } = await getMilestone(tx, input.milestoneId);
  await lock(tx, [row('milestone', input.milestoneId), sharedRow('project', projectId)]);
  const milestone = await getMilestone(tx, input.milestoneId);
  const facts = await milestoneFacts(tx, milestone);
  const indicators = await agreementIndicators(tx, projectId);
  const submitted = await transition(tx, milestoneLifecycle, 'submit', {
    facts,
    version: input.version,
    refs: { projectId, number: milestone.number },
  });
  const errors = measurementErrors(input.measurements, milestone, { indicators, today: shanghaiDate(tx.now) });
  if (errors.length > 0) throw invalid(...errors);
  await insertReport(tx, milestone, input);
  await clearDeadline(tx, milestone.id, DUE_DEADLINE);
  return submitted as Milestone;
}

interface ReportContext {
  readonly indicators: readonly AgreedIndicator[];
  readonly today: LocalDate;
}

/** Every wrong or missing measurement of a report; empty when all are right. */
export function measurementErrors(
  measurements: readonly MeasurementInput[],
  milestone: Pick<Milestone, 'targets'>,
  { indicators, today }: ReportContext,
): FieldError[] {
  const known = new Map(indicators.map(({ committed }) => [committed.id, committed]));
  const measured = measurements.map(({ indicatorId }) => indicatorId);
  const wrong = measurements.flatMap(({ indicatorId, value, measuredOn }, index): FieldError[] => {
    const path = `measurements.${index}`;
    const indicator = known.get(indicatorId);
    if (!indicator) return [{ path: `${path}.indicatorId`, code: 'milestone.indicator_unknown' }];
    return [
      ...(measured.indexOf(indicatorId) < index
        ? [{ path: `${path}.indicatorId`, code: 'milestone.indicator_repeated' }]
        : []),
      ...(isMeasuredValue(indicator, value)
        ? []
        : [{ path: `${path}.value`, code: 'need.indicator_measured_value_malformed' }]),
      ...dateErrors(`${path}.measuredOn`, measuredOn, today),
    ];
  });
  const missing = milestone.targets.filter(({ indicatorId }) => !measured.includes(indicatorId));
  return [
    ...wrong,
    ...missing.map(({ indicatorId }) => ({
      path: 'measurements',
      code: 'milestone.measurement_missing',
      params: { indicator: known.get(indicatorId)?.name ?? indicatorId },
    })),
  ];
}

function dateErrors(path: string, measuredOn: string, today: LocalDate): FieldError[] {
  if (!isLocalDate(measuredOn)) return [{ path, code: 'calendar.malformed_date' }];
  return measuredOn > today ? [{ path, code: 'milestone.measured_in_future' }] : [];
}

async function insertReport(tx: Tx, milestone: Milestone, input: SubmitReport): Promise<void> {
  const earlier = await reportsOf(tx, milestone.id);
  const report: ProgressReport = {
    id: uuidv7(),
    milestoneId: milestone.id,
    round: earlier.length + 1,
    summary: input.summary,
    spentFen: fen(input.spentFen),
    deliverables: input.deliverables,
    blockages: input.blockages,
    submittedBy: tx.context.actor.userId,
    submittedAt: tx.now,
  };
  // The type of TypeORM's insert does not take the interfaces of jsonb columns.
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(ProgressReport)
    .values(report as never)
    .execute();
  if (input.measurements.length === 0) return;
  await tx.manager.insert(
    Measurement,
    input.measurements.map((measurement) => ({
      id: uuidv7(),
      projectId: milestone.projectId,
      milestoneId: milestone.id,
      reportId: report.id,
      ...measurement,
    })),
  );
}
