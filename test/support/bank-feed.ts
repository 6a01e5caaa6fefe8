import { PaymentGateway, type PaymentReport } from '#disbursement';
import { fen } from '#platform';
import type { System } from './system.js';

const AT_A_TIME = 500;

/**
 * The treasury's feed of reports with more in it: the stand-in returns a payment at once or never, a bank also does it
 * years later. Reports are numbered anew, in the order in which they came.
 */
export class BankFeed {
  private readonly reports: PaymentReport[] = [];
  private readFromTreasury = 0;

  private constructor(private readonly original: PaymentGateway['reportsAfter']) {}

  /** Puts itself between the worker and the treasury. */
  static of(system: System): BankFeed {
    const gateway = system.app.get(PaymentGateway, { strict: false });
    const feed = new BankFeed(gateway.reportsAfter.bind(gateway));
    gateway.reportsAfter = (after, options) => feed.after(after, options?.limit ?? AT_A_TIME);
    return feed;
  }

  /** The bank sends a payment back, under the reference of its instruction. */
  async returns(instruction: { readonly reference: string; readonly amountFen: string }): Promise<void> {
    await this.add({ instructionReference: instruction.reference, amountFen: fen(instruction.amountFen) });
  }

  /** Any report, by what is special about it. */
  async add(given: Partial<PaymentReport>): Promise<void> {
    await this.pull();
    const sequence = this.reports.length + 1;
    this.reports.push({
      sequence,
      instructionReference: 'BF-0000-0000-1',
      batchReference: 'PC-0000-0000',
      status: 'returned',
      amountFen: fen(1n),
      bankReference: `RETURN-${sequence}`,
      reportedAt: new Date(),
      reasonCode: 'account_closed',
      ...given,
    });
  }

  private async after(sequence: number, limit: number): Promise<readonly PaymentReport[]> {
    await this.pull();
    return this.reports.slice(sequence, sequence + limit);
  }

  private async pull(): Promise<void> {
    for (const report of await this.original(this.readFromTreasury, { limit: AT_A_TIME })) {
      this.readFromTreasury = report.sequence;
      this.reports.push({ ...report, sequence: this.reports.length + 1 });
    }
  }
}
