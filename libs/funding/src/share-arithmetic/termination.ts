import { floorShare, maxFen, minFen, subtractFen, sumFen, zeroFen, type Fen, type Ppm } from '#platform';
import type { FundingRules } from '#programme';
import { lowestLine, type ComputationLine } from './computation.js';
import { finalSettlement, type Settlement, type SettlementFacts } from './final-settlement.js';

/** What a settlement comes to when more than the last tranche is decided by it. All amounts in fen. */
export interface EndSettlement extends Settlement {
  /** What of P may stay where it is. */
  readonly keep: Fen;
  /** 补偿, to the taker. */
  readonly compensation: Fen;
  /** What is encumbered and goes to nobody. */
  readonly release: Fen;
}

/** The settlement of an accepted project, with what it keeps and releases. */
export function acceptedSettlement(facts: SettlementFacts): EndSettlement {
  const settlement = finalSettlement(facts);
  const release = leftOf(facts.grant, facts.committed, settlement.pay);
  return {
    ...settlement,
    keep: subtractFen(facts.committed, settlement.recover),
    compensation: zeroFen,
    release,
    lines: [...settlement.lines, { code: 'funding.line.release', amount: release }],
  };
}

export interface NoFaultFacts extends SettlementFacts {
  /** Audited cost of the taker. */
  readonly takerCost: Fen;
  /** Grant that the demander handed on to the taker, or that the taker was paid itself. */
  readonly passedToTaker: Fen;
  /** What is left of value. */
  readonly salvage: Fen;
  /** q, in ppm of the uncovered cost; 0 compensates nothing (an end by agreement). */
  readonly compensationShare: Ppm;
  /** The demander broke its word: it keeps nothing of the grant, what reached the taker stays there. */
  readonly demanderDefault?: boolean;
}

/**
 * An end that is nobody's breach (domain.md section 5, No fault): keep min(P, F); uncovered
 * B = max(0, cost − N − grant passed to the taker − salvage); compensation min(floor(q·B), G − keep, floor(A·p) − keep),
 * the last term for `total_investment` only. Compensation is paid from what is still encumbered, so G − P bounds it
 * too; it is the lower of the two when money has to come back first.
 */
export function noFaultSettlement(facts: NoFaultFacts): EndSettlement {
  const { grant, committed, terms, auditedSpend, compensationShare } = facts;
  const kept = keepAtMost(facts, defaultLines(facts));
  const { keep } = kept;
  const uncovered = uncoveredLines(facts);
  const basis = uncovered.at(-1)?.amount ?? zeroFen;
  const share: ComputationLine = {
    code: 'funding.line.compensation_share',
    amount: floorShare(basis, compensationShare),
    basis,
    ratio: compensationShare,
  };
  const limits: ComputationLine[] = [
    { code: 'funding.line.grant_left', amount: atLeastZero(subtractFen(grant, keep)) },
    ...(terms.denominator === 'total_investment'
      ? [
          {
            code: 'funding.line.audited_left' as const,
            amount: atLeastZero(subtractFen(floorShare(auditedSpend, terms.share), keep)),
            basis: auditedSpend,
            ratio: terms.share,
          },
        ]
      : []),
    { code: 'funding.line.encumbered_left', amount: leftOf(grant, committed, zeroFen) },
  ];
  const compensation = lowestLine([share, ...limits]).amount;
  const release = leftOf(grant, committed, compensation);
  return {
    ...kept,
    pay: zeroFen,
    compensation,
    release,
    lines: [
      ...kept.lines,
      ...uncovered,
      share,
      ...limits,
      { code: 'funding.line.compensation', amount: compensation },
      { code: 'funding.line.release', amount: release },
    ],
  };
}

function defaultLines({ demanderDefault, passedToTaker }: NoFaultFacts): ComputationLine[] {
  return demanderDefault ? [{ code: 'funding.line.default_kept', amount: passedToTaker }] : [];
}

export interface BreachFacts extends SettlementFacts {
  readonly rule: FundingRules['breachRecovery'];
  /** How much of the grant was spent, and how much of that on what the rules do not allow; audited. */
  readonly grantSpent: Fen;
  readonly grantIneligible: Fen;
}

/**
 * An end by breach, or a result that was not accepted: `breachRecovery` takes back all of P, what of it was not spent,
 * or what was not spent eligibly. Nobody who broke the agreement keeps more than F.
 */
export function breachSettlement(facts: BreachFacts): EndSettlement {
  const kept = keepAtMost(facts, [breachLine(facts)]);
  const release = leftOf(facts.grant, facts.committed, zeroFen);
  return {
    ...kept,
    pay: zeroFen,
    compensation: zeroFen,
    release,
    lines: [...kept.lines, { code: 'funding.line.release', amount: release }],
  };
}

function breachLine({ rule, grantSpent, grantIneligible }: BreachFacts): ComputationLine {
  switch (rule) {
    case 'all':
      return { code: 'funding.line.breach_nothing_kept', amount: zeroFen };
    case 'unspent':
      return { code: 'funding.line.grant_spent', amount: grantSpent };
    case 'unspent_and_ineligible': {
      const amount = atLeastZero(subtractFen(grantSpent, grantIneligible));
      return { code: 'funding.line.grant_eligible', amount, basis: grantSpent };
    }
  }
}

/** keep = min(P, F, further limits); what of P is beyond it comes back. The lines are those of F up to P, and these. */
function keepAtMost(facts: SettlementFacts, further: readonly ComputationLine[]) {
  const { committed } = facts;
  const settlement = finalSettlement(facts);
  const ofFinal = settlement.lines.filter(({ code }) => code !== 'funding.line.pay' && code !== 'funding.line.recover');
  const allowed = ofFinal.find(({ code }) => code === 'funding.line.allowed')?.amount ?? zeroFen;
  const keep = minFen(committed, allowed, ...further.map(({ amount }) => amount));
  const recover = subtractFen(committed, keep);
  const lines: ComputationLine[] = [
    ...ofFinal,
    ...further,
    { code: 'funding.line.keep', amount: keep },
    { code: 'funding.line.recover', amount: recover },
  ];
  const bound = further.some(({ amount }) => amount < allowed) ? lowestLine(nonEmpty(further)).code : settlement.bound;
  return { final: keep, keep, recover, bound, lines };
}

function nonEmpty(lines: readonly ComputationLine[]): [ComputationLine, ...ComputationLine[]] {
  return lines as [ComputationLine, ...ComputationLine[]];
}

function uncoveredLines({ takerCost, counted, passedToTaker, salvage }: NoFaultFacts): ComputationLine[] {
  const covered = sumFen([counted, passedToTaker, salvage]);
  return [
    { code: 'funding.line.taker_cost', amount: takerCost },
    { code: 'funding.line.counted', amount: counted },
    { code: 'funding.line.passed_to_taker', amount: passedToTaker },
    { code: 'funding.line.salvage', amount: salvage },
    { code: 'funding.line.uncovered', amount: atLeastZero(subtractFen(takerCost, covered)) },
  ];
}

const atLeastZero = (amount: Fen): Fen => maxFen(zeroFen, amount);

/** What of G is neither paid nor about to be. */
const leftOf = (grant: Fen, committed: Fen, further: Fen): Fen =>
  atLeastZero(subtractFen(subtractFen(grant, committed), further));
