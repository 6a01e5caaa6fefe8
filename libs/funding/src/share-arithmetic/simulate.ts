import { addFen, ppm, subtractFen, zeroFen, type Fen, type Ppm } from '#platform';
import type { FundingRules, TrancheTerms } from '#programme';
import { countedBase, trancheBase, trancheCashToTaker, verifiedCashToTaker } from './contribution-base.js';
import { finalSettlement } from './final-settlement.js';
import { grantForPlan, type PlanAmounts } from './grant-for-plan.js';
import { shareTermsOf, type ShareTerms } from './share-terms.js';
import {
  gateOf,
  payeeAmounts,
  progressAfter,
  simulationOf,
  type PathStep,
  type Progress,
  type SimulatedSettlement,
  type SimulatedTranche,
  type Simulation,
  type WaitingTranche,
} from './simulation.js';
import { trancheAmount } from './tranche-amount.js';

export interface SimulationInput {
  readonly plan: PlanAmounts;
  readonly share: Ppm;
  readonly rules: FundingRules;
  readonly path: readonly PathStep[];
}

/**
 * A rule pack tried on one project before it is used: after every step each waiting tranche whose trigger has come
 * about is computed and taken as paid; after the final settlement nothing is. For racers who share a pool there is
 * `simulatePool`.
 */
export function simulate({ plan, share, rules, path }: SimulationInput): Simulation {
  const terms = shareTermsOf(rules, share);
  const { grant } = grantForPlan(plan, terms);
  const money = { planned: plan.contributions, denominator: terms.denominator };
  const tranches: SimulatedTranche[] = [];
  const settlements: SimulatedSettlement[] = [];
  let committed = zeroFen;
  let waiting = rules.tranches;
  path.forEach((_, step) => {
    const progress = progressAfter(path.slice(0, step + 1), money);
    const due = waiting.filter((tranche) => gateOf(tranche, progress) === null);
    waiting = waiting.filter((tranche) => !due.includes(tranche));
    for (const tranche of due) {
      const payment = pay(tranche, progress, { grant, terms, committed });
      committed = subtractFen(addFen(committed, payment.amount), payment.recover);
      const { final, ...paid } = { ...payment, number: tranche.number, step, cumulative: committed };
      tranches.push({ ...paid, parts: payeeAmounts(tranche, paid.amount) });
      if (final === null) continue;
      settlements.push({ step, final, pay: paid.amount, recover: paid.recover, bound: paid.bound, lines: paid.lines });
      waiting = [];
    }
  });
  return simulationOf(grant, { tranches, settlements, waiting: reasonsOf(waiting, progressAfter(path, money)) });
}

function reasonsOf(waiting: readonly TrancheTerms[], progress: Progress): WaitingTranche[] {
  return waiting.flatMap((tranche) => {
    const reason = gateOf(tranche, progress);
    return reason === null ? [] : [{ number: tranche.number, reason }];
  });
}

interface Account {
  readonly grant: Fen;
  readonly terms: ShareTerms;
  readonly committed: Fen;
}

interface Payment extends Pick<SimulatedTranche, 'amount' | 'recover' | 'bound' | 'lines'> {
  /** F in fen where the payment is that of the final settlement. */
  readonly final: Fen | null;
}

function pay(tranche: TrancheTerms, { base, auditedSpend }: Progress, account: Account): Payment {
  if (tranche.trigger.kind !== 'acceptance_passed') {
    const { amount, bound, lines } = trancheAmount({
      ...account,
      ceiling: ppm(tranche.ceiling),
      counted: trancheBase(tranche, base),
      cashToTaker: trancheCashToTaker(tranche, base),
    });
    return { amount, recover: zeroFen, bound, lines, final: null };
  }
  const settled = finalSettlement({
    ...account,
    counted: countedBase(base.contributions, base.denominator),
    cashToTaker: verifiedCashToTaker(base.contributions),
    auditedSpend,
  });
  const { pay: amount, recover, bound, lines, final } = settled;
  return { amount, recover, bound, lines, final };
}
