import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities, type Params } from '#platform';
import type { CompletionOutcome } from './completion/index.js';

export const ACCEPTANCE_OUTCOMES = ['passed', 're_review', 'failed'] as const satisfies readonly CompletionOutcome[];

/** What the demander says at the meeting. */
export const OPINION_VERDICTS = ['accept', 're_review', 'not_accept'] as const;
export type OpinionVerdict = (typeof OPINION_VERDICTS)[number];

/** Who measured: the assessor the officer named, or the demander itself. */
export const MEASURERS = ['third_party', 'demander'] as const;
export type Measurer = (typeof MEASURERS)[number];

/** Why an outcome is not `passed`, as a code and its numbers. */
export interface OutcomeReason {
  readonly code: string;
  readonly params: Params;
}

/** 验收: one round of it. A re-review is another row with the next round number. */
@Entity('acceptance')
export class Acceptance {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'text', nullable: true }) outcome!: CompletionOutcome | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'uuid' }) projectId!: string;
  /** 1 for the first, 2 for the first re-review … */
  @Column({ type: 'int' }) round!: number;
  @Column({ type: 'uuid' }) rulePackId!: string;
  @Column({ type: 'uuid' }) demanderId!: string;
  @Column({ type: 'uuid' }) takerId!: string;
  @Column({ type: 'uuid', nullable: true }) assessorId!: string | null;
  /** What the taker says it has reached. */
  @Column({ type: 'text' }) statement!: string;
  @Column({ type: 'uuid', nullable: true }) requestedBy!: string | null;
  @Column({ type: 'date', nullable: true }) meetingOn!: string | null;
  @Column({ type: 'text', nullable: true }) meetingPlace!: string | null;
  @Column({ type: 'text', array: true, nullable: true }) attendees!: string[] | null;
  @Column({ type: 'text', nullable: true }) minutes!: string | null;
  @Column({ type: 'text', nullable: true }) opinionVerdict!: OpinionVerdict | null;
  @Column({ type: 'text', nullable: true }) opinion!: string | null;
  @Column({ type: 'uuid', nullable: true }) opinionBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) opinionAt!: Date | null;
  @Column({ type: 'int', nullable: true }) completionPpm!: number | null;
  @Column({ type: 'jsonb', nullable: true }) outcomeReasons!: readonly OutcomeReason[] | null;
  @Column({ type: 'uuid', nullable: true }) concludedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) concludedAt!: Date | null;
  /** The last day on which another round can be asked for; set with the outcome `re_review`. */
  @Column({ type: 'date', nullable: true }) reReviewUntil!: string | null;
  /** When that day went by unused, and the project was not accepted for it. */
  @Column({ type: 'timestamptz', nullable: true }) reReviewLapsedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** One line of the computation as it was concluded; its sums are the conclusion. */
@Entity('acceptance_line')
export class AcceptanceLine {
  @PrimaryColumn('uuid') acceptanceId!: string;
  @PrimaryColumn('uuid') indicatorId!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'int' }) weight!: number;
  @Column() mustPass!: boolean;
  @Column({ type: 'text', nullable: true }) measured!: string | null;
  @Column({ type: 'text', nullable: true }) measuredBy!: Measurer | null;
  @Column() met!: boolean;
  @Column({ type: 'int' }) creditPpm!: number;
}

/** 检测报告: what one measurer found on one day. Reports are added, never changed; a later one of the same measurer prevails. */
@Entity('test_report')
export class TestReport {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) acceptanceId!: string;
  @Column({ type: 'text' }) measuredBy!: Measurer;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column({ type: 'text', nullable: true }) reportNumber!: string | null;
  @Column({ type: 'date' }) testedOn!: string;
  @Column({ type: 'uuid', nullable: true }) reportedBy!: string | null;
  @Column({ type: 'timestamptz' }) reportedAt!: Date;
}

@Entity('test_measurement')
export class TestMeasurement {
  @PrimaryColumn('uuid') reportId!: string;
  @PrimaryColumn('uuid') indicatorId!: string;
  /** In the indicator's unit, or `pass` / `fail`; null when it could not be measured, which counts as not met. */
  @Column({ type: 'text', nullable: true }) value!: string | null;
  @Column({ type: 'text' }) method!: string;
}

registerEntities(Acceptance, AcceptanceLine, TestReport, TestMeasurement);
