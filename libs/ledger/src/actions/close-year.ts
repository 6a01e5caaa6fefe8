import {
  fen,
  formatYuan,
  lock,
  nextNumber,
  refused,
  requirePermission,
  row,
  stale,
  subtractFen,
  sumFen,
  transition,
  type Fen,
  type Tx,
} from '#platform';
import { programmeAccount, type AccountKey, type ProgrammeScope } from '../accounts.js';
import { fiscalYearLifecycle, type FiscalYearFacts } from '../fiscal-year.lifecycle.js';
import {
  fiscalYearFacts,
  getFiscalYear,
  holdPostings,
  openAccounts,
  openFiscalYear,
  type OpenAccount,
} from '../fiscal-year.repository.js';
import type { JournalKind, Leg } from '../journal.js';
import type { FiscalYear } from '../ledger.entities.js';
import { postJournal } from './post-journal.js';

interface FiscalYearStep {
  readonly fiscalYearId: string;
  readonly version: number;
}

/**
 * The first of two persons proposes to close a year that is over, and how much of the available money goes on to the
 * next one; what is left of it lapses.
 * @param input `carryAvailableFen` fen as digits
 * @throws 403 · 404 · 409 fiscal_year.not_over, fiscal_year.earlier_open, fiscal_year.carry_above_available
 */
export async function proposeClose(
  tx: Tx,
  input: FiscalYearStep & { readonly carryAvailableFen: string },
): Promise<FiscalYear> {
  const { facts } = await locked(tx, input.fiscalYearId);
  requirePermission(tx, 'fiscal_year.propose_close', facts.parties);
  const carryAvailableFen = fen(input.carryAvailableFen);
  if (carryAvailableFen > facts.availableFen) {
    const params = { carry: formatYuan(carryAvailableFen), available: formatYuan(facts.availableFen) };
    throw refused({ code: 'fiscal_year.carry_above_available', params });
  }
  return transition(tx, fiscalYearLifecycle, 'propose_close', {
    facts,
    version: input.version,
    set: { carryAvailableFen, closeProposedBy: tx.context.actor.userId },
  }) as Promise<FiscalYear>;
}

/** The proposal is taken back, with a reason. @throws 403 · 404 · 409 platform.reason_required */
export async function withdrawClose(tx: Tx, input: FiscalYearStep & { readonly reason?: string }): Promise<FiscalYear> {
  const { facts } = await locked(tx, input.fiscalYearId);
  return transition(tx, fiscalYearLifecycle, 'withdraw_close', {
    facts,
    version: input.version,
    reason: input.reason,
    set: { carryAvailableFen: null, closeProposedBy: null },
  }) as Promise<FiscalYear>;
}

/**
 * The second person closes the year: what is available lapses but for the part to be carried over, and everything that
 * projects hold goes on to the next year, account by account, by numbered journals (结转). After that the database
 * refuses every posting in the year but numbered prior-year adjustments (trust.md A17).
 * @throws 403 · 404 · 409 fiscal_year.same_person, fiscal_year.not_over, fiscal_year.earlier_open,
 *   fiscal_year.carry_above_available
 */
export async function closeYear(tx: Tx, input: FiscalYearStep): Promise<FiscalYear> {
  const { facts: before } = await locked(tx, input.fiscalYearId);
  requirePermission(tx, 'fiscal_year.close', before.parties);
  if (before.subject.version !== input.version) throw stale(before.subject.version);
  await holdPostings(tx, before.subject.programmeId);
  const facts = await fiscalYearFacts(tx, before.subject);
  const { subject } = facts;
  if (subject.state === 'closing') await carryEverything(tx, facts);
  return transition(tx, fiscalYearLifecycle, 'close', {
    facts,
    version: input.version,
    set: { closedBy: tx.context.actor.userId, closedAt: tx.now },
    refs: { year: subject.year },
  }) as Promise<FiscalYear>;
}

async function locked(tx: Tx, fiscalYearId: string): Promise<{ facts: FiscalYearFacts }> {
  await lock(tx, [row('fiscal_year', fiscalYearId)]);
  return { facts: await fiscalYearFacts(tx, await getFiscalYear(tx, fiscalYearId)) };
}

async function carryEverything(tx: Tx, { subject, availableFen }: FiscalYearFacts): Promise<void> {
  const carried = subject.carryAvailableFen ?? availableFen;
  // The guard of `close` refuses this in words; nothing may be posted on the way there that the books cannot give.
  if (carried > availableFen) return;
  await openFiscalYear(tx, subject);
  await lapse(tx, subject, subtractFen(availableFen, carried));
  const accounts = (await openAccounts(tx, subject)).map((each) =>
    each.account === 'available' ? { ...each, balanceFen: carried } : each,
  );
  const groups = new Map<string, OpenAccount[]>();
  for (const each of accounts) {
    if (each.balanceFen === 0n) continue;
    const group = `${each.projectId ?? 'available'}:${each.source}`;
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  for (const [group, members] of groups) {
    await post(tx, subject, { kind: 'carry_over', part: group, legs: carryLegs(subject, members) });
  }
}

async function lapse(tx: Tx, year: FiscalYear, amountFen: Fen): Promise<void> {
  if (amountFen === 0n) return;
  const scope = scopeOf(year);
  const legs = [
    { account: programmeAccount(scope, 'available'), amountFen: fen(-amountFen) },
    { account: programmeAccount(scope, 'lapsed'), amountFen },
  ];
  await post(tx, year, { kind: 'lapse', part: 'available', legs });
}

/** Out of each account of the year and into the same one of the next; `carried` keeps both years in balance. */
function carryLegs(year: FiscalYear, accounts: readonly OpenAccount[]): Leg[] {
  const scope = scopeOf(year);
  const next = { ...scope, fiscalYear: year.year + 1 };
  const sum = sumFen(accounts.map((each) => each.balanceFen));
  const bridge: Leg[] = [
    { account: programmeAccount(scope, 'carried'), amountFen: sum },
    { account: programmeAccount(next, 'carried'), amountFen: fen(-sum) },
  ];
  return [
    ...accounts.flatMap(({ source, account: kind, projectId, balanceFen }) => {
      const from: AccountKey = { source, kind, projectId, fiscalYear: year.year };
      return [
        { account: from, amountFen: fen(-balanceFen) },
        { account: { ...from, fiscalYear: next.fiscalYear }, amountFen: balanceFen },
      ];
    }),
    ...(sum === 0n ? [] : bridge),
  ];
}

const scopeOf = ({ programmeId, agencyId, year }: FiscalYear): ProgrammeScope => ({
  programmeId,
  agencyId,
  fiscalYear: year,
});

async function post(
  tx: Tx,
  year: FiscalYear,
  journal: { kind: Extract<JournalKind, 'lapse' | 'carry_over'>; part: string; legs: readonly Leg[] },
): Promise<void> {
  await postJournal(tx, {
    kind: journal.kind,
    key: `${year.id}:${journal.part}`,
    programmeId: year.programmeId,
    agencyId: year.agencyId,
    effectiveAt: tx.now,
    subject: { type: 'fiscal_year', id: year.id },
    reference: await nextNumber(tx, 'JZ'),
    legs: journal.legs,
    exactYears: true,
  });
}
