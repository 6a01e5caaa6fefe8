const DAY_MS = 86_400_000;

/** The stand-in's own time: real time, some days ahead on request, so that nobody waits for what comes weeks later. */
export class TreasuryClock {
  private days = 0;

  /** Days ahead of real time; time does not go back. */
  set daysAhead(days: number) {
    this.days = Math.max(this.days, days);
  }

  get daysAhead(): number {
    return this.days;
  }

  now(): Date {
    return this.in(0);
  }

  /** The instant so many days from now. */
  in(days: number): Date {
    return new Date(Date.now() + (this.days + days) * DAY_MS);
  }
}
