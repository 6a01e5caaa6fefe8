import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { SelectionRules } from '#programme';
import type { Decision, DecisionItem, DemanderOpinion } from './selection.entities.js';

export interface DecisionFacts extends Facts {
  readonly subject: Decision;
  readonly challengeState: string;
  readonly items: readonly DecisionItem[];
  /** Proposals that may still be chosen: ranked for an initial decision, valid reserves for a replacement. */
  readonly candidateIds: ReadonlySet<string>;
  /** Award slots of the challenge that a live award holds. */
  readonly takenSlots: readonly number[];
  readonly demanderVoice: SelectionRules['demanderVoice'];
  /** The latest word of the demander; null when it has said nothing. */
  readonly opinion: DemanderOpinion | null;
}

const selectedOf = (facts: DecisionFacts): readonly DecisionItem[] =>
  facts.items.filter(({ result }) => result === 'selected');

const anotherPerson = defineGuard<DecisionFacts>(
  'decision.same_person',
  { zh: '须由拟稿人以外的人审批', en: 'Somebody other than who drafted the decision must approve it' },
  ({ subject }, { actor }) => subject.draftedBy !== actor.userId,
);

const challengeUndecided = defineGuard<DecisionFacts>(
  'decision.challenge_not_open_to_it',
  { zh: '榜题当前状态“{state}”不允许此项审定', en: 'The challenge is {state}: this decision cannot be taken' },
  ({ subject, challengeState }) =>
    challengeState === (subject.kind === 'initial' ? 'evaluating' : 'decided') || {
      lifecycle: 'challenge',
      state: challengeState,
    },
);

const slotsFree = defineGuard<DecisionFacts>(
  'award.slot_taken',
  { zh: '该榜题的此名额已有中榜者', en: 'This award slot of the challenge is taken' },
  (facts) => selectedOf(facts).every(({ awardSlot }) => awardSlot !== null && !facts.takenSlots.includes(awardSlot)),
);

const candidatesStand = defineGuard<DecisionFacts>(
  'decision.candidate_gone',
  { zh: '有拟中榜申请已不在候选之列', en: 'A selected proposal is no candidate any more' },
  (facts) => selectedOf(facts).every(({ proposalId }) => facts.candidateIds.has(proposalId)),
);

const demanderHeard = defineGuard<DecisionFacts>(
  'decision.demander_not_heard',
  {
    zh: '规则赋予需求方“{voice}”权，拟中榜申请与其意见不符',
    en: 'The rules give the demander a say ({voice}), and it has not named the selected proposals',
  },
  (facts) => {
    const { demanderVoice: voice, opinion } = facts;
    if (facts.subject.kind === 'replacement' || voice === 'none' || voice === 'opinion') return true;
    const named = new Set(opinion?.proposalIds ?? []);
    const selected = selectedOf(facts);
    const allNamed = selected.every(({ proposalId }) => named.has(proposalId));
    const nothingElse = voice === 'consent' || named.size === selected.length;
    return (allNamed && nothingElse) || { voice };
  },
);

/** 审定: drafted by an officer, approved or returned by another person. A returned draft stays on record. */
export const decisionLifecycle = defineLifecycle<DecisionFacts>()({
  name: 'decision',
  table: 'decision',
  label: { zh: '审定', en: 'Decision' },
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
      permission: 'decision.approve',
      guards: [anotherPerson, challengeUndecided, slotsFree, candidatesStand, demanderHeard],
      emits: 'decision.approved',
    },
    return: {
      zh: '退回',
      en: 'Return',
      from: ['drafted'],
      to: 'returned',
      permission: 'decision.return',
      reason: 'required',
      emits: 'decision.returned',
    },
  },
});
