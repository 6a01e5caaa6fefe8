import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, registerEntities, type Fen } from '#platform';
import type { AdjustmentKind } from './prior-year-adjustment.kinds.js';

/** The books of a programme in one budget year. The database opens it with the first account that stands in it. */
@Entity('fiscal_year')
export class FiscalYear {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) agencyId!: string;
  @Column({ type: 'int' }) year!: number;
  @Column({ type: 'text' }) state!: string;
  /** How much of the available money goes on to the next year; the rest lapses. Proposed by the first person. */
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) carryAvailableFen!: Fen | null;
  @Column({ type: 'uuid', nullable: true }) closeProposedBy!: string | null;
  @Column({ type: 'uuid', nullable: true }) closedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** 以前年度调整: the one numbered way into a closed year, decided by two persons. */
@Entity('prior_year_adjustment')
export class PriorYearAdjustment {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) agencyId!: string;
  @Column({ type: 'int' }) year!: number;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'text' }) kind!: AdjustmentKind;
  @Column({ type: 'bigint', transformer: fenColumn }) amountFen!: Fen;
  @Column() reason!: string;
  @Column({ type: 'uuid' }) proposedBy!: string;
  @Column({ type: 'uuid', nullable: true }) decidedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

registerEntities(FiscalYear, PriorYearAdjustment);
