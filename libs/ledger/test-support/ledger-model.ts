/** The ledger in memory: what must happen, decided without SQL and without the code under test. */

const UNLIMITED = ['appropriation', 'carried', 'recovery', 'outside'];
const BETWEEN_YEARS = ['appropriation', 'lapsed', 'carried'];

export interface ModelLeg {
  readonly year: number;
  readonly account: string;
  /** Which project, by its number in the sequence; null for accounts of the programme. */
  readonly project: number | null;
  readonly amount: bigint;
}

export interface ModelJournal {
  readonly id: string;
  readonly legs: readonly ModelLeg[];
  readonly reversible: boolean;
  reversed: boolean;
}

export const placeOf = ({ year, account, project }: Omit<ModelLeg, 'amount'>): string =>
  `${year}/${account}${project === null ? '' : `/${project}`}`;

export class LedgerModel {
  readonly balances = new Map<string, bigint>();
  readonly journals: ModelJournal[] = [];
  readonly years = new Set<number>();
  private lastClosed = 0;

  constructor(readonly firstYear: number) {}

  /** The year in which money of this one stands now. */
  standing(year: number): number {
    return Math.max(year, this.lastClosed + 1);
  }

  isClosed(year: number): boolean {
    return year <= this.lastClosed;
  }

  balance(leg: Omit<ModelLeg, 'amount'>): bigint {
    return this.balances.get(placeOf(leg)) ?? 0n;
  }

  /** The account that cannot give what the legs take from it; undefined when all can. */
  shortOf(legs: readonly ModelLeg[]): string | undefined {
    return legs.find((leg) => !UNLIMITED.includes(leg.account) && this.balance(leg) + leg.amount < 0n)?.account;
  }

  post(journal: { id: string; legs: readonly ModelLeg[]; reversible?: boolean }): void {
    for (const leg of journal.legs) {
      this.years.add(leg.year);
      this.balances.set(placeOf(leg), this.balance(leg) + leg.amount);
    }
    this.journals.push({ reversible: true, ...journal, reversed: false });
  }

  /** The legs that take a journal back, where its money stands now. */
  mirror({ legs }: ModelJournal): ModelLeg[] {
    return legs.map((leg) => ({ ...leg, year: this.standing(leg.year), amount: -leg.amount }));
  }

  /** What is available beyond `carry` lapses, every other account of the year goes on to the next one. */
  close(year: number, carry: bigint): void {
    const available = { year, account: 'available', project: null };
    const lapsing = this.balance(available) - carry;
    if (lapsing > 0n) this.move(available, { ...available, account: 'lapsed' }, lapsing);
    for (const [place, amount] of [...this.balances]) {
      const [of, account = '', project] = place.split('/');
      if (Number(of) !== year || BETWEEN_YEARS.includes(account) || amount === 0n) continue;
      const from = { year, account, project: project === undefined ? null : Number(project) };
      const bridge = { year, account: 'carried', project: null };
      this.move(from, { ...from, year: year + 1 }, amount);
      if (MEMO.includes(account)) continue;
      this.move({ ...bridge, year: year + 1 }, bridge, amount);
    }
    this.years.add(year + 1);
    this.lastClosed = year;
  }

  /** All balances that are not zero, by place. */
  standings(): Record<string, bigint> {
    return Object.fromEntries([...this.balances].filter(([, amount]) => amount !== 0n).sort());
  }

  private move(from: Omit<ModelLeg, 'amount'>, to: Omit<ModelLeg, 'amount'>, amount: bigint): void {
    this.balances.set(placeOf(from), this.balance(from) - amount);
    this.balances.set(placeOf(to), this.balance(to) + amount);
  }
}

const MEMO = ['outside', 'attested_cash', 'attested_spend', 'passed_through'];
