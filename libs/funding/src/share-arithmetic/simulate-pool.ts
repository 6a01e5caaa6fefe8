import {
  addFen,
  floorShare,
  maxFen,
  minFen,
  ppm,
  splitLargestRemainder,
  subtractFen,
  sumFen,
  zeroFen,
  type Fen,
  type Ppm,
} from '#platform';
import type { FundingRules, TrancheTerms } from '#programme';
import type { ComputationCode, ComputationLine } from './computation.js';
import {
  countedBase,
  trancheBase,
  trancheCashToTaker,
  verifiedCashToTaker,
  type PlannedContribution,
} from './contribution-base.js';
import { finalSettlement, type Settlement } from './final-settlement.js';
import { grantForPlan } from './grant-for-plan.js';
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
import { trancheAmount, type TrancheAmount } from './tranche-amount.js';

/** One of those who share the grant of a challenge. */
export interface Racer {
  readonly name: string;
  /** Its place in the prize table; null where the rules have none, or it has not won a prize. */
  readonly rank: number | null;
  readonly planned: readonly PlannedContribution[];
}

/** The racer is out; what it may keep is computed when its spend was audited. */
export interface EliminatedStep {
  readonly kind: 'eliminated';
  /** In fen; null while nobody has audited it. */
  readonly auditedSpend: Fen | null;
}

export interface PoolStep {
  readonly racer: string;
  readonly event: PathStep | EliminatedStep;
}

export interface PoolInput {
  /** All money of the challenge, the grant included, in fen. */
  readonly totalInvestment: Fen;
  readonly share: Ppm;
  readonly rules: FundingRules;
  readonly racers: readonly Racer[];
  readonly path: readonly PoolStep[];
}

export interface PoolSimulation extends Simulation {
  /** Every racer is out, so the challenge ends without an award. */
  readonly noAward: boolean;
}

/**
 * A rule pack tried on racers who share one grant (domain.md section 5, "Race"). G, K and L are those of the pool, on
 * the money of all racers; every racer has a ledger of its own. A step of the pool is paid when each racer still in the
 * race has reached it, in equal parts; under a prize table each is paid its prize when its own trigger has come about.
 */
export function simulatePool(input: PoolInput): PoolSimulation {
  const run = new PoolRun(input);
  input.path.forEach((step, index) => run.take(step, index));
  return run.result();
}

/** The ledger of one racer. */
interface Account {
  readonly racer: Racer;
  readonly steps: PathStep[];
  progress: Progress;
  /** Paid less recovered, in fen. */
  paid: Fen;
  standing: 'racing' | 'settled' | 'out';
  readonly received: Set<number>;
}

/** What one racer gets of a step of the pool, in fen, and the line that says why. */
interface Part {
  readonly amount: Fen;
  readonly bound: ComputationCode;
  readonly line: ComputationLine;
}

class PoolRun {
  private readonly terms: ShareTerms;
  private readonly grant: Fen;
  private readonly accounts: readonly Account[];
  private readonly tranches: SimulatedTranche[] = [];
  private readonly settlements: SimulatedSettlement[] = [];

  constructor(private readonly input: PoolInput) {
    const { racers, rules, share, totalInvestment } = input;
    this.terms = shareTermsOf(rules, share);
    const contributions = racers.flatMap(({ planned }) => planned);
    this.grant = grantForPlan({ totalInvestment, contributions }, this.terms).grant;
    this.accounts = racers.map((racer) => ({
      racer,
      steps: [],
      progress: this.progress(racer, []),
      paid: zeroFen,
      standing: 'racing',
      received: new Set(),
    }));
  }

  take({ racer, event }: PoolStep, step: number): void {
    const account = this.accounts.find((each) => each.racer.name === racer);
    if (!account) throw new Error(`nobody in the race is called ${racer}`);
    if (event.kind === 'eliminated') {
      account.standing = 'out';
      if (event.auditedSpend !== null) this.settleEliminated(account, event.auditedSpend, step);
    } else {
      account.steps.push(event);
      account.progress = this.progress(account.racer, account.steps);
    }
    for (const tranche of this.input.rules.tranches) this.payDue(tranche, step);
  }

  result(): PoolSimulation {
    const { tranches, settlements } = this;
    const waiting = this.input.rules.tranches.flatMap((tranche) => this.waitingFor(tranche));
    const noAward = this.accounts.every(({ standing }) => standing === 'out');
    return { ...simulationOf(this.grant, { tranches, settlements, waiting }), noAward };
  }

  private progress({ planned }: Racer, steps: readonly PathStep[]): Progress {
    return progressAfter(steps, { planned, denominator: this.terms.denominator });
  }

  /**
   * P of the pool, in fen. What a racer returns goes back to the programme and not to the others, so a recovery lowers
   * the racer's own P and never this one.
   */
  private committed(): Fen {
    return sumFen(this.tranches.map(({ amount }) => amount));
  }

  private prizeShare({ rank }: Racer): Ppm {
    return ppm(this.input.rules.prizes?.find((prize) => prize.rank === rank)?.share ?? 0);
  }

  /** Those still in the race who have not had the tranche and can get something of it. */
  private unpaid({ number }: TrancheTerms): Account[] {
    return this.accounts.filter(({ standing, received, racer }) => {
      const entitled = !this.input.rules.prizes || this.prizeShare(racer) > 0n;
      return standing === 'racing' && entitled && !received.has(number);
    });
  }

  private payDue(tranche: TrancheTerms, step: number): void {
    const unpaid = this.unpaid(tranche);
    const ready = unpaid.filter(({ progress }) => gateOf(tranche, progress) === null);
    const together = this.input.rules.prizes !== undefined || ready.length === unpaid.length;
    if (ready.length === 0 || !together) return;
    const pool = this.poolAmount(tranche);
    const equal = splitLargestRemainder(
      pool.amount,
      ready.map(() => 1n),
    );
    ready.forEach((account, index) => {
      const part = this.part(tranche, pool, { account, equal: equal[index] ?? zeroFen });
      this.pay(account, { tranche, step, pool, part });
    });
  }

  private poolAmount(tranche: TrancheTerms): TrancheAmount {
    const bases = this.accounts.map(({ progress }) => progress.base);
    return trancheAmount({
      grant: this.grant,
      terms: this.terms,
      ceiling: ppm(tranche.ceiling),
      counted: sumFen(bases.map((base) => trancheBase(tranche, base))),
      cashToTaker: sumFen(bases.map((base) => trancheCashToTaker(tranche, base))),
      committed: this.committed(),
    });
  }

  private part(tranche: TrancheTerms, pool: TrancheAmount, { account, equal }: { account: Account; equal: Fen }): Part {
    if (!this.input.rules.prizes) {
      const line = { code: 'funding.line.racer_step', amount: equal, basis: pool.amount } as const;
      return { amount: equal, bound: pool.bound, line };
    }
    const basis = floorShare(this.grant, ppm(tranche.ceiling));
    const ratio = this.prizeShare(account.racer);
    const line = { code: 'funding.line.prize', amount: floorShare(basis, ratio), basis, ratio } as const;
    const due = maxFen(zeroFen, subtractFen(line.amount, account.paid));
    return { amount: minFen(due, pool.amount), bound: due <= pool.amount ? line.code : pool.bound, line };
  }

  private pay(
    account: Account,
    { tranche, step, pool, part }: { tranche: TrancheTerms; step: number; pool: TrancheAmount; part: Part },
  ): void {
    account.received.add(tranche.number);
    const settles = tranche.trigger.kind === 'acceptance_passed';
    const settled = settles ? this.settleAccepted(account, part.amount, step) : null;
    const amount = settled ? settled.pay : part.amount;
    const recover = settled?.recover ?? zeroFen;
    account.paid = subtractFen(addFen(account.paid, amount), recover);
    const boundByPool = !settled || settled.bound === 'funding.line.racer_total';
    this.tranches.push({
      number: tranche.number,
      racer: account.racer.name,
      step,
      amount,
      parts: payeeAmounts(tranche, amount),
      recover,
      cumulative: addFen(this.committed(), amount),
      bound: boundByPool ? part.bound : settled.bound,
      lines: [...pool.lines, part.line, ...(settled?.lines ?? [])],
    });
  }

  /** A racer that passed acceptance is settled on its own money, with its part of the pool in the place of G. */
  private settleAccepted(account: Account, part: Fen, step: number): Settlement {
    account.standing = 'settled';
    const upper = { code: 'funding.line.racer_total', amount: addFen(account.paid, part) } as const;
    return this.settle(account, { racerLine: upper, auditedSpend: account.progress.auditedSpend, step });
  }

  /** A racer that is out keeps the least of what it had, L on its own money, and the share of its audited spend. */
  private settleEliminated(account: Account, auditedSpend: Fen, step: number): void {
    const upper = { code: 'funding.line.racer_paid', amount: account.paid } as const;
    const { recover } = this.settle(account, { racerLine: upper, auditedSpend, step });
    account.paid = subtractFen(account.paid, recover);
  }

  private settle(
    { racer, progress, paid }: Account,
    { racerLine, auditedSpend, step }: { racerLine: ComputationLine; auditedSpend: Fen; step: number },
  ): Settlement {
    const { contributions, denominator } = progress.base;
    const settled = finalSettlement({
      grant: this.grant,
      terms: this.terms,
      counted: countedBase(contributions, denominator),
      cashToTaker: verifiedCashToTaker(contributions),
      auditedSpend,
      committed: paid,
      racerLine,
    });
    this.settlements.push({ racer: racer.name, step, ...settled });
    return settled;
  }

  private waitingFor(tranche: TrancheTerms): WaitingTranche[] {
    return this.unpaid(tranche).map(({ racer, progress }) => ({
      number: tranche.number,
      racer: racer.name,
      reason: gateOf(tranche, progress) ?? { code: 'funding.gate.other_racers' },
    }));
  }
}
