import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, registerEntities, type Fen } from '#platform';
import type { Comparator, IndicatorKind } from './indicator/index.js';

/** How a need reaches the agency (domain.md section 3, Need). */
export const NEED_CHANNELS = ['self_filed', 'recommended', 'field_survey'] as const;
export type NeedChannel = (typeof NEED_CHANNELS)[number];

export const RESULT_OWNERSHIPS = ['demander', 'taker', 'shared'] as const;
export type ResultOwnership = (typeof RESULT_OWNERSHIPS)[number];

export const COOPERATIONS = ['commissioned', 'joint_development', 'result_transfer', 'licence', 'equity'] as const;
export type Cooperation = (typeof COOPERATIONS)[number];

export const PRIORITIES = ['normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Who may read the detail once it is public: trade secrets stay closed, state secrets are refused altogether. */
export const CONFIDENTIALITIES = ['public', 'summary_public', 'invited'] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

/** Where a need was taken from when it is not the platform's own: shown beside it, never edited with it. */
export interface SourceFacts {
  readonly title: string;
  readonly url: string;
  /** The dates as the source words them, which is often only a year. */
  readonly publishedText: string | null;
  readonly deadlineText: string | null;
  /** Fields the source does not give, filled in for illustration and labelled 示例. */
  readonly exampleFields: readonly string[];
}

/** 技术需求: what a demander cannot solve alone, and what it pays for a solution. */
@Entity('need')
export class Need {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'uuid' }) demanderId!: string;
  @Column({ type: 'text' }) channel!: NeedChannel;
  @Column({ type: 'uuid', nullable: true }) recommenderId!: string | null;
  @Column({ type: 'uuid', nullable: true }) enteredBy!: string | null;
  /** True for paper and e-mail filings that the agency or the organiser typed in for the demander. */
  @Column() enteredOnBehalf!: boolean;
  @Column() title!: string;
  @Column() summary!: string;
  @Column() cannotSolveAlone!: string;
  @Column() scene!: string;
  @Column() field!: string;
  @Column() region!: string;
  @Column({ type: 'text' }) resultOwnership!: ResultOwnership;
  @Column({ type: 'text' }) cooperation!: Cooperation;
  @Column({ type: 'int' }) periodMonths!: number;
  @Column({ type: 'bigint', transformer: fenColumn }) totalInvestmentFen!: Fen;
  @Column({ type: 'bigint', transformer: fenColumn }) cashToTakerFen!: Fen;
  @Column({ type: 'text', nullable: true }) chainNode!: string | null;
  @Column({ type: 'text' }) priority!: Priority;
  @Column({ type: 'text' }) confidentiality!: Confidentiality;
  @Column({ type: 'jsonb', nullable: true }) sourceFacts!: SourceFacts | null;
  /** The version of the rules the need falls under, taken anew at every submission. */
  @Column({ type: 'uuid' }) rulePackId!: string;
  /** Who pledged that the need holds no state secrets, and when. */
  @Column({ type: 'uuid', nullable: true }) pledgedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) submittedAt!: Date | null;
  /** The panel of the current round of assessment. */
  @Column({ type: 'uuid', nullable: true }) panelId!: string | null;
  @Column({ type: 'bigint', nullable: true, transformer: fenColumn }) recommendedAmountFen!: Fen | null;
  @Column({ type: 'timestamptz', nullable: true }) textAcceptedAt!: Date | null;
  /** Set when the demander let the days for accepting the text pass. */
  @Column({ type: 'timestamptz', nullable: true }) textOverdueAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** One indicator of a need; its id travels unchanged to acceptance. Values are decimal texts. */
@Entity('indicator')
export class IndicatorRow {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) needId!: string;
  @Column({ type: 'int' }) position!: number;
  @Column() name!: string;
  @Column({ type: 'text' }) comparator!: Comparator;
  @Column({ type: 'text', array: true }) values!: string[];
  @Column() unit!: string;
  @Column({ type: 'text', nullable: true }) condition!: string | null;
  @Column() protocolWho!: string;
  @Column() protocolHow!: string;
  @Column({ type: 'text', nullable: true }) protocolSample!: string | null;
  @Column({ type: 'text', nullable: true }) protocolInstrument!: string | null;
  @Column({ type: 'text', nullable: true }) baseline!: string | null;
  @Column({ type: 'text', nullable: true }) bestKnown!: string | null;
  @Column({ type: 'int' }) weight!: number;
  @Column({ type: 'text' }) kind!: IndicatorKind;
  @Column() mustPass!: boolean;
}

/** What one criterion of an assessment came to, in hundredths of a point. */
export interface AssessedCriterion {
  readonly criterion: string;
  readonly hundredths: number;
}

export const ASSESSMENT_RECOMMENDATIONS = ['list', 'not_list'] as const;
export type AssessmentRecommendation = (typeof ASSESSMENT_RECOMMENDATIONS)[number];

/** The result of one round of assessment. Rows are only added. */
@Entity('need_assessment')
export class Assessment {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) needId!: string;
  @Column({ type: 'uuid' }) panelId!: string;
  @Column({ type: 'int' }) totalHundredths!: number;
  @Column({ type: 'jsonb' }) perCriterion!: readonly AssessedCriterion[];
  @Column({ type: 'text', array: true }) mustPassFailed!: string[];
  @Column({ type: 'int' }) submitted!: number;
  @Column({ type: 'int' }) quorum!: number;
  @Column({ type: 'text' }) recommendation!: AssessmentRecommendation;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
}

registerEntities(Need, IndicatorRow, Assessment);
