import { create, transition, uuidv7, type ReadTx, type Tx } from '#platform';
import { getProgramme, programmeParties } from '#programme';
import type { PaymentReport } from '../gateway/index.js';
import { EXPLAINED, type PaymentReportReview, type Unmatched } from '../payment-report.entities.js';
import { paymentReportReviewLifecycle, type PaymentReportReviewFacts } from '../payment-report-review.lifecycle.js';
import { getReview, openReviewIds, programmeOfReport } from '../payment-report.repository.js';

/** A report of the feed, or an answer to a question, which has no place in the feed. */
export type Word = Omit<PaymentReport, 'sequence'> & { readonly sequence: number | null };

/** A word as it is to be kept. */
export interface Keeping {
  readonly word: Word;
  /** Why it changes nothing; then a person gets to see it. */
  readonly unmatched: Unmatched | null;
  /** What else is known of the reason. */
  readonly note?: string;
}

/**
 * Keeps words of the treasury, each under a bank reference of its own.
 * @returns those that were not known, by their sequence or their bank reference
 */
export async function keepReports(tx: Tx, keepings: readonly Keeping[]): Promise<ReadonlySet<Word>> {
  const rows = keepings.map(({ word, unmatched }) => ({
    sequence: word.sequence,
    instruction_reference: word.instructionReference,
    batch_reference: word.batchReference,
    report: word.status,
    amount_fen: word.amountFen.toString(),
    bank_reference: word.bankReference,
    reason_code: word.reasonCode,
    reported_at: word.reportedAt,
    unmatched,
  }));
  const kept = await tx.query<{ id: string; bankReference: string }>(
    `insert into payment_report (sequence, instruction_reference, batch_reference, report, amount_fen, bank_reference,
       reason_code, reported_at, unmatched)
     select sequence, instruction_reference, batch_reference, report, amount_fen, bank_reference, reason_code,
            reported_at, unmatched
       from jsonb_to_recordset($1::jsonb) as r(sequence bigint, instruction_reference text, batch_reference text,
              report text, amount_fen bigint, bank_reference text, reason_code text, reported_at timestamptz, unmatched text)
     on conflict do nothing returning id, bank_reference as "bankReference"`,
    [JSON.stringify(rows)],
  );
  const idOf = new Map(kept.map(({ id, bankReference }) => [bankReference, id]));
  const added = new Set<Word>();
  for (const { word, unmatched, note } of keepings) {
    const reportId = idOf.get(word.bankReference);
    if (!reportId) continue;
    added.add(word);
    if (unmatched && !EXPLAINED.includes(unmatched)) await openReview(tx, word, { reportId, note });
  }
  return added;
}

/** `keepReports` for one. @returns false when its sequence or its bank reference is known */
export async function keepReport(tx: Tx, keeping: Keeping): Promise<boolean> {
  return (await keepReports(tx, [keeping])).has(keeping.word);
}

/** A report that names nothing of ours belongs to no programme: it stands among the strays, which nobody resolves. */
async function openReview(tx: Tx, word: Word, kept: { reportId: string; note?: string }): Promise<void> {
  const programmeId = await programmeOfReport(tx, word);
  if (!programmeId) return;
  const review: PaymentReportReview = {
    id: uuidv7(),
    programmeId,
    reportId: kept.reportId,
    state: 'unmatched',
    askedReference: null,
    decidedBy: null,
    decidedAt: null,
    note: kept.note ?? null,
    version: 1,
    createdAt: tx.now,
  };
  await create(tx, paymentReportReviewLifecycle, {
    row: review,
    permission: 'disbursement.report',
    parties: programmeParties(await getProgramme(tx, programmeId)),
    emits: 'payment_report.unmatched',
  });
}

/** The treasury has said what it meant by the report of this bank reference: whoever waits for that is done. */
export async function matchReviews(tx: Tx, bankReference: string): Promise<void> {
  for (const id of await openReviewIds(tx, bankReference)) {
    await tx.query('select 1 from payment_report_review where id = $1 for no key update', [id]);
    const facts = await reviewFacts(tx, await getReview(tx, id));
    await transition(tx, paymentReportReviewLifecycle, 'match', { facts, set: { decidedAt: tx.now } });
  }
}

export async function reviewFacts(tx: ReadTx, subject: PaymentReportReview): Promise<PaymentReportReviewFacts> {
  return { subject, parties: programmeParties(await getProgramme(tx, subject.programmeId)) };
}
