import { defineGuard, defineLifecycle, endOfShanghaiDay, localDate, type Facts, type Parties } from '#platform';
import type { Project } from './project.entities.js';

export interface ProjectParties extends Parties {
  readonly demander: string;
  readonly taker: string;
  readonly agency: string;
  readonly organiser: string | null;
  readonly programmeId: string;
}

export interface ProjectFacts extends Facts {
  readonly subject: Project;
  readonly parties: ProjectParties;
  readonly agreementState: string;
}

const agreementEffective = defineGuard<ProjectFacts>(
  'project.agreement_not_effective',
  { zh: '任务书尚未经三方签署生效', en: 'The agreement is not signed by all three parties yet' },
  ({ agreementState }) => agreementState === 'effective',
);

const trackingOver = defineGuard<ProjectFacts>(
  'project.still_tracked',
  { zh: '跟踪期未满（至 {until}）', en: 'The project is tracked until {until}' },
  ({ subject }, { now }) =>
    subject.trackedUntil === null ||
    now >= endOfShanghaiDay(localDate(subject.trackedUntil)) || { until: subject.trackedUntil },
);

/** 攻关项目: contracted, worked on, accepted, settled, tracked (domain.md section 3). */
export const projectLifecycle = defineLifecycle<ProjectFacts>()({
  name: 'project',
  table: 'project',
  label: { zh: '攻关项目', en: 'Project' },
  initial: 'contracting',
  states: {
    contracting: { zh: '签约中', en: 'Contracting' },
    active: { zh: '实施中', en: 'Active' },
    suspended: { zh: '已暂停', en: 'Suspended' },
    accepting: { zh: '验收中', en: 'Being accepted' },
    accepted: { zh: '通过验收', en: 'Accepted' },
    not_accepted: { zh: '未通过验收', en: 'Not accepted' },
    eliminated: { zh: '已淘汰', en: 'Eliminated' },
    not_placed: { zh: '未入围', en: 'Not placed' },
    terminated: { zh: '已终止', en: 'Terminated' },
    settling: { zh: '结算中', en: 'Settling' },
    tracking: { zh: '跟踪中', en: 'Tracked' },
    closed: { zh: '已结项', en: 'Closed', final: true },
    lapsed: { zh: '逾期未签约', en: 'Lapsed', final: true },
  },
  actions: {
    activate: {
      zh: '启动',
      en: 'Activate',
      from: ['contracting'],
      to: 'active',
      permission: 'project.activate',
      guards: [agreementEffective],
      emits: 'project.activated',
    },
    lapse: {
      zh: '终止签约',
      en: 'Lapse',
      from: ['contracting'],
      to: 'lapsed',
      permission: 'project.lapse',
      reason: 'required',
      emits: 'project.lapsed',
    },
    suspend: {
      zh: '暂停',
      en: 'Suspend',
      from: ['active'],
      to: 'suspended',
      permission: 'project.suspend',
      reason: 'required',
      emits: 'project.suspended',
    },
    resume: {
      zh: '恢复实施',
      en: 'Resume',
      from: ['suspended'],
      to: 'active',
      permission: 'project.suspend',
      reason: 'required',
      emits: 'project.resumed',
    },
    terminate: {
      zh: '终止',
      en: 'Terminate',
      from: ['active', 'suspended', 'accepting'],
      to: 'terminated',
      permission: 'project.terminate',
      reason: 'required',
      emits: 'project.terminated',
    },
    begin_accepting: {
      zh: '进入验收',
      en: 'Begin acceptance',
      from: ['active'],
      to: 'accepting',
      permission: 'project.begin_accepting',
      emits: 'project.accepting',
    },
    return_to_active: {
      zh: '退回实施',
      en: 'Return to work',
      from: ['accepting'],
      to: 'active',
      permission: 'project.return_to_active',
      reason: 'required',
      emits: 'project.returned_to_active',
    },
    mark_accepted: {
      zh: '通过验收',
      en: 'Accept',
      from: ['accepting'],
      to: 'accepted',
      permission: 'project.mark_accepted',
      emits: 'project.accepted',
    },
    mark_not_accepted: {
      zh: '不通过验收',
      en: 'Do not accept',
      from: ['accepting'],
      to: 'not_accepted',
      permission: 'project.mark_not_accepted',
      reason: 'required',
      emits: 'project.not_accepted',
    },
    place: {
      zh: '排定名次',
      en: 'Place',
      from: ['accepted'],
      to: 'same',
      permission: 'project.place',
      emits: 'project.placed',
    },
    eliminate: {
      zh: '淘汰',
      en: 'Eliminate',
      from: ['active', 'suspended'],
      to: 'eliminated',
      permission: 'project.eliminate',
      reason: 'required',
      emits: 'project.eliminated',
    },
    mark_not_placed: {
      zh: '未入围',
      en: 'Do not place',
      from: ['active', 'suspended', 'accepted'],
      to: 'not_placed',
      permission: 'project.place',
      reason: 'required',
      emits: 'project.not_placed',
    },
    start_settling: {
      zh: '开始结算',
      en: 'Start the settlement',
      from: ['accepted', 'not_accepted', 'eliminated', 'not_placed', 'terminated'],
      to: 'settling',
      permission: 'project.start_settling',
      emits: 'project.settling',
    },
    finish_settlement: {
      zh: '完成结算',
      en: 'Finish the settlement',
      from: ['settling'],
      to: 'tracking',
      permission: 'project.finish_settlement',
      emits: 'project.settled',
    },
    close: {
      zh: '结项',
      en: 'Close',
      from: ['tracking'],
      to: 'closed',
      permission: 'project.close',
      guards: [trackingOver],
      emits: 'project.closed',
    },
  },
});

export type ProjectState = keyof typeof projectLifecycle.states;
