import { fen, forbidden, invalid, lock, row, setWorkingDayDeadline, transition, type Fen, type Tx } from '#platform';
import { rulePackOf, type RulePack } from '#programme';
import { measureErrors } from '../need-content.js';
import type { Need } from '../need.entity.js';
import { needFacts, TEXT_DEADLINE } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

export interface ProposeText {
  readonly needId: string;
  readonly version: number;
  /** The total investment the assessment recommends, in fen as digits. */
  readonly recommendedAmountFen: string;
  /** The final wording; what is left out stays as the demander wrote it. */
  readonly title?: string;
  readonly summary?: string;
  readonly scene?: string;
  readonly cannotSolveAlone?: string;
  /** What the officer tells the demander about it. */
  readonly reason?: string;
}

/**
 * Puts the final text with the recommended amount before the demander, who has the days of the rules to accept it
 * (domain.md section 3). May be done again while the demander has not accepted.
 * @throws 403 · 404 · 409 need.not_assessed, need.text_already_accepted
 *   · 422 need.amount_below_cash, need.investment_below_floor
 */
export async function proposeText(tx: Tx, input: ProposeText): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const facts = await needFacts(tx, need);
  if (!tx.context.actor.may('need.propose_text', facts.parties)) throw forbidden('need.propose_text');
  const rulePack = await rulePackOf(tx, need.rulePackId);
  const { needId, version, reason, recommendedAmountFen, ...wording } = input;
  const amount = fen(recommendedAmountFen);
  assertAmount(need, amount, rulePack);
  const proposed = await transition(tx, needLifecycle, 'propose_text', {
    facts,
    version,
    reason,
    set: { ...present(wording), recommendedAmountFen: amount, textOverdueAt: null },
  });
  await setWorkingDayDeadline(tx, {
    subjectType: 'need',
    subjectId: needId,
    action: TEXT_DEADLINE,
    programmeId: need.programmeId,
    workingDays: rulePack.windows.agreeingWorkingDays,
  });
  return proposed as Need;
}

/** The recommended amount takes the place of the total investment, so it is bound by the same rules. */
function assertAmount(need: Need, amount: Fen, rulePack: RulePack): void {
  const path = 'recommendedAmountFen';
  if (amount < need.cashToTakerFen) throw invalid({ path, code: 'need.amount_below_cash' });
  const errors = measureErrors({ ...need, totalInvestmentFen: amount }, rulePack);
  if (errors.length > 0) throw invalid(...errors.map((error) => ({ ...error, path })));
}

/** Fields left out or given as null keep what stands. */
function present(wording: Readonly<Record<string, string | null | undefined>>): Readonly<Record<string, string>> {
  const given = Object.entries(wording).flatMap(([field, text]) => (typeof text === 'string' ? [[field, text]] : []));
  return Object.fromEntries(given) as Record<string, string>;
}
