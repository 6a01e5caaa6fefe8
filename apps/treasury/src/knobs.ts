/** Why a bank rejects or returns a payment (README.md, reason codes). */
export const REASONS = ['name_mismatch', 'account_not_found', 'account_closed', 'bank_code_mismatch'] as const;
export type ReasonCode = (typeof REASONS)[number];

/** What happens to the next `count` payments. */
export interface NextPayments {
  readonly count: number;
  readonly reason: ReasonCode;
}

/** When a fault strikes: the next `next` times for certain, after them with a probability in parts per million. */
export interface Dial {
  readonly next?: number;
  readonly ppm?: number;
}

/** Every fault by what goes wrong; README.md says what each does. */
export const FAULTS = [
  'lostAck',
  'lostReport',
  'duplicateReport',
  'lateReport',
  'outOfOrder',
  'partialFailure',
  'wrongName',
  'wrongAmount',
  'wrongReference',
  'returnLater',
  'duplicateFile',
  'slow',
  'down',
  'serverError',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How the stand-in is told to misbehave. What is not given is off. */
export interface KnobSettings extends Partial<Readonly<Record<Fault, Dial>>> {
  readonly returnNext?: NextPayments;
  readonly rejectNext?: NextPayments;
  /** How long every answer is held back, in milliseconds, after the request took effect. */
  readonly delayMs?: number;
  /** The same seed and the same requests in the same order give the same faults; 1 when not given. */
  readonly seed?: number;
  /** How long a `slow` answer takes, in milliseconds. */
  readonly slowMs?: number;
  /** A late report comes with the n-th reading of the feed after the payment … */
  readonly latePolls?: number;
  /** … or when the stand-in's clock has gone on by so many days, whichever is given; with both, when both are over. */
  readonly lateDays?: number;
  /** How many days after its settlement `returnLater` sends a payment back. */
  readonly returnAfterDays?: number;
  /** Switches off that an instruction is paid once only: what a broken bank does, for tests that must turn red. */
  readonly paysAgain?: boolean;
}

export type Outcome =
  | { readonly kind: 'settle' }
  | { readonly kind: 'reject'; readonly reason: ReasonCode }
  | { readonly kind: 'settle_then_return'; readonly reason: ReasonCode };

const MILLION = 1_000_000;

/** The knobs as they stand; forgotten at a restart, because they are no facts about money. */
export class Knobs {
  private settings: KnobSettings = {};
  private random = seededRandom(1);
  private readonly struck = new Map<Fault, number>();

  set(settings: KnobSettings): void {
    this.settings = settings;
    this.random = seededRandom(settings.seed ?? 1);
    this.struck.clear();
  }

  /** As they were set, with what is left of every count. */
  get current(): KnobSettings {
    return this.settings;
  }

  /** How often each fault has struck since the knobs were set. */
  get counts(): Readonly<Partial<Record<Fault, number>>> {
    return Object.fromEntries(this.struck);
  }

  get delayMs(): number {
    return this.settings.delayMs ?? 0;
  }

  /** Whether a fault strikes this time. */
  strikes(fault: Fault): boolean {
    const dial = this.settings[fault];
    if (!dial) return false;
    const left = dial.next ?? 0;
    if (left > 0) this.settings = { ...this.settings, [fault]: { ...dial, next: left - 1 } };
    const strikes = left > 0 || this.random() * MILLION < (dial.ppm ?? 0);
    if (strikes) this.struck.set(fault, (this.struck.get(fault) ?? 0) + 1);
    return strikes;
  }

  /** Decides the next payment; rejections are used up before returns. */
  nextOutcome(): Outcome {
    const { rejectNext, returnNext } = this.settings;
    if (rejectNext && rejectNext.count > 0) {
      this.settings = { ...this.settings, rejectNext: oneLess(rejectNext) };
      return { kind: 'reject', reason: rejectNext.reason };
    }
    if (returnNext && returnNext.count > 0) {
      this.settings = { ...this.settings, returnNext: oneLess(returnNext) };
      return { kind: 'settle_then_return', reason: returnNext.reason };
    }
    if (this.strikes('wrongName')) return { kind: 'reject', reason: 'name_mismatch' };
    if (this.strikes('partialFailure')) return { kind: 'reject', reason: 'account_not_found' };
    return { kind: 'settle' };
  }

  /** The items in another order when the fault strikes. */
  disordered<T>(items: readonly T[]): readonly T[] {
    if (items.length < 2 || !this.strikes('outOfOrder')) return items;
    return items
      .map((item) => ({ item, at: this.random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
  }
}

function oneLess({ count, reason }: NextPayments): NextPayments {
  return { count: count - 1, reason };
}

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
