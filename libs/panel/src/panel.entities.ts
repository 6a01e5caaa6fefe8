import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities } from '#platform';
import type { ReviewCriterion } from '#programme';
import type { DrawConstraints, DrawExclusion, DrawLog, PoolExpert } from './draw/index.js';
import type { Aggregation } from './scoring/index.js';

export const PANEL_PURPOSES = ['assessment', 'selection', 'acceptance'] as const;
export type PanelPurpose = (typeof PANEL_PURPOSES)[number];

/** A person in the pool. The id is that of the user, who holds the role `expert`. */
@Entity('expert')
export class Expert {
  @PrimaryColumn('uuid') id!: string;
  /** Present employer. */
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column({ type: 'text', nullable: true }) title!: string | null;
  @Column({ type: 'text', array: true }) fields!: string[];
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

export const TIE_KINDS = ['employment', 'co_work', 'declared'] as const;
export type TieKind = (typeof TIE_KINDS)[number];

/** What binds an expert to an organisation: earlier employment, joint work, a declared interest. Only ever added. */
@Entity('expert_tie')
export class ExpertTie {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) userId!: string;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column({ type: 'text' }) kind!: TieKind;
  @Column({ type: 'date' }) sinceOn!: string;
  /** Null while it lasts. */
  @Column({ type: 'date', nullable: true }) untilOn!: string | null;
  @Column() source!: string;
  @Column({ type: 'uuid', nullable: true }) recordedBy!: string | null;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
}

/** 评审组. What it judges is opaque to it: a subject of another module, cut into entries. */
@Entity('panel')
export class Panel {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column({ type: 'uuid' }) agencyId!: string;
  @Column({ type: 'text' }) purpose!: PanelPurpose;
  @Column() subjectType!: string;
  @Column({ type: 'uuid' }) subjectId!: string;
  /** What the convener calls it. */
  @Column() subjectTitle!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'jsonb' }) rubric!: readonly ReviewCriterion[];
  @Column({ type: 'int' }) size!: number;
  @Column({ type: 'int' }) quorum!: number;
  @Column({ type: 'text' }) aggregation!: Aggregation;
  @Column({ type: 'text', nullable: true }) field!: string | null;
  @Column({ type: 'int' }) conflictLookBackYears!: number;
  @Column({ type: 'int' }) loadCap!: number;
  @Column({ type: 'uuid', nullable: true }) convenedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** One thing the panel scores, with the organisations that have a stake in it. */
@Entity('panel_entry')
export class PanelEntry {
  @PrimaryColumn('uuid') panelId!: string;
  @PrimaryColumn('uuid') entryId!: string;
  @Column({ type: 'int' }) position!: number;
  @Column() label!: string;
  @Column({ type: 'uuid', array: true }) organisationIds!: string[];
}

/** The record of one random draw: with it anybody can repeat the draw and get the same experts. */
@Entity('panel_draw')
export class PanelDraw {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) panelId!: string;
  @Column() seed!: string;
  @Column({ type: 'int' }) size!: number;
  @Column({ type: 'int' }) reserve!: number;
  @Column({ type: 'jsonb' }) pool!: readonly PoolExpert[];
  @Column({ type: 'jsonb' }) constraints!: DrawConstraints;
  @Column({ type: 'jsonb' }) log!: DrawLog;
  @Column({ type: 'uuid', array: true }) members!: string[];
  @Column({ type: 'uuid', array: true }) reserves!: string[];
  @Column({ type: 'jsonb' }) excluded!: readonly DrawExclusion[];
  @Column({ type: 'timestamptz' }) drawnAt!: Date;
}

/** The seat of one expert on one panel. */
@Entity('panel_assignment')
export class PanelAssignment {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) panelId!: string;
  @Column({ type: 'uuid' }) userId!: string;
  @Column({ type: 'uuid' }) drawId!: string;
  /** Drawn as a member, or stepped in from the reserves. */
  @Column({ type: 'text' }) origin!: 'drawn' | 'reserve';
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  /** Why the expert declined, recused or was replaced. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) acceptedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) submittedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** One expert's score of one entry by one criterion, in hundredths of a point, with the reason. */
@Entity('panel_score')
export class PanelScore {
  @PrimaryColumn('uuid') assignmentId!: string;
  @PrimaryColumn('uuid') entryId!: string;
  @PrimaryColumn('text') criterion!: string;
  @Column({ type: 'int' }) hundredths!: number;
  @Column() reason!: string;
}

registerEntities(Expert, ExpertTie, Panel, PanelEntry, PanelDraw, PanelAssignment, PanelScore);
