import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, registerEntities, type Fen } from '#platform';
import type { Confidentiality, Indicator } from '#need';
import type { RulePackMode } from '#programme';
import type { TextChanges } from './addendum/challenge-text.js';

/** 榜单: a batch of challenges that are approved and published together. */
@Entity('bulletin')
export class Bulletin {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column() title!: string;
  @Column({ type: 'text', nullable: true }) preface!: string | null;
  /** The version of the rules its challenges are published under. */
  @Column({ type: 'uuid' }) rulePackId!: string;
  @Column({ type: 'uuid' }) composedBy!: string;
  @Column({ type: 'uuid', nullable: true }) approvedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) publishedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** Why nobody wins (流榜). */
export const NO_AWARD_REASONS = [
  'no_take_up',
  'none_qualified',
  'none_passed',
  'all_awards_ended',
  'all_eliminated',
] as const;
export type NoAwardReason = (typeof NO_AWARD_REASONS)[number];

/** 榜题: a need on a bulletin, open to be taken up until its hour. */
@Entity('challenge')
export class Challenge {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) bulletinId!: string;
  @Column({ type: 'uuid' }) needId!: string;
  /** The version of the need that was composed and approved. */
  @Column({ type: 'int' }) needVersion!: number;
  @Column({ type: 'uuid' }) demanderId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'uuid' }) rulePackId!: string;
  @Column() title!: string;
  @Column() summary!: string;
  @Column() field!: string;
  @Column() region!: string;
  @Column() demanderName!: string;
  @Column() programmeName!: string;
  /** Total investment as assessed and accepted. */
  @Column({ type: 'bigint', transformer: fenColumn }) amountFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) cashToTakerFen!: Fen;
  @Column({ type: 'text' }) confidentiality!: Confidentiality;
  /** How many awards it can have. */
  @Column({ type: 'int' }) awardSlots!: number;
  /** The version of its public text: 1 when it opens, one more with every addendum. */
  @Column({ type: 'int' }) textVersion!: number;
  /** The name of its procedure, for lists and statistics. */
  @Column({ type: 'text', nullable: true }) mode!: RulePackMode | null;
  @Column({ type: 'timestamptz', nullable: true }) openedAt!: Date | null;
  /** From this instant on no take-up is in time. */
  @Column({ type: 'timestamptz', nullable: true }) takeUpClosesAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) windowClosedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) noAwardReason!: NoAwardReason | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** 答疑: a question about a challenge; the answer is public, the asker is nobody's business. */
@Entity('clarification')
export class Clarification {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) challengeId!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column() question!: string;
  @Column({ type: 'text', nullable: true }) answer!: string | null;
  @Column({ type: 'text', nullable: true }) declineReason!: string | null;
  @Column({ type: 'uuid' }) askedBy!: string;
  /** The organisation that asked. */
  @Column({ type: 'uuid' }) askerId!: string;
  @Column({ type: 'uuid', nullable: true }) answeredBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) answeredAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** 更正: the only way in which the text of an open challenge changes. */
@Entity('addendum')
export class Addendum {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) challengeId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  /** Why the text changes; public with the addendum. */
  @Column() reason!: string;
  /** The question that raised it. */
  @Column({ type: 'uuid', nullable: true }) clarificationId!: string | null;
  /** The fields that change, with what they become. */
  @Column({ type: 'jsonb' }) text!: TextChanges;
  /** The whole list when an indicator changes; those the challenge has keep their ids. */
  @Column({ type: 'jsonb', nullable: true }) indicators!: readonly Indicator[] | null;
  /** `YYYY-MM-DD`: the new closing day, or null when the window stays as it is. */
  @Column({ type: 'date', nullable: true }) closesOn!: string | null;
  /** The version of the text it was drafted on, and the one it made. */
  @Column({ type: 'int' }) baseVersion!: number;
  @Column({ type: 'int', nullable: true }) textVersion!: number | null;
  /** The end of the window before and after, where it moved. */
  @Column({ type: 'timestamptz', nullable: true }) closedBefore!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) closesAfter!: Date | null;
  @Column({ type: 'uuid' }) draftedBy!: string;
  @Column({ type: 'uuid', nullable: true }) issuedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) issuedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

registerEntities(Bulletin, Challenge, Clarification, Addendum);
