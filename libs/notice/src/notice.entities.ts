import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities } from '#platform';

/** 公示. What it announces is opaque to it: a subject of another module. */
@Entity('public_notice')
export class PublicNotice {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column({ type: 'uuid' }) agencyId!: string;
  @Column() subjectType!: string;
  @Column({ type: 'uuid' }) subjectId!: string;
  /** What is announced, `award` for example; the module that publishes it has the words for `notice.kind.<kind>`. */
  @Column() kind!: string;
  @Column() title!: string;
  @Column() body!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'int' }) workingDays!: number;
  @Column({ type: 'int' }) objectionReplyWorkingDays!: number;
  @Column({ type: 'uuid', nullable: true }) publishedBy!: string | null;
  @Column({ type: 'timestamptz' }) publishedAt!: Date;
  /** The instant after the last working day: `now < endsAt` is within the notice. */
  @Column({ type: 'timestamptz' }) endsAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) withdrawnAt!: Date | null;
  @Column({ type: 'text', nullable: true }) withdrawalReason!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

export const OBJECTION_KINDS = ['result', 'misconduct'] as const;
export type ObjectionKind = (typeof OBJECTION_KINDS)[number];

/** 异议 against what a notice announces. */
@Entity('objection')
export class Objection {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column({ type: 'uuid' }) noticeId!: string;
  @Column({ type: 'uuid' }) agencyId!: string;
  /** `result` by real name to the agency, `misconduct` to oversight. */
  @Column({ type: 'text' }) kind!: ObjectionKind;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  /** Null for an anonymous report. */
  @Column({ type: 'uuid', nullable: true }) filerId!: string | null;
  @Column() grounds!: string;
  @Column({ type: 'timestamptz' }) filedAt!: Date;
  @Column({ type: 'timestamptz' }) replyDueAt!: Date;
  /** The reasons given with the decision. */
  @Column({ type: 'text', nullable: true }) reply!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

registerEntities(PublicNotice, Objection);
