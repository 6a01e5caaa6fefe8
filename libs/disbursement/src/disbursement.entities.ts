import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, registerEntities, type Fen } from '#platform';
import { RACE_EXITS, TERMINATION_KINDS } from '#project';

export const CONTRIBUTION_SOURCES = ['demander', 'taker', 'social'] as const;
export const CONTRIBUTION_KINDS = ['cash_to_taker', 'own_project_spend'] as const;
export const CONTRIBUTION_FUNDS = ['own', 'pass_through'] as const;

/** 投入: money somebody other than the government has put in, proven by a bank voucher. */
@Entity('contribution')
export class Contribution {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'text' }) source!: (typeof CONTRIBUTION_SOURCES)[number];
  @Column({ type: 'text' }) kind!: (typeof CONTRIBUTION_KINDS)[number];
  @Column({ type: 'text' }) funds!: (typeof CONTRIBUTION_FUNDS)[number];
  /** The planned instalment it belongs to; null belongs to none. */
  @Column({ type: 'int', nullable: true }) instalment!: number | null;
  @Column({ type: 'bigint', transformer: fenColumn }) amountFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) refundedFen!: Fen;
  @Column({ type: 'date' }) paidOn!: string;
  @Column() voucherNo!: string;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'uuid', nullable: true }) declaredBy!: string | null;
  @Column({ type: 'uuid', nullable: true }) verifiedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) verifiedAt!: Date | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** One line of a computation as it was shown to the three persons; amounts are digits. */
export interface StoredLine {
  readonly code: string;
  readonly amountFen: string;
  readonly basisFen?: string;
  readonly ratioPpm?: string;
}

/** What a disbursement is for: a tranche of the grant, or compensation for an end without fault. */
export const DISBURSEMENT_PURPOSES = ['tranche', 'compensation'] as const;

/** 拨付: the payment of one tranche to one payee. Compensation is a further part of the last tranche. */
@Entity('disbursement')
export class Disbursement {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'uuid' }) planId!: string;
  @Column({ type: 'uuid' }) trancheId!: string;
  @Column({ type: 'int' }) trancheNumber!: number;
  @Column({ type: 'int' }) payeePart!: number;
  @Column({ type: 'text' }) purpose!: (typeof DISBURSEMENT_PURPOSES)[number];
  @Column({ type: 'text' }) payee!: 'demander' | 'taker';
  @Column({ type: 'uuid' }) payeeOrganisationId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  /** Fixed when it is requested. */
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) amountFen!: Fen | null;
  /** N as it stood at the request, under the project's lock. */
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) countedFen!: Fen | null;
  @Column({ type: 'jsonb', nullable: true }) computation!: readonly StoredLine[] | null;
  @Column({ type: 'uuid', nullable: true }) requestedBy!: string | null;
  @Column({ type: 'uuid', nullable: true }) approvedBy!: string | null;
  @Column({ type: 'uuid', nullable: true }) releasedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) settledAt!: Date | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** What the treasury is told to pay, once under its reference; a payment after a return is a new one. */
@Entity('payment_instruction')
export class PaymentInstruction {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) disbursementId!: string;
  @Column({ type: 'uuid', nullable: true }) batchId!: string | null;
  @Column() reference!: string;
  @Column({ type: 'bigint', transformer: fenColumn }) amountFen!: Fen;
  @Column() payeeName!: string;
  @Column() payeeAccount!: string;
  @Column() payeeBankCode!: string;
  @Column() purpose!: string;
  /** What the treasury has reported of it. */
  @Column({ type: 'text' }) outcome!: 'pending' | 'settled' | 'rejected' | 'returned';
  @Column({ type: 'text', nullable: true }) bankReference!: string | null;
  @Column({ type: 'text', nullable: true }) reasonCode!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** 支付批次: what is sent to the treasury in one message. */
@Entity('payment_batch')
export class PaymentBatch {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) count!: number;
  @Column({ type: 'bigint', transformer: fenColumn }) controlSumFen!: Fen;
  @Column({ type: 'date' }) requestedOn!: string;
  @Column() contentHash!: string;
  /** Fencing number of the newest submission. */
  @Column({ type: 'int' }) attempt!: number;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** How a project can have ended when its money is settled. */
export const SETTLED_OUTCOMES = ['accepted', 'not_accepted', ...RACE_EXITS, ...TERMINATION_KINDS] as const;
export type SettledOutcome = (typeof SETTLED_OUTCOMES)[number];

/** The computation that closes a project's money. */
@Entity('final_settlement')
export class FinalSettlement {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  /** How the project had ended. */
  @Column({ type: 'text' }) outcome!: SettledOutcome;
  @Column({ type: 'bigint', transformer: fenColumn }) auditedSpendFen!: Fen;
  /** What else was audited, where the outcome asks for it. */
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) takerCostFen!: Fen | null;
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) salvageFen!: Fen | null;
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) grantSpentFen!: Fen | null;
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) grantIneligibleFen!: Fen | null;
  @Column({ type: 'bigint', transformer: fenColumn }) finalFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) payFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) recoverFen!: Fen;
  /** What of the money paid out may stay. */
  @Column({ type: 'bigint', transformer: fenColumn }) keepFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) compensationFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) releaseFen!: Fen;
  @Column({ type: 'jsonb' }) computation!: readonly StoredLine[];
  @Column() auditSource!: string;
  @Column({ type: 'uuid', nullable: true }) settledBy!: string | null;
  @Column({ type: 'timestamptz' }) settledAt!: Date;
}

/** 追回: grant that must come back. */
@Entity('recovery')
export class Recovery {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'uuid' }) debtorId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'bigint', transformer: fenColumn }) amountFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) receivedFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) writtenOffFen!: Fen;
  @Column({ type: 'text', nullable: true }) writeOffReason!: string | null;
  @Column({ type: 'uuid', nullable: true }) writeOffProposedBy!: string | null;
  @Column({ type: 'uuid', nullable: true }) writtenOffBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) writtenOffAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) replyBy!: Date | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** What the debtor answered. Rows are only added. */
@Entity('recovery_reply')
export class RecoveryReply {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) recoveryId!: string;
  @Column() reply!: string;
  /** It came after the days for a reply. */
  @Column({ type: 'boolean' }) late!: boolean;
  @Column({ type: 'uuid', nullable: true }) repliedBy!: string | null;
  @Column({ type: 'timestamptz' }) repliedAt!: Date;
}

registerEntities(
  Contribution,
  Disbursement,
  PaymentInstruction,
  PaymentBatch,
  FinalSettlement,
  Recovery,
  RecoveryReply,
);
