import { allowedActions, fenToJson, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { organisationNames, userNames } from '#identity';
import { getProgramme } from '#programme';
import { assessmentRubric } from '../assessment-rubric.js';
import { formatIndicator, type Indicator } from '../indicator/index.js';
import type { Assessment, Need } from '../need.entity.js';
import { needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { assessmentsOf, indicatorsOf, type NeedSummary } from '../need.repository.js';
import type { AssessmentView, IndicatorView, NeedSummaryView, NeedView } from './need.dto.js';

/** Steps of what happens to its challenge; they have no route of their own. */
const CASCADES = new Set(['list', 'amend']);

export function needSummaryView(summary: NeedSummary): NeedSummaryView {
  const { createdAt, submittedAt } = summary;
  return { ...summary, createdAt: createdAt.toISOString(), submittedAt: instant(submittedAt) };
}

/** A need with its indicators, its assessments and what the reader may do with it. */
export async function needView(tx: ReadTx, need: Need, now: Date): Promise<NeedView> {
  const facts = await needFacts(tx, need);
  const offered = allowedActions(needLifecycle, facts, { actor: tx.context.actor, now });
  const { demanderId, recommenderId, enteredBy } = need;
  const names = await organisationNames(tx, [demanderId, ...(recommenderId === null ? [] : [recommenderId])]);
  const people = await userNames(tx, enteredBy === null ? [] : [enteredBy]);
  return {
    ...need,
    programmeName: (await getProgramme(tx, need.programmeId)).name,
    demanderName: names.get(demanderId) ?? '',
    recommenderName: recommenderId === null ? null : (names.get(recommenderId) ?? null),
    enteredByName: enteredBy === null ? null : (people.get(enteredBy) ?? null),
    totalInvestmentFen: fenToJson(need.totalInvestmentFen),
    cashToTakerFen: fenToJson(need.cashToTakerFen),
    recommendedAmountFen: need.recommendedAmountFen === null ? null : fenToJson(need.recommendedAmountFen),
    createdAt: need.createdAt.toISOString(),
    submittedAt: instant(need.submittedAt),
    recommenderDueAt: instant(facts.recommenderDueAt),
    textDueAt: instant(facts.textDueAt),
    textAcceptedAt: instant(need.textAcceptedAt),
    textOverdueAt: instant(need.textOverdueAt),
    indicators: (await indicatorsOf(tx, need.id)).map(indicatorView),
    assessments: (await assessmentsOf(tx, need.id)).map(assessmentView),
    actions: actionViews(offered.filter(({ name }) => !CASCADES.has(name))),
  };
}

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

const indicatorView = (indicator: Indicator): IndicatorView => ({
  ...indicator,
  zh: formatIndicator(indicator, 'zh'),
  en: formatIndicator(indicator, 'en'),
});

function assessmentView(assessment: Assessment): AssessmentView {
  const titles = new Map(assessmentRubric.map(({ code, title }) => [code, title]));
  const { id, panelId, totalHundredths, mustPassFailed, submitted, quorum, recommendation } = assessment;
  return {
    id,
    panelId,
    totalHundredths,
    perCriterion: assessment.perCriterion.map(({ criterion, hundredths }) => {
      const { zh, en } = titles.get(criterion) ?? { zh: criterion, en: criterion };
      return { criterion, zh, en, hundredths };
    }),
    mustPassFailed,
    submitted,
    quorum,
    recommendation,
    recordedAt: assessment.recordedAt.toISOString(),
  };
}
