import type { RunningTreasury } from '../../apps/treasury/src/testing/running-treasury.js';

/** What really happened to an instruction at the treasury, whatever its feed has told. */
export interface ExecutedPayment {
  readonly instructionReference: string;
  readonly settled: number;
  readonly rejected: number;
  readonly returned: number;
}

/** The treasury stand-in as its operator sees it: how it is told to misbehave, and what it has really paid. */
export class TreasuryControl {
  constructor(private readonly treasury: RunningTreasury) {}

  async misbehave(knobs: object): Promise<void> {
    await this.put('knobs', knobs);
  }

  /** How often each fault has struck since the knobs were set. */
  async struck(): Promise<Readonly<Record<string, number>>> {
    const { body } = await this.treasury.call('GET', '/gateway/v1/knobs');
    return body['struck'] as Readonly<Record<string, number>>;
  }

  async daysAhead(days: number): Promise<void> {
    await this.put('clock', { daysAhead: days });
  }

  /** By the reference of the instruction. */
  async executed(): Promise<ReadonlyMap<string, ExecutedPayment>> {
    const { body } = await this.treasury.call('GET', '/gateway/v1/payments');
    const payments = body['payments'] as readonly ExecutedPayment[];
    return new Map(payments.map((payment) => [payment.instructionReference, payment]));
  }

  private async put(what: string, body: object): Promise<void> {
    const { status } = await this.treasury.call('PUT', `/gateway/v1/${what}`, body);
    if (status !== 204) throw new Error(`the treasury refuses ${what} with ${status}`);
  }
}
