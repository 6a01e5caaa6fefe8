import type { ReadTx } from '#platform';
import type { Indicator } from '#need';
import { getProgramme, programmeParties, rulePackOf, type AcceptanceRules } from '#programme';
import { agreementIndicators } from '#project';
import type { Acceptance } from './acceptance.entities.js';
import type { AcceptanceFacts, AcceptanceParties } from './acceptance.lifecycle.js';
import { acceptancesOf, reportedValuesOf } from './acceptance.repository.js';
import { computeRound, countedValues, type CountedValue, type RoundComputation } from './round-computation.js';

/** What a round is judged by and what has been measured in it so far. */
export interface Evidence {
  readonly rules: AcceptanceRules;
  /** Whether the accepted are compared and placed before they settle. */
  readonly placed: boolean;
  /** The indicators with the values the taker committed to. */
  readonly committed: readonly Indicator[];
  readonly counted: ReadonlyMap<string, CountedValue>;
}

export async function evidenceOf(tx: ReadTx, acceptance: Acceptance): Promise<Evidence> {
  const { acceptance: rules, procedure } = await rulePackOf(tx, acceptance.rulePackId);
  const indicators = await agreementIndicators(tx, acceptance.projectId);
  const reported = await reportedValuesOf(tx, acceptance.id);
  return {
    rules,
    placed: procedure.steps.includes('stage_elimination'),
    committed: indicators.map(({ committed }) => committed),
    counted: countedValues(reported, rules.thirdPartyTestRequired),
  };
}

/** What the round comes to on the evidence so far. */
export const computationOf = (acceptance: Acceptance, { rules, committed, counted }: Evidence): RoundComputation =>
  computeRound(committed, counted, rules, acceptance.round);

export async function acceptanceParties(tx: ReadTx, acceptance: Acceptance): Promise<AcceptanceParties> {
  const { agency, organiser } = programmeParties(await getProgramme(tx, acceptance.programmeId));
  const { programmeId, demanderId, takerId, assessorId } = acceptance;
  return { programmeId, demander: demanderId, taker: takerId, agency, organiser, assessor: assessorId };
}

/** Everything that guards, permissions and views of an acceptance ask for. */
export async function acceptanceFacts(tx: ReadTx, subject: Acceptance, evidence?: Evidence): Promise<AcceptanceFacts> {
  const { rules, committed, counted } = evidence ?? (await evidenceOf(tx, subject));
  const [latest] = await acceptancesOf(tx, subject.projectId);
  return {
    subject,
    parties: await acceptanceParties(tx, subject),
    rules,
    unmeasured: committed.filter(({ id }) => !counted.has(id)).length,
    followed: latest !== undefined && latest.round > subject.round,
  };
}
