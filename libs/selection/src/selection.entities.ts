import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, registerEntities, type Fen } from '#platform';

/** The place of one proposal after the panel closed. Rows are only added. */
@Entity('ranking')
export class Ranking {
  @PrimaryColumn('uuid') challengeId!: string;
  @PrimaryColumn('uuid') proposalId!: string;
  @Column({ type: 'uuid' }) panelId!: string;
  @Column({ type: 'uuid' }) takerId!: string;
  /** Tied proposals share a rank and the next one is skipped. */
  @Column({ type: 'int' }) rank!: number;
  @Column({ type: 'int' }) totalHundredths!: number;
  /** The pass score reached and no must-pass criterion failed. */
  @Column({ type: 'bool' }) passed!: boolean;
  /** Proposals with the same rank. */
  @Column({ type: 'uuid', array: true }) tiedWith!: string[];
  @Column({ type: 'text' }) decidedBy!: 'total' | 'must_pass_margin' | 'undecided';
  @Column({ type: 'text', array: true }) mustPassFailed!: string[];
  @Column({ type: 'timestamptz' }) rankedAt!: Date;
}

/** What the demander says about the ranked proposals. Rows are only added; the latest counts. */
@Entity('demander_opinion')
export class DemanderOpinion {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) challengeId!: string;
  @Column({ type: 'uuid' }) demanderId!: string;
  /** What weight the rules give it. */
  @Column({ type: 'text' }) voice!: 'opinion' | 'consent' | 'choice';
  /** The proposals it favours, consents to or chooses. */
  @Column({ type: 'uuid', array: true }) proposalIds!: string[];
  @Column() opinion!: string;
  @Column({ type: 'uuid', nullable: true }) givenBy!: string | null;
  @Column({ type: 'timestamptz' }) givenAt!: Date;
}

export const DECISION_KINDS = ['initial', 'replacement'] as const;
/** `initial` decides a ranked challenge, `replacement` lets reserves take the place of awards that fell. */
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** 审定: who wins, drafted by an officer and approved by another person. */
@Entity('decision')
export class Decision {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) challengeId!: string;
  @Column({ type: 'text' }) kind!: DecisionKind;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column() reasons!: string;
  /** Minutes of the collective decision (集体决策纪要). */
  @Column() minutes!: string;
  @Column({ type: 'uuid' }) draftedBy!: string;
  @Column({ type: 'uuid', nullable: true }) decidedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  /** Until when its reserves may be called up; set on approval when it has any. */
  @Column({ type: 'timestamptz', nullable: true }) reservesUntil!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** What a decision makes of one proposal. */
@Entity('decision_item')
export class DecisionItem {
  @PrimaryColumn('uuid') decisionId!: string;
  @PrimaryColumn('uuid') proposalId!: string;
  @Column({ type: 'uuid' }) takerId!: string;
  @Column({ type: 'text' }) result!: 'selected' | 'reserve' | 'not_selected';
  @Column({ type: 'int' }) rank!: number;
  /** For a selected proposal: which of the challenge's awards it gets. */
  @Column({ type: 'int', nullable: true }) awardSlot!: number | null;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
}

/** 中榜: one winner of a challenge, from the approved decision to the signed agreement. */
@Entity('award')
export class Award {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column({ type: 'uuid' }) challengeId!: string;
  @Column({ type: 'uuid' }) proposalId!: string;
  @Column({ type: 'uuid' }) decisionId!: string;
  @Column({ type: 'uuid' }) takerId!: string;
  @Column({ type: 'uuid' }) demanderId!: string;
  /** The id its project will have; the ledger keeps its money under it from the confirmation on. */
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'int' }) awardSlot!: number;
  @Column({ type: 'int' }) rank!: number;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  /** Where a suspended award goes on. */
  @Column({ type: 'text', nullable: true }) resumeState!: 'on_notice' | 'confirmed' | null;
  /** Working days that were left for signing when it was suspended. */
  @Column({ type: 'int', nullable: true }) signingDaysLeft!: number | null;
  @Column({ type: 'uuid', nullable: true }) noticeId!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) confirmedAt!: Date | null;
  /** From this instant on it lapses unless signed; null while suspended. */
  @Column({ type: 'timestamptz', nullable: true }) signingDueAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) signedAt!: Date | null;
  /** G of the funding plan it was signed with. */
  @Column({ type: 'bigint', nullable: true, transformer: fenColumn }) grantFen!: Fen | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

registerEntities(Ranking, DemanderOpinion, Decision, DecisionItem, Award);
