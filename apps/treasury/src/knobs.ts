/** Why a bank rejects or returns a payment (README.md, reason codes). */
export const REASONS = ['name_mismatch', 'account_not_found', 'account_closed', 'bank_code_mismatch'] as const;
export type ReasonCode = (typeof REASONS)[number];

/** What happens to the next `count` payments. */
export interface NextPayments {
  readonly count: number;
  readonly reason: ReasonCode;
}

/** How the stand-in is told to misbehave. What is not given is off. */
export interface KnobSettings {
  readonly returnNext?: NextPayments;
  readonly rejectNext?: NextPayments;
  /** How long every answer is held back, in milliseconds, after the request took effect. */
  readonly delayMs?: number;
}

export type Outcome =
  | { readonly kind: 'settle' }
  | { readonly kind: 'reject'; readonly reason: ReasonCode }
  | { readonly kind: 'settle_then_return'; readonly reason: ReasonCode };

/** The knobs as they stand; forgotten at a restart, because they are no facts about money. */
export class Knobs {
  private settings: KnobSettings = {};

  set(settings: KnobSettings): void {
    this.settings = settings;
  }

  get delayMs(): number {
    return this.settings.delayMs ?? 0;
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
    return { kind: 'settle' };
  }
}

function oneLess({ count, reason }: NextPayments): NextPayments {
  return { count: count - 1, reason };
}
