import { defineGuard, defineLifecycle, endOfShanghaiDay, localDate, type Facts } from '#platform';
import type { ProjectParties } from '#project';
import type { Milestone } from './milestone.entities.js';

export interface MilestoneFacts extends Facts {
  readonly subject: Milestone;
  readonly parties: ProjectParties;
  readonly projectState: string;
  /** Whether every milestone before it has passed or was waived. */
  readonly predecessorsDone: boolean;
  /** Names of the indicators whose target the latest report misses. */
  readonly missedTargets: readonly string[];
  /** How often the demander may ask for rectification, by the rules. */
  readonly maxRectifications: number;
  /** How many stage checks the rules allow a project, and how many it has had. */
  readonly maxStageChecks: number;
  readonly stageChecks: number;
  /** Whether this milestone has had its stage check. */
  readonly stageChecked: boolean;
}

const projectActive = defineGuard<MilestoneFacts>(
  'milestone.project_not_active',
  { zh: '项目不在实施中', en: 'The project is not active' },
  ({ projectState }) => projectState === 'active',
);

const projectEnded = defineGuard<MilestoneFacts>(
  'milestone.project_not_ended',
  { zh: '项目未终止', en: 'The project has not ended' },
  ({ projectState }) =>
    ['not_accepted', 'eliminated', 'not_placed', 'terminated', 'settling', 'tracking', 'closed'].includes(projectState),
);

const predecessorsDone = defineGuard<MilestoneFacts>(
  'milestone.predecessor_open',
  { zh: '前一里程碑尚未通过', en: 'A milestone before it has not passed yet' },
  (facts) => facts.predecessorsDone,
);

const overdue = defineGuard<MilestoneFacts>(
  'milestone.not_due',
  { zh: '尚未到期', en: 'It is not due yet' },
  ({ subject }, { now }) => now >= dueInstant(subject),
);

const targetsMet = defineGuard<MilestoneFacts>(
  'milestone.targets_missed',
  { zh: '阶段指标未达到：{indicators}', en: 'These targets are not met: {indicators}' },
  ({ missedTargets }) => missedTargets.length === 0 || { indicators: missedTargets.join('、') },
);

const rectificationLeft = defineGuard<MilestoneFacts>(
  'milestone.rectified_already',
  { zh: '整改次数已用完（至多 {most} 次）', en: 'It may be rectified {most} time(s) only' },
  ({ subject, maxRectifications }) => subject.rectifications < maxRectifications || { most: maxRectifications },
);

const isMidterm = defineGuard<MilestoneFacts>(
  'milestone.not_midterm',
  { zh: '只有中期里程碑接受阶段检查', en: 'Only the mid-term milestone has a stage check' },
  ({ subject }) => subject.kind === 'midterm',
);

const notStageChecked = defineGuard<MilestoneFacts>(
  'milestone.stage_checked_already',
  { zh: '该里程碑已作阶段检查', en: 'The milestone has had its stage check' },
  ({ stageChecked }) => !stageChecked,
);

const stageCheckLeft = defineGuard<MilestoneFacts>(
  'milestone.stage_checks_used_up',
  { zh: '政府阶段检查至多 {most} 次', en: 'A project has at most {most} stage check(s)' },
  ({ stageChecks, maxStageChecks }) => stageChecks < maxStageChecks || { most: maxStageChecks },
);

/** The instant from which on a milestone, or its rectification, is late. */
export const dueInstant = ({ dueOn, rectifyBy }: Pick<Milestone, 'dueOn' | 'rectifyBy'>): Date =>
  endOfShanghaiDay(localDate(rectifyBy ?? dueOn));

/** 里程碑: reported by the taker, checked by the demander; the government looks at the mid-term (domain.md section 3). */
export const milestoneLifecycle = defineLifecycle<MilestoneFacts>()({
  name: 'milestone',
  table: 'milestone',
  label: { zh: '里程碑', en: 'Milestone' },
  initial: 'planned',
  states: {
    planned: { zh: '计划中', en: 'Planned' },
    active: { zh: '进行中', en: 'Active' },
    overdue: { zh: '已逾期', en: 'Overdue' },
    submitted: { zh: '已提交', en: 'Submitted' },
    checking: { zh: '核验中', en: 'Being checked' },
    rectify: { zh: '整改中', en: 'Being rectified' },
    not_met: { zh: '未达到', en: 'Not met' },
    passed: { zh: '已通过', en: 'Passed', final: true },
    waived: { zh: '已豁免', en: 'Waived', final: true },
    superseded: { zh: '已失效', en: 'Superseded', final: true },
  },
  actions: {
    activate: {
      zh: '启动',
      en: 'Activate',
      from: ['planned'],
      to: 'active',
      permission: 'milestone.activate',
      guards: [predecessorsDone],
      emits: 'milestone.activated',
    },
    mark_overdue: {
      zh: '记录逾期',
      en: 'Mark overdue',
      from: ['active', 'rectify'],
      to: 'overdue',
      permission: 'milestone.mark_overdue',
      guards: [overdue],
      emits: 'milestone.overdue',
    },
    submit: {
      zh: '提交报告',
      en: 'Submit the report',
      from: ['active', 'overdue', 'rectify'],
      to: 'submitted',
      permission: 'milestone.submit',
      guards: [projectActive],
      emits: 'milestone.submitted',
    },
    start_check: {
      zh: '开始核验',
      en: 'Start the check',
      from: ['submitted'],
      to: 'checking',
      permission: 'milestone.check',
      guards: [projectActive],
      emits: 'milestone.check_started',
    },
    pass: {
      zh: '通过',
      en: 'Pass',
      from: ['checking'],
      to: 'passed',
      permission: 'milestone.check',
      guards: [projectActive, targetsMet],
      emits: 'milestone.passed',
    },
    rectify: {
      zh: '要求整改',
      en: 'Ask for rectification',
      from: ['checking'],
      to: 'rectify',
      permission: 'milestone.check',
      guards: [projectActive, rectificationLeft],
      reason: 'required',
      emits: 'milestone.rectification_asked',
    },
    mark_not_met: {
      zh: '认定未达到',
      en: 'Find it not met',
      from: ['checking'],
      to: 'not_met',
      permission: 'milestone.check',
      guards: [projectActive],
      reason: 'required',
      emits: 'milestone.not_met',
    },
    order_rectification: {
      zh: '责令整改',
      en: 'Order rectification',
      from: ['not_met'],
      to: 'rectify',
      permission: 'milestone.decide',
      guards: [projectActive],
      reason: 'required',
      emits: 'milestone.rectification_asked',
    },
    waive: {
      zh: '豁免',
      en: 'Waive',
      from: ['not_met'],
      to: 'waived',
      permission: 'milestone.decide',
      guards: [projectActive],
      reason: 'required',
      emits: 'milestone.waived',
    },
    supersede: {
      zh: '失效',
      en: 'Supersede',
      from: ['planned', 'active', 'overdue', 'submitted', 'checking', 'rectify', 'not_met'],
      to: 'superseded',
      permission: 'milestone.supersede',
      guards: [projectEnded],
      reason: 'required',
      emits: 'milestone.superseded',
    },
    shift: {
      zh: '顺延',
      en: 'Move its date',
      from: ['planned', 'active', 'overdue', 'submitted', 'checking', 'rectify', 'not_met'],
      to: 'same',
      permission: 'milestone.shift',
      emits: 'milestone.shifted',
    },
    confirm_midterm: {
      zh: '确认中期检查',
      en: 'Confirm the mid-term',
      from: ['passed'],
      to: 'same',
      permission: 'milestone.confirm_midterm',
      guards: [projectActive, isMidterm, notStageChecked, stageCheckLeft],
      emits: 'milestone.midterm_passed',
    },
  },
});

export type MilestoneState = keyof typeof milestoneLifecycle.states;

/** States in which nothing more is expected of a milestone. */
export const DONE_MILESTONE_STATES: readonly MilestoneState[] = ['passed', 'waived'];
