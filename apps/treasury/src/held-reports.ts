import type { Report } from './payment-book.js';

/** Something that has happened or will happen to an instruction, and is told later. */
export interface HeldReport {
  readonly instructionReference: string;
  readonly happening: Pick<Report, 'status' | 'reasonCode'>;
  /** Readings of the feed that have to come first. */
  readonly polls: number;
  /** The earliest instant on the stand-in's clock. */
  readonly from: Date;
}

/**
 * Reports that are held back. They are no facts yet: a restart forgets them, and what was not paid then is paid at start
 * (TreasuryDesk.executePending).
 */
export class HeldReports {
  private waiting: readonly HeldReport[] = [];

  hold(report: HeldReport): void {
    this.waiting = [...this.waiting, report];
  }

  /** Whether the first word about an instruction is still to come. */
  holds(instructionReference: string): boolean {
    return this.waiting.some((each) => each.instructionReference === instructionReference);
  }

  /** Counts one reading of the feed and gives out what is due by it. */
  due(now: Date): readonly HeldReport[] {
    const polled = this.waiting.map((each) => ({ ...each, polls: each.polls - 1 }));
    const isDue = (each: HeldReport): boolean => each.polls <= 0 && each.from <= now;
    this.waiting = polled.filter((each) => !isDue(each));
    return polled.filter(isDue);
  }
}
