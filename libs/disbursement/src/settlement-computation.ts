import {
  addFen,
  fen,
  invalid,
  maxFen,
  ppm,
  subtractFen,
  sumFen,
  zeroFen,
  type Fen,
  type Ppm,
  type ReadTx,
} from '#platform';
import {
  acceptedSettlement,
  breachSettlement,
  countedBase,
  noFaultSettlement,
  verifiedCashToTaker,
  type ComputationLine,
  type EndSettlement,
  type SettlementFacts,
} from '#funding';
import { rulePackOf, type RulePack, type ToleranceRules } from '#programme';
import type { Disbursement, SettledOutcome } from './disbursement.entities.js';
import { amountsOf, committedOf, recoveriesOf } from './disbursement.repository.js';
import { partOfPool, type ProjectMoney } from './project-money.js';

/** What the audit has found, in fen as digits; which figures a settlement needs follows from how the project ended. */
export interface AuditedFigures {
  /** A: audited eligible spend of all sources. */
  readonly auditedSpendFen: string;
  /** Audited cost of the taker, and what is left of value: for ends without fault. */
  readonly takerCostFen?: string;
  readonly salvageFen?: string;
  /** How much of the grant was spent, and of that how much ineligibly: where `breachRecovery` asks for it. */
  readonly grantSpentFen?: string;
  readonly grantIneligibleFen?: string;
}

/**
 * What the end of a project comes to, by its rules (domain.md section 5): an accepted result is paid what is left of F;
 * a breach and a result that was not accepted give back by `breachRecovery`; an end without fault keeps what F allows,
 * and its taker is compensated; an end by agreement compensates nobody.
 * @throws 422 settlement.figure_missing, settlement.ineligible_above_spent
 */
export async function computeSettlement(
  tx: ReadTx,
  money: ProjectMoney,
  { outcome, figures }: { outcome: SettledOutcome; figures: AuditedFigures },
): Promise<EndSettlement> {
  const { funding, tolerance } = await rulePackOf(tx, money.plan.rulePackId);
  const paid = await paidParts(tx, money.project.id, outcome);
  const recovered = sumFen((await recoveriesOf(tx, money.project.id)).map((each) => each.receivedFen));
  const facts: SettlementFacts = {
    grant: money.plan.grantFen,
    terms: money.terms,
    counted: countedBase(money.contributions, money.terms.denominator),
    cashToTaker: verifiedCashToTaker(money.contributions),
    auditedSpend: fen(figures.auditedSpendFen),
    committed: subtractFen(amountsOf(paid), recovered),
  };
  const computed = settlementOfOutcome(money, paid, { outcome, figures, facts, rules: { funding, tolerance } });
  // What a pool does not need is released when nobody draws on it any more.
  return money.pool ? { ...computed, release: zeroFen, lines: withoutRelease(computed.lines) } : computed;
}

interface OutcomeInput {
  readonly outcome: SettledOutcome;
  readonly figures: AuditedFigures;
  readonly facts: SettlementFacts;
  readonly rules: Pick<RulePack, 'funding' | 'tolerance'>;
}

function settlementOfOutcome(
  money: ProjectMoney,
  paid: readonly Disbursement[],
  { outcome, figures, facts, rules: { funding, tolerance } }: OutcomeInput,
): EndSettlement {
  switch (outcome) {
    case 'accepted':
      return acceptedSettlement({ ...facts, ...racerLine(money, facts.committed) });
    case 'not_accepted':
    case 'breach':
      return breachSettlement({
        ...facts,
        rule: funding.breachRecovery,
        ...spentGrant(funding.breachRecovery, figures),
      });
    case 'eliminated':
    case 'not_placed':
    case 'mutual':
    case 'no_fault':
    case 'force_majeure':
    case 'demander_default':
      return noFaultSettlement({
        ...facts,
        takerCost: UNCOMPENSATED.includes(outcome) ? zeroFen : figure('takerCostFen', figures),
        salvage: figures.salvageFen === undefined ? zeroFen : fen(figures.salvageFen),
        passedToTaker: grantWithTaker(money, paid),
        compensationShare: compensationShare(outcome, tolerance),
        demanderDefault: outcome === 'demander_default',
      });
  }
}

/** Ends that compensate nobody: by agreement, or out of a race, where tolerance has to be claimed. */
const UNCOMPENSATED: readonly SettledOutcome[] = ['mutual', 'eliminated', 'not_placed'];

/** A racer has a part of a pool in the place of G: what it was paid, and its part of a last step at acceptance. */
function racerLine(money: ProjectMoney, committed: Fen): Pick<SettlementFacts, 'racerLine'> {
  const last = money.tranches.at(-1);
  if (!money.pool) return {};
  if (last?.trigger.kind !== 'acceptance_passed') {
    return { racerLine: { code: 'funding.line.racer_paid', amount: committed } };
  }
  const { amount } = partOfPool(money, money.pool, last);
  return { racerLine: { code: 'funding.line.racer_total', amount: addFen(committed, amount) } };
}

const withoutRelease = (lines: readonly ComputationLine[]): ComputationLine[] =>
  lines.filter(({ code }) => code !== 'funding.line.release');

/** What one organisation has of the grant, in fen. */
export interface GrantHolder {
  readonly organisationId: string;
  readonly heldFen: Fen;
}

/** Who has how much of the grant: what was paid to each, less what each has given back. */
export async function grantHolders(tx: ReadTx, projectId: string): Promise<GrantHolder[]> {
  const held = new Map<string, Fen>();
  for (const { payeeOrganisationId: id, amountFen } of await committedOf(tx, projectId)) {
    held.set(id, sumFen([held.get(id) ?? zeroFen, amountFen ?? zeroFen]));
  }
  for (const { debtorId: id, receivedFen } of await recoveriesOf(tx, projectId)) {
    held.set(id, maxFen(zeroFen, subtractFen(held.get(id) ?? zeroFen, receivedFen)));
  }
  return [...held].map(([organisationId, heldFen]) => ({ organisationId, heldFen }));
}

/** What has gone out or will whatever is decided: an end other than acceptance cancels what only was asked for. */
async function paidParts(tx: ReadTx, projectId: string, outcome: SettledOutcome): Promise<Disbursement[]> {
  const committed = await committedOf(tx, projectId);
  if (outcome === 'accepted') return committed;
  return committed.filter(({ state, releasedBy }) => state !== 'requested' && releasedBy !== null);
}

/** Grant that reached the taker: handed on by the demander with a verified voucher, or paid to the taker itself. */
function grantWithTaker({ contributions }: ProjectMoney, paid: readonly Disbursement[]): Fen {
  const handedOn = contributions.filter(
    ({ state, funds, kind }) => state === 'verified' && funds === 'pass_through' && kind === 'cash_to_taker',
  );
  return sumFen([
    ...handedOn.map(({ amount, refunded }) => subtractFen(amount, refunded)),
    amountsOf(paid.filter(({ payee }) => payee === 'taker')),
  ]);
}

function compensationShare(outcome: SettledOutcome, tolerance: ToleranceRules): Ppm {
  if (!tolerance.allowed || UNCOMPENSATED.includes(outcome)) return ppm(0);
  const floor = outcome === 'force_majeure' ? tolerance.forceMajeureFloor : 0;
  return ppm(Math.max(tolerance.compensationShare, floor));
}

function spentGrant(rule: string, figures: AuditedFigures): { grantSpent: Fen; grantIneligible: Fen } {
  if (rule === 'all') return { grantSpent: zeroFen, grantIneligible: zeroFen };
  const grantSpent = figure('grantSpentFen', figures);
  const grantIneligible = rule === 'unspent' ? zeroFen : figure('grantIneligibleFen', figures);
  if (grantIneligible > grantSpent) {
    throw invalid({ path: 'grantIneligibleFen', code: 'settlement.ineligible_above_spent' });
  }
  return { grantSpent, grantIneligible };
}

function figure(name: keyof AuditedFigures, figures: AuditedFigures): Fen {
  const given = figures[name];
  if (given === undefined) throw invalid({ path: name, code: 'settlement.figure_missing' });
  return fen(given);
}
