import { fen, notFound, type Fen, type ReadTx } from '#platform';
import { findFiscalYear } from '../fiscal-year.repository.js';

/** What a fiscal year did to the money a programme may still commit; in fen. */
export interface AnnualAvailable {
  /** Carried over from the year before, and given back to this one by adjustments of closed years. */
  readonly openingFen: Fen;
  readonly appropriatedFen: Fen;
  readonly encumberedFen: Fen;
  readonly releasedFen: Fen;
  /** Payments the bank sent back after nothing was owed any more. */
  readonly returnedFen: Fen;
  readonly recoveredFen: Fen;
  readonly lapsedFen: Fen;
  /** What the year left; a closed year has carried it over. */
  readonly closingFen: Fen;
}

/** What a fiscal year did to a project's money, or to that of all projects together; in fen. */
export interface AnnualProjectFigures {
  /** Held is what is encumbered, payable or in flight. */
  readonly openingHeldFen: Fen;
  readonly encumberedFen: Fen;
  readonly releasedFen: Fen;
  readonly paidFen: Fen;
  /** Payments that had been settled and came back. */
  readonly returnedFen: Fen;
  /** The part of all returns that went to the programme and not back to the project. */
  readonly returnedToAvailableFen: Fen;
  readonly closingHeldFen: Fen;
  readonly openingPaidFen: Fen;
  readonly closingPaidFen: Fen;
  readonly openingReceivableFen: Fen;
  readonly claimedFen: Fen;
  readonly recoveredFen: Fen;
  readonly writtenOffFen: Fen;
  readonly closingReceivableFen: Fen;
}

export interface AnnualProjectLine extends AnnualProjectFigures {
  readonly projectId: string;
}

export interface AnnualStatement {
  readonly programmeId: string;
  readonly year: number;
  readonly state: string;
  readonly available: AnnualAvailable;
  readonly totals: AnnualProjectFigures;
  readonly projects: readonly AnnualProjectLine[];
  /** What was carried over into the next year: available and held money; zero until the year is closed. */
  readonly carriedOverFen: Fen;
  /** Equations that do not hold, by name; empty when the statement agrees with the ledger. */
  readonly disagreements: readonly string[];
}

/**
 * The annual statement of a programme (年度决算表): how every fiscal fen of the year came, moved and went, by project.
 * Flows are summed by the kind of their journal (a reversal counts against the kind it takes back), closings are the
 * balances before the carry-over; the two are computed apart, so the equations between them are a real check.
 * @throws 404 platform.not_found when the year has no books
 */
export async function annualStatement(
  tx: ReadTx,
  input: { readonly programmeId: string; readonly year: number },
): Promise<AnnualStatement> {
  const found = await findFiscalYear(tx, input.programmeId, input.year);
  if (!found) throw notFound('fiscal_year', String(input.year));
  const legs = await annualLegs(tx, input);
  const byProject = new Map<string, AnnualLeg[]>();
  for (const leg of legs) {
    if (leg.projectId) byProject.set(leg.projectId, [...(byProject.get(leg.projectId) ?? []), leg]);
  }
  const projects = [...byProject].map(([projectId, own]) => ({ projectId, ...projectFigures(own) }));
  const statement = {
    ...input,
    state: found.state,
    available: availableFigures(legs),
    totals: projectFigures(legs.filter((leg) => leg.projectId !== null)),
    projects,
    carriedOverFen: negative(
      sumOf(legs, (leg) => leg.side === 'out' && leg.kind === 'carry_over' && CARRIED.includes(leg.account)),
    ),
  };
  return { ...statement, disagreements: disagreements(statement) };
}

/** The net of all legs of one project, account and kind of journal; `side` tells carry-overs in from those out. */
interface AnnualLeg {
  readonly projectId: string | null;
  readonly account: string;
  readonly kind: string;
  readonly side: 'in' | 'out' | 'within';
  readonly amountFen: Fen;
}

const ANNUAL_LEGS = `
  with recursive own as (
    select p.journal_id, a.project_id, a.kind as account, p.amount_fen
      from ledger_account a join posting p on p.account_id = a.id
     where a.programme_id = $1 and a.fiscal_year = $2 and a.source = 'fiscal'),
  root as (
    select j.id as journal_id, j.kind, j.reverses_id from journal j where j.id in (select journal_id from own)
    union all
    select root.journal_id, j.kind, j.reverses_id from root join journal j on j.id = root.reverses_id),
  crossing as (
    select p.journal_id, min(a.fiscal_year) as earliest, max(a.fiscal_year) as latest
      from journal j join posting p on p.journal_id = j.id join ledger_account a on a.id = p.account_id
     where j.programme_id = $1 and j.kind in ('carry_over', 'adjustment') group by p.journal_id)
  select own.project_id as "projectId", own.account, root.kind,
         case when c.earliest = c.latest or c.journal_id is null then 'within' when c.earliest = $2 then 'out' else 'in' end as side,
         sum(own.amount_fen)::text as "amountFen"
    from own join root on root.journal_id = own.journal_id and root.reverses_id is null
    left join crossing c on c.journal_id = own.journal_id
   group by 1, 2, 3, 4 order by 1 nulls first`;

async function annualLegs(tx: ReadTx, input: { programmeId: string; year: number }): Promise<AnnualLeg[]> {
  const rows = await tx.query<Omit<AnnualLeg, 'amountFen'> & { amountFen: string }>(ANNUAL_LEGS, [
    input.programmeId,
    input.year,
  ]);
  return rows.map((row) => ({ ...row, amountFen: fen(row.amountFen) }));
}

type Chosen = (leg: AnnualLeg) => boolean;

const sumOf = (legs: readonly AnnualLeg[], chosen: Chosen): Fen =>
  fen(legs.reduce((sum, leg) => (chosen(leg) ? sum + leg.amountFen : sum), 0n));

const negative = (amount: Fen): Fen => fen(-amount);
const of =
  (kind: string, ...accounts: readonly string[]): Chosen =>
  (leg) =>
    leg.kind === kind && accounts.includes(leg.account);
/** The account as the year left it, before anything was carried into the next one. */
const left =
  (...accounts: readonly string[]): Chosen =>
  (leg) =>
    leg.side !== 'out' && accounts.includes(leg.account);
const entered =
  (...accounts: readonly string[]): Chosen =>
  (leg) =>
    leg.side === 'in' && accounts.includes(leg.account);

const HELD = ['encumbered', 'payable', 'in_flight'];
const CARRIED = ['available', ...HELD];

function availableFigures(legs: readonly AnnualLeg[]): AnnualAvailable {
  // Money that an adjustment moves between a closed year and an open one leaves the closed one through `carried`.
  const adjusted = sumOf(legs, (leg) => leg.kind === 'adjustment' && leg.side === 'out' && leg.account === 'carried');
  return {
    openingFen: sumOf(legs, entered('available')),
    appropriatedFen: negative(sumOf(legs, (leg) => leg.account === 'appropriation')),
    encumberedFen: negative(sumOf(legs, of('encumbrance', 'available'))),
    releasedFen: sumOf(legs, of('release', 'available')),
    returnedFen: sumOf(legs, of('return', 'available')),
    recoveredFen: sumOf(legs, of('recovery_receipt', 'available')),
    lapsedFen: sumOf(legs, (leg) => leg.account === 'lapsed'),
    closingFen: fen(sumOf(legs, left('available')) + adjusted),
  };
}

function projectFigures(legs: readonly AnnualLeg[]): AnnualProjectFigures {
  const returned = sumOf(legs, of('return', 'paid'));
  return {
    openingHeldFen: sumOf(legs, entered(...HELD)),
    encumberedFen: sumOf(legs, of('encumbrance', ...HELD)),
    releasedFen: negative(sumOf(legs, of('release', ...HELD))),
    paidFen: sumOf(legs, of('settlement', 'paid')),
    returnedFen: negative(returned),
    returnedToAvailableFen: negative(sumOf(legs, of('return', ...HELD, 'paid'))),
    closingHeldFen: sumOf(legs, left(...HELD)),
    openingPaidFen: sumOf(legs, entered('paid')),
    closingPaidFen: sumOf(legs, left('paid')),
    openingReceivableFen: sumOf(legs, entered('receivable')),
    claimedFen: sumOf(legs, of('recovery_claim', 'receivable')),
    recoveredFen: negative(sumOf(legs, of('recovery_receipt', 'receivable'))),
    writtenOffFen: negative(sumOf(legs, of('recovery_write_off', 'receivable'))),
    closingReceivableFen: sumOf(legs, left('receivable')),
  };
}

type Equation = readonly [name: string, flows: bigint, closing: bigint];

/** The equations that do not hold, by name, with both sides in fen. */
function disagreements(statement: Pick<AnnualStatement, 'available' | 'totals' | 'projects'>): string[] {
  const { available: a, totals, projects } = statement;
  const flows =
    a.openingFen + a.appropriatedFen - a.encumberedFen + a.releasedFen + a.returnedFen + a.recoveredFen - a.lapsedFen;
  const equations: Equation[] = [
    ['available', flows, a.closingFen],
    ['encumbered', a.encumberedFen, totals.encumberedFen],
    ['released', a.releasedFen, totals.releasedFen],
    ['returned', a.returnedFen, totals.returnedToAvailableFen],
    ...projectEquations('totals', totals),
    ...projects.flatMap((project) => projectEquations(project.projectId, project)),
  ];
  return equations
    .filter(([, left, right]) => left !== right)
    .map(([name, left, right]) => `${name}: ${left} <> ${right}`);
}

function projectEquations(name: string, p: AnnualProjectFigures): Equation[] {
  const held =
    p.openingHeldFen + p.encumberedFen - p.releasedFen - p.paidFen + p.returnedFen - p.returnedToAvailableFen;
  return [
    [`${name} held`, held, p.closingHeldFen],
    [`${name} paid`, p.openingPaidFen + p.paidFen - p.returnedFen, p.closingPaidFen],
    [
      `${name} receivable`,
      p.openingReceivableFen + p.claimedFen - p.recoveredFen - p.writtenOffFen,
      p.closingReceivableFen,
    ],
  ];
}
