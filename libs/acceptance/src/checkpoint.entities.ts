import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities } from '#platform';

/** What a checkpoint says of a racer: at a stage it goes on or is out, at the end it has a place or none. */
export const STAGE_VERDICTS = ['advances', 'eliminated'] as const;
export const FINAL_VERDICTS = ['placed', 'not_placed'] as const;
export const CHECKPOINT_VERDICTS = [...STAGE_VERDICTS, ...FINAL_VERDICTS] as const;
export type CheckpointVerdict = (typeof CHECKPOINT_VERDICTS)[number];

/** 赛段考核: the racers of a challenge compared by what they measured; drafted by the officer, approved by another. */
@Entity('checkpoint')
export class Checkpoint {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) challengeId!: string;
  @Column() number!: string;
  /** The milestone that is compared; null for the placing at the end. */
  @Column({ type: 'int', nullable: true }) stage!: number | null;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  /** Minutes of the panel or the collective decision. */
  @Column() minutes!: string;
  @Column({ type: 'uuid' }) draftedBy!: string;
  @Column({ type: 'uuid', nullable: true }) decidedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** One indicator of a racer as it was measured; null was not measured, which counts as not met. */
export interface CheckpointResult {
  readonly indicatorId: string;
  readonly indicator: string;
  readonly measured: string | null;
  readonly met: boolean;
}

/** What a checkpoint says of one racer, why, and on what measurements. */
@Entity('checkpoint_item')
export class CheckpointItem {
  @PrimaryColumn('uuid') checkpointId!: string;
  @PrimaryColumn('uuid') projectId!: string;
  @Column({ type: 'text' }) verdict!: CheckpointVerdict;
  @Column({ type: 'int', nullable: true }) place!: number | null;
  @Column() reasons!: string;
  @Column({ type: 'jsonb' }) results!: readonly CheckpointResult[];
  /** The completion its acceptance came to; null at a stage, or without an acceptance. */
  @Column({ type: 'int', nullable: true }) completionPpm!: number | null;
}

registerEntities(Checkpoint, CheckpointItem);
