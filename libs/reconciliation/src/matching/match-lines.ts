import { addDays, type Fen, type LocalDate } from '#platform';
import { plain } from '../statement/decode-text.js';
import type { LineEvent, ParsedLine } from '../statement/statement.js';

export const UNMATCHED_REASONS = [
  'no_such_reference',
  'wrong_amount',
  'wrong_name',
  'wrong_account',
  'already_matched',
  'not_ours',
  'ambiguous',
] as const;
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

export type LineToMatch = Pick<
  ParsedLine,
  'event' | 'bookedOn' | 'amountFen' | 'counterpartyName' | 'counterpartyAccount' | 'reference' | 'remittance'
>;

/** A payment the bank was told to make. */
export interface PaymentToMatch {
  readonly id: string;
  readonly reference: string;
  readonly amountFen: Fen;
  readonly payeeName: string;
  readonly payeeAccount: string;
  readonly instructedOn: LocalDate;
  /** What lines of earlier statements already stand for. */
  readonly taken: readonly LineEvent[];
}

export type Finding =
  | { readonly matched: true; readonly paymentId: string; readonly method: 'reference' | 'amount_account' }
  | { readonly matched: false; readonly reason: UnmatchedReason };

/** A payment without a reference is looked for among those instructed at most so long before it was booked. */
const WINDOW_DAYS = 10;
/** Of our instructions: number of the disbursement and of the attempt, `BF-2026-0042-1`. */
const OUR_REFERENCE = /BF-\d{4}-\d{4,12}-\d{1,4}(?!\d)/i;

const unmatched = (reason: UnmatchedReason): Finding => ({ matched: false, reason });

/**
 * Finds the payment each line stands for: by our reference, else, for money that left, by amount, payee account and a
 * window of days. Lines with a reference come first, so that none of them loses its payment to a guess. A credit without
 * a reference is never guessed: the same payee may also be paying something back.
 * @returns a finding for each line, in their order
 */
export function matchLines(lines: readonly LineToMatch[], payments: readonly PaymentToMatch[]): Finding[] {
  const books = new Books(payments);
  const byReference = lines.map((line) => {
    const reference = referenceIn(line);
    return reference === null ? null : books.byReference(line, reference);
  });
  return lines.map((line, index) => byReference[index] ?? books.byAmount(line));
}

/** Our reference in the field for it or in the words of the payment; in full-width or small letters too. */
export function referenceIn(line: Pick<LineToMatch, 'reference' | 'remittance'>): string | null {
  for (const text of [line.reference, line.remittance]) {
    const found = OUR_REFERENCE.exec(plain(text ?? ''))?.[0];
    if (found) return found.toUpperCase();
  }
  return null;
}

/** The payments by what lines name, and which of them lines stand for already. */
class Books {
  private readonly references = new Map<string, PaymentToMatch>();
  private readonly amounts = new Map<string, PaymentToMatch[]>();
  private readonly taken = new Set<string>();

  constructor(payments: readonly PaymentToMatch[]) {
    for (const payment of payments) {
      this.references.set(payment.reference, payment);
      const key = amountKey(payment.amountFen, payment.payeeAccount);
      const same = this.amounts.get(key);
      if (same) same.push(payment);
      else this.amounts.set(key, [payment]);
      for (const event of payment.taken) this.taken.add(`${payment.id} ${event}`);
    }
  }

  byReference(line: LineToMatch, reference: string): Finding {
    const payment = this.references.get(reference);
    if (!payment) return unmatched('no_such_reference');
    const { amountFen, counterpartyName, counterpartyAccount } = line;
    if (amountFen !== null && amountFen !== payment.amountFen) return unmatched('wrong_amount');
    if (counterpartyAccount && accountKey(counterpartyAccount) !== accountKey(payment.payeeAccount)) {
      return unmatched('wrong_account');
    }
    if (counterpartyName && nameKey(counterpartyName) !== nameKey(payment.payeeName)) return unmatched('wrong_name');
    return this.take(payment, line.event, 'reference');
  }

  byAmount(line: LineToMatch): Finding {
    const { event, amountFen, counterpartyAccount, bookedOn } = line;
    if (event !== 'paid' || amountFen === null || !counterpartyAccount) return unmatched('not_ours');
    const inWindow = (this.amounts.get(amountKey(amountFen, counterpartyAccount)) ?? []).filter(
      ({ instructedOn }) => instructedOn <= bookedOn && bookedOn <= addDays(instructedOn, WINDOW_DAYS),
    );
    const free = inWindow.filter((payment) => !this.isTaken(payment, event));
    const [only] = free;
    if (!only) return unmatched(inWindow.length > 0 ? 'already_matched' : 'not_ours');
    if (free.length > 1) return unmatched('ambiguous');
    const { counterpartyName } = line;
    if (counterpartyName && nameKey(counterpartyName) !== nameKey(only.payeeName)) return unmatched('wrong_name');
    return this.take(only, event, 'amount_account');
  }

  /** An entry stands for a payment once; a status may be reported again and again. */
  private take(payment: PaymentToMatch, event: LineEvent, method: 'reference' | 'amount_account'): Finding {
    if (this.isTaken(payment, event)) return unmatched('already_matched');
    if (event === 'paid' || event === 'returned') this.taken.add(`${payment.id} ${event}`);
    return { matched: true, paymentId: payment.id, method };
  }

  private isTaken(payment: PaymentToMatch, event: LineEvent): boolean {
    return this.taken.has(`${payment.id} ${event}`);
  }
}

const amountKey = (amount: Fen, account: string): string => `${amount} ${accountKey(account)}`;

/** An account number whatever it is grouped by. */
export const accountKey = (account: string): string => plain(account).replace(/[\s-]/g, '').toUpperCase();

/** A name without the differences that banks make: full-width brackets, blanks, small letters. */
const nameKey = (name: string): string => plain(name).replace(/\s/g, '').toUpperCase();
