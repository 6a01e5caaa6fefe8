import { invalid, lock, row, shanghaiDate, transition, uuidv7, type FieldError, type Tx } from '#platform';
import { displayUnit, isMeasuredValue, type Indicator } from '#need';
import { TestMeasurement, TestReport, type Acceptance, type Measurer } from '../acceptance.entities.js';
import { acceptanceFacts, evidenceOf } from '../acceptance.facts.js';
import { acceptanceLifecycle, type AcceptanceFacts } from '../acceptance.lifecycle.js';
import { getAcceptance } from '../acceptance.repository.js';

export interface MeasuredResult {
  readonly indicatorId: string;
  /** In the indicator's unit, or `pass` / `fail`; null when it could not be measured, which counts as not met. */
  readonly value: string | null;
  readonly method: string;
}

export interface ReportTest {
  readonly acceptanceId: string;
  readonly version: number;
  /** The number of the laboratory's own report. */
  readonly reportNumber?: string;
  /** YYYY-MM-DD in Shanghai. */
  readonly testedOn: string;
  readonly results: readonly MeasuredResult[];
}

/**
 * Records what the assessor, or the demander, measured. Who measured follows from who reports; an indicator may be
 * reported again, and the later result stands.
 * @throws 403 · 404 · 409 acceptance.third_party_measures · 422 acceptance.date_in_future, acceptance.indicator_unknown,
 *   acceptance.indicator_repeated, acceptance.value_malformed
 */
export async function reportTest(tx: Tx, input: ReportTest): Promise<Acceptance> {
  await lock(tx, [row('acceptance', input.acceptanceId)]);
  const acceptance = await getAcceptance(tx, input.acceptanceId);
  const evidence = await evidenceOf(tx, acceptance);
  const facts = await acceptanceFacts(tx, acceptance, evidence);
  const { measuredBy, organisationId } = measurerOf(tx, facts);
  const reported = await transition(tx, acceptanceLifecycle, 'report_test', {
    facts,
    version: input.version,
    refs: { projectId: acceptance.projectId },
  });
  const errors = [...dateErrors(tx, input), ...resultErrors(input.results, evidence.committed)];
  if (errors.length > 0) throw invalid(...errors);
  const reportId = uuidv7();
  await tx.manager.insert(TestReport, {
    id: reportId,
    acceptanceId: acceptance.id,
    measuredBy,
    organisationId,
    reportNumber: input.reportNumber ?? null,
    testedOn: input.testedOn,
    reportedBy: tx.context.actor.userId,
    reportedAt: tx.now,
  });
  await tx.manager.insert(
    TestMeasurement,
    input.results.map(({ indicatorId, value, method }) => ({ reportId, indicatorId, value, method })),
  );
  return reported;
}

function measurerOf(tx: Tx, facts: AcceptanceFacts): { measuredBy: Measurer; organisationId: string } {
  const { assessor, demander, programmeId } = facts.parties;
  if (assessor !== null && tx.context.actor.may('acceptance.report_test', { assessor, programmeId })) {
    return { measuredBy: 'third_party', organisationId: assessor };
  }
  return { measuredBy: 'demander', organisationId: demander };
}

function dateErrors(tx: Tx, { testedOn }: ReportTest): FieldError[] {
  const today = shanghaiDate(tx.now);
  return testedOn > today ? [{ path: 'testedOn', code: 'acceptance.date_in_future', params: { today } }] : [];
}

function resultErrors(results: readonly MeasuredResult[], indicators: readonly Indicator[]): FieldError[] {
  const seen = new Set<string>();
  return results.flatMap(({ indicatorId, value }, index) => {
    const path = `results.${index}`;
    const indicator = indicators.find(({ id }) => id === indicatorId);
    if (!indicator) return [{ path: `${path}.indicatorId`, code: 'acceptance.indicator_unknown' }];
    if (seen.has(indicatorId)) return [{ path: `${path}.indicatorId`, code: 'acceptance.indicator_repeated' }];
    seen.add(indicatorId);
    if (value === null || isMeasuredValue(indicator, value)) return [];
    const params = { unit: displayUnit(indicator.unit) || '1' };
    return [{ path: `${path}.value`, code: 'acceptance.value_malformed', params }];
  });
}
