import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, registerEntities, type Fen } from '#platform';
import type { PayeePart, ShareDenominator, TrancheGate, TrancheTrigger } from '#programme';
import type { PlannedContribution } from './share-arithmetic/index.js';

/**
 * What the winners of one challenge share when its rules have a pool: encumbered once, under the challenge's id, for all
 * of them (domain.md section 5, Race).
 */
@Entity('grant_pool')
export class GrantPool {
  /** The challenge's id. */
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) agencyId!: string;
  @Column({ type: 'uuid' }) rulePackId!: string;
  @Column({ type: 'int' }) fiscalYear!: number;
  /** The investment the challenge was published with. */
  @Column({ type: 'bigint', transformer: fenColumn }) investmentFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) encumberedFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) releasedFen!: Fen;
  /** p of every plan that draws on it; null until the first agreement takes effect. */
  @Column({ type: 'int', nullable: true }) sharePpm!: number | null;
  /** G of the pool, which follows from p. */
  @Column({ type: 'bigint', nullable: true, transformer: fenColumn }) grantFen!: Fen | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** What a confirmed award holds of the programme's money, and the terms under which it was won. */
@Entity('encumbrance')
export class Encumbrance {
  /** The award's id. */
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  /** The id the award's project has or will have; the ledger keeps the money under it. */
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'uuid' }) agencyId!: string;
  @Column({ type: 'uuid' }) demanderId!: string;
  @Column({ type: 'uuid' }) takerId!: string;
  /** The rules the challenge was published under. */
  @Column({ type: 'uuid' }) rulePackId!: string;
  /** The fiscal year whose money it is; releases and payments stay in it. */
  @Column({ type: 'int' }) fiscalYear!: number;
  /** The pool it draws on; null when it holds money of its own. */
  @Column({ type: 'uuid', nullable: true }) poolId!: string | null;
  /** What was taken from the available money at confirmation; zero when it draws on a pool. */
  @Column({ type: 'bigint', transformer: fenColumn }) encumberedFen!: Fen;
  /** What went back since, when the plan was agreed or the award fell. */
  @Column({ type: 'bigint', transformer: fenColumn }) releasedFen!: Fen;
  /** Set when the award fell and nothing is held for it any more. */
  @Column({ type: 'timestamptz', nullable: true }) fallenAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** 资金计划: the agreed share, the grant G that follows from it, and what the demander puts in by when. */
@Entity('funding_plan')
export class FundingPlan {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) awardId!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'uuid' }) rulePackId!: string;
  /** All money of the project, the grant included. */
  @Column({ type: 'bigint', transformer: fenColumn }) totalInvestmentFen!: Fen;
  /** p, in ppm of the denominator. */
  @Column({ type: 'int' }) sharePpm!: number;
  @Column({ type: 'text' }) denominator!: ShareDenominator;
  @Column({ type: 'bigint', nullable: true, transformer: fenColumn }) capFen!: Fen | null;
  /** G. */
  @Column({ type: 'bigint', transformer: fenColumn }) grantFen!: Fen;
  /** The sum of the instalments. */
  @Column({ type: 'bigint', transformer: fenColumn }) demanderPlanFen!: Fen;
  @Column({ type: 'uuid', nullable: true }) draftedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) agreedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

export const INSTALMENT_KINDS = [
  'cash_to_taker',
  'own_project_spend',
] as const satisfies readonly PlannedContribution['kind'][];

/** One planned payment of the demander's own money. */
@Entity('instalment')
export class Instalment {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) planId!: string;
  @Column({ type: 'int' }) number!: number;
  @Column({ type: 'text' }) kind!: PlannedContribution['kind'];
  /** F. */
  @Column({ type: 'bigint', transformer: fenColumn }) plannedFen!: Fen;
  /** A date in Asia/Shanghai. */
  @Column({ type: 'date' }) dueOn!: string;
}

/** One payment of the grant as the rule pack terms it, in the amounts of this plan. */
@Entity('tranche')
export class Tranche {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) planId!: string;
  @Column({ type: 'int' }) number!: number;
  /** K, in ppm of G: all payments up to and including this one. */
  @Column({ type: 'int' }) ceilingPpm!: number;
  /** K in fen, rounded down. */
  @Column({ type: 'bigint', transformer: fenColumn }) ceilingFen!: Fen;
  @Column({ type: 'jsonb' }) trigger!: TrancheTrigger;
  @Column({ type: 'text' }) gate!: TrancheGate;
  /** Days after the agreement takes effect by which it must be requested; null without such a limit. */
  @Column({ type: 'int', nullable: true }) latestOffsetDays!: number | null;
  /** The last date in Asia/Shanghai that follows; null before the agreement or without a limit. */
  @Column({ type: 'date', nullable: true }) latestOn!: string | null;
  @Column({ type: 'jsonb' }) payeeParts!: readonly PayeePart[];
}

registerEntities(GrantPool, Encumbrance, FundingPlan, Instalment, Tranche);
