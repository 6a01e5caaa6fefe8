import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities } from '#platform';
import type { AgreementTerms } from './agreement-terms.js';

/** Why a project may be ended before its acceptance (domain.md section 3, Project). */
export const TERMINATION_KINDS = ['breach', 'no_fault', 'force_majeure', 'mutual', 'demander_default'] as const;
export type TerminationKind = (typeof TERMINATION_KINDS)[number];

/** How a race ends for whoever is not placed: out at a checkpoint, or behind at the end. */
export const RACE_EXITS = ['eliminated', 'not_placed'] as const;
export type RaceExit = (typeof RACE_EXITS)[number];

/** How a project ended; null while it has not. */
export const PROJECT_OUTCOMES = ['accepted', 'not_accepted', ...RACE_EXITS, ...TERMINATION_KINDS, 'lapsed'] as const;
export type ProjectOutcome = (typeof PROJECT_OUTCOMES)[number];

/** 攻关项目: what an award becomes. Its id is the one the award named, so money can be booked on it beforehand. */
@Entity('project')
export class Project {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'text', nullable: true }) outcome!: ProjectOutcome | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'uuid' }) awardId!: string;
  @Column({ type: 'uuid' }) challengeId!: string;
  @Column({ type: 'uuid' }) needId!: string;
  @Column({ type: 'uuid' }) proposalId!: string;
  @Column({ type: 'uuid' }) demanderId!: string;
  @Column({ type: 'uuid' }) takerId!: string;
  /** The version of the rules that the challenge was published under. */
  @Column({ type: 'uuid' }) rulePackId!: string;
  @Column() title!: string;
  /** Its place among several that were accepted; null where the rules place nobody, or before that. */
  @Column({ type: 'int', nullable: true }) place!: number | null;
  /** Since when it rests; null while it does not. */
  @Column({ type: 'date', nullable: true }) suspendedOn!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) activatedAt!: Date | null;
  /** The last day of the agreed period; set when the agreement takes effect. */
  @Column({ type: 'date', nullable: true }) endsOn!: string | null;
  /** The day by which the settlement is to be finished; set when it starts. */
  @Column({ type: 'date', nullable: true }) settleBy!: string | null;
  /** The last day of tracking; null when the rules know no tracking or settlement is not finished. */
  @Column({ type: 'date', nullable: true }) trackedUntil!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** 任务书 with its 军令状: drafted as terms, frozen as one canonical text, signed by its three parties. */
@Entity('agreement')
export class Agreement {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  /** What the parties settle in drafting; everything else of the text stands in other rows already. */
  @Column({ type: 'jsonb' }) terms!: AgreementTerms;
  /** The canonical JSON that is signed, byte for byte; null while drafting. */
  @Column({ type: 'text', nullable: true }) text!: string | null;
  /** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
  @Column({ type: 'text', nullable: true }) textHash!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) effectiveAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

export const SIGNING_PARTIES = ['demander', 'taker', 'agency'] as const;
export type SigningParty = (typeof SIGNING_PARTIES)[number];

/** One party's signature under one text. Rows are added, and voided when the text goes back to drafting. */
@Entity('signature')
export class Signature {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) agreementId!: string;
  @Column({ type: 'text' }) party!: SigningParty;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column({ type: 'uuid' }) userId!: string;
  @Column() textHash!: string;
  @Column({ type: 'timestamptz' }) signedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) voidedAt!: Date | null;
}

registerEntities(Project, Agreement, Signature);
