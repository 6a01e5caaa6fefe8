import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities, type Fen, fenColumn } from '#platform';
import type { RulePack } from './rule-pack/index.js';

@Entity('programme')
export class Programme {
  @PrimaryColumn('uuid') id!: string;
  /** Its own id: a programme runs on its own clock, like everything that belongs to it. */
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column() name!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'uuid' }) agencyId!: string;
  @Column({ type: 'uuid', nullable: true }) organiserId!: string | null;
  /** The version new things are published under; what exists keeps its own. */
  @Column({ type: 'uuid', nullable: true }) rulePackId!: string | null;
  @Column({ type: 'uuid', nullable: true }) createdBy!: string | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** One immutable version of a programme's rules. */
@Entity('rule_pack')
export class RulePackVersion {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'int' }) versionNumber!: number;
  @Column({ type: 'jsonb' }) content!: RulePack;
  @Column() contentHash!: string;
  @Column({ type: 'uuid', nullable: true }) createdBy!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

@Entity('appropriation')
export class Appropriation {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'int' }) fiscalYear!: number;
  @Column({ type: 'bigint', transformer: fenColumn }) amountFen!: Fen;
  @Column() indexNumber!: string;
  @Column() budgetSubject!: string;
  @Column({ type: 'uuid', nullable: true }) recordedBy!: string | null;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
}

registerEntities(Programme, RulePackVersion, Appropriation);
