import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities } from '#platform';

/** 回报处理: what people make of a report that fits no payment. The report itself is never changed. */
@Entity('payment_report_review')
export class PaymentReportReview {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) reportId!: string;
  @Column({ type: 'text' }) state!: string;
  /** Our reference under which the treasury was asked about it. */
  @Column({ type: 'text', nullable: true }) askedReference!: string | null;
  @Column({ type: 'uuid', nullable: true }) decidedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

registerEntities(PaymentReportReview);

/** Why a report changed nothing; the words are under `payment_report.unmatched.<code>`. */
export type Unmatched =
  | 'unknown_instruction'
  | 'wrong_amount'
  | 'unexpected'
  | 'duplicate'
  | 'not_applied'
  | 'unreadable'
  | 'repeated'
  | 'out_of_order';

/** These say nothing that is not known; nobody has to look at them. */
export const EXPLAINED: readonly Unmatched[] = ['repeated', 'out_of_order'];
