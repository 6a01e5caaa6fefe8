import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, registerEntities, type Fen } from '#platform';
import type { IndicatorTarget, MilestoneKind } from '#project';

/** One stage of an agreement's schedule, made when the agreement takes effect. */
@Entity('milestone')
export class Milestone {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  /** Its place in the schedule, from 1. */
  @Column({ type: 'int' }) number!: number;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column() title!: string;
  @Column({ type: 'text' }) kind!: MilestoneKind;
  @Column({ type: 'date' }) dueOn!: string;
  @Column({ type: 'jsonb' }) targets!: readonly IndicatorTarget[];
  /** The instalment of the demander's money that it drives. */
  @Column({ type: 'int', nullable: true }) instalment!: number | null;
  @Column({ type: 'int' }) rectifications!: number;
  /** The day by which the present rectification is due. */
  @Column({ type: 'date', nullable: true }) rectifyBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) activatedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) passedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

export interface Deliverable {
  readonly title: string;
  readonly description: string;
}

export const BLOCKAGE_KINDS = ['technical', 'resource', 'coordination'] as const;

export interface Blockage {
  readonly kind: (typeof BLOCKAGE_KINDS)[number];
  readonly description: string;
}

/** What the taker reports at a milestone. Rows are only added; the latest round counts. */
@Entity('progress_report')
export class ProgressReport {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) milestoneId!: string;
  @Column({ type: 'int' }) round!: number;
  @Column() summary!: string;
  /** The taker's spend on the project up to this report. */
  @Column({ type: 'bigint', transformer: fenColumn }) spentFen!: Fen;
  @Column({ type: 'jsonb' }) deliverables!: readonly Deliverable[];
  @Column({ type: 'jsonb' }) blockages!: readonly Blockage[];
  @Column({ type: 'uuid', nullable: true }) submittedBy!: string | null;
  @Column({ type: 'timestamptz' }) submittedAt!: Date;
}

/** One indicator as it was measured for a report: a decimal text in the indicator's unit, or pass or fail. */
@Entity('measurement')
export class Measurement {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'uuid' }) milestoneId!: string;
  @Column({ type: 'uuid' }) reportId!: string;
  @Column({ type: 'uuid' }) indicatorId!: string;
  @Column() value!: string;
  @Column() method!: string;
  @Column() measuredBy!: string;
  @Column({ type: 'date' }) measuredOn!: string;
}

/** 阶段检查: the government's own look at the mid-term. There are few of them, by the rules. */
@Entity('stage_check')
export class StageCheck {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'uuid' }) milestoneId!: string;
  @Column() findings!: string;
  @Column({ type: 'uuid', nullable: true }) checkedBy!: string | null;
  @Column({ type: 'timestamptz' }) checkedAt!: Date;
}

registerEntities(Milestone, ProgressReport, Measurement, StageCheck);
