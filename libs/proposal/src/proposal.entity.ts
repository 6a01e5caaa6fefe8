import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, registerEntities, type Fen } from '#platform';
import type { BudgetCategory } from './content/proposal-content.js';

/** 揭榜申请: what stands beside the sealed document is owner, time, hash and size, and nothing else until it is opened. */
@Entity('proposal')
export class Proposal {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) challengeId!: string;
  /** The lead of the consortium, or the only taker. */
  @Column({ type: 'uuid' }) takerId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  /** The submitted revision of the document that stands; 0 before the first submission. */
  @Column({ type: 'int' }) revision!: number;
  /** SHA-256 of the document that stands, in hexadecimal digits: the taker's receipt. */
  @Column({ type: 'text', nullable: true }) contentHash!: string | null;
  /** Its size in bytes. */
  @Column({ type: 'int', nullable: true }) contentSize!: number | null;
  /** The version of the challenge's text that stood when it was submitted. */
  @Column({ type: 'int', nullable: true }) textVersion!: number | null;
  /** How many attachments the document that stands names, and their bytes together: part of the receipt. */
  @Column({ type: 'int' }) fileCount!: number;
  @Column({ type: 'int' }) fileBytes!: number;
  @Column({ type: 'timestamptz', nullable: true }) submittedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) openedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** What the taker promises for one indicator; rows exist from the opening on. */
@Entity('proposal_commitment')
export class ProposalCommitment {
  @PrimaryColumn('uuid') proposalId!: string;
  @PrimaryColumn('uuid') indicatorId!: string;
  /** Decimal texts in the indicator's unit, as many as its comparator takes; none for `pass_fail`. */
  @Column({ type: 'text', array: true }) values!: string[];
}

/** A member of the consortium with its shares, each in ppm of the whole. */
@Entity('proposal_partner')
export class ProposalPartner {
  @PrimaryColumn('uuid') proposalId!: string;
  @PrimaryColumn('uuid') organisationId!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) role!: 'lead' | 'partner';
  @Column() duty!: string;
  @Column({ type: 'int' }) workPpm!: number;
  @Column({ type: 'int' }) moneyPpm!: number;
  @Column({ type: 'int' }) incomePpm!: number;
  @Column({ type: 'int' }) ipPpm!: number;
}

@Entity('proposal_budget_line')
export class ProposalBudgetLine {
  @PrimaryColumn('uuid') proposalId!: string;
  @PrimaryColumn('int') position!: number;
  @Column({ type: 'text' }) category!: BudgetCategory;
  @Column() purpose!: string;
  @Column({ type: 'bigint', transformer: fenColumn }) amountFen!: Fen;
}

registerEntities(Proposal, ProposalCommitment, ProposalPartner, ProposalBudgetLine);
