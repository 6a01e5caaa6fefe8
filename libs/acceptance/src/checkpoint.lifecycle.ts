import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Checkpoint, CheckpointItem } from './checkpoint.entities.js';

/** A racer as far as a checkpoint asks. */
export interface RacerStanding {
  readonly projectId: string;
  readonly number: string;
  readonly state: string;
  /** Whether the milestone of the stage has passed or was waived. */
  readonly stageDone: boolean;
}

export interface CheckpointFacts extends Facts {
  readonly subject: Checkpoint;
  readonly items: readonly CheckpointItem[];
  /** Who is in the race now. */
  readonly racers: readonly RacerStanding[];
  /** Awards of the challenge whose agreement is not signed yet. */
  readonly contracting: number;
}

const anotherPerson = defineGuard<CheckpointFacts>(
  'checkpoint.same_person',
  { zh: '须由拟稿人以外的人审批', en: 'Somebody other than who drafted it must approve it' },
  ({ subject }, { actor }) => subject.draftedBy !== actor.userId,
);

const racersUnchanged = defineGuard<CheckpointFacts>(
  'checkpoint.racers_changed',
  { zh: '在赛方已有变化，请退回重拟', en: 'The racers are not those it was drafted for; return it and draft it again' },
  ({ items, racers }) =>
    items.length === racers.length &&
    racers.every(({ projectId }) => items.some((item) => item.projectId === projectId)),
);

const allSigned = defineGuard<CheckpointFacts>(
  'checkpoint.contracting_open',
  { zh: '尚有 {count} 家未签约', en: '{count} racer(s) have not signed their agreement yet' },
  ({ contracting }) => contracting === 0 || { count: contracting },
);

const stageReached = defineGuard<CheckpointFacts>(
  'checkpoint.stage_not_passed',
  { zh: '{racers} 未通过本赛段里程碑，不能晋级', en: '{racers} has not passed the milestone and cannot go on' },
  ({ items, racers }) => {
    const behind = racers.filter(
      ({ projectId, stageDone }) =>
        !stageDone && items.some((item) => item.projectId === projectId && item.verdict === 'advances'),
    );
    return behind.length === 0 || { racers: behind.map(({ number }) => number).join('、') };
  },
);

const noneBeingAccepted = defineGuard<CheckpointFacts>(
  'checkpoint.acceptance_open',
  { zh: '{racers} 正在验收，结论后再定', en: '{racers} is being accepted; wait for the conclusion' },
  ({ racers }) => {
    const open = racers.filter(({ state }) => state === 'accepting');
    return open.length === 0 || { racers: open.map(({ number }) => number).join('、') };
  },
);

const placedAreAccepted = defineGuard<CheckpointFacts>(
  'checkpoint.placed_not_accepted',
  { zh: '{racers} 未通过验收，不能排定名次', en: '{racers} is not accepted and cannot be placed' },
  ({ items, racers }) => {
    const wrong = racers.filter(
      ({ projectId, state }) =>
        state !== 'accepted' && items.some((item) => item.projectId === projectId && item.verdict === 'placed'),
    );
    return wrong.length === 0 || { racers: wrong.map(({ number }) => number).join('、') };
  },
);

/** 赛段考核: with its approval racers are out, go on, or are placed (domain.md section 2, race). */
export const checkpointLifecycle = defineLifecycle<CheckpointFacts>()({
  name: 'checkpoint',
  table: 'checkpoint',
  label: { zh: '赛段考核', en: 'Checkpoint' },
  initial: 'drafted',
  states: {
    drafted: { zh: '待审批', en: 'Drafted' },
    approved: { zh: '已批准', en: 'Approved', final: true },
    returned: { zh: '已退回', en: 'Returned', final: true },
  },
  actions: {
    approve: {
      zh: '批准',
      en: 'Approve',
      from: ['drafted'],
      to: 'approved',
      permission: 'checkpoint.approve',
      guards: [anotherPerson, racersUnchanged, allSigned, stageReached, noneBeingAccepted, placedAreAccepted],
      emits: 'checkpoint.approved',
    },
    return: {
      zh: '退回',
      en: 'Return',
      from: ['drafted'],
      to: 'returned',
      permission: 'checkpoint.return',
      guards: [anotherPerson],
      reason: 'required',
      emits: 'checkpoint.returned',
    },
  },
});

export type CheckpointState = keyof typeof checkpointLifecycle.states;
