import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Contribution } from './disbursement.entities.js';

export interface ContributionFacts extends Facts {
  readonly subject: Contribution;
  readonly projectState: string;
  /** The final settlement is computed: what it counted is fixed. */
  readonly moneySettled: boolean;
}

const projectOpen = defineGuard<ContributionFacts>(
  'contribution.project_closed',
  { zh: '项目已结算，投入不再增减', en: 'The project’s money is settled; nothing is added or taken back any more' },
  ({ projectState, moneySettled }) => !moneySettled && !['tracking', 'closed'].includes(projectState),
);

const anotherPerson = defineGuard<ContributionFacts>(
  'contribution.same_person',
  { zh: '须由申报人以外的人核实', en: 'Somebody other than who declared it must verify it' },
  ({ subject }, { actor }) => subject.declaredBy !== actor.userId,
);

/** 投入: declared and submitted with its voucher, verified by the agency's finance officer. Only verified own money counts. */
export const contributionLifecycle = defineLifecycle<ContributionFacts>()({
  name: 'contribution',
  table: 'contribution',
  label: { zh: '投入', en: 'Contribution' },
  initial: 'declared',
  states: {
    declared: { zh: '已申报', en: 'Declared' },
    submitted: { zh: '待核实', en: 'Submitted' },
    queried: { zh: '待补正', en: 'Queried' },
    verified: { zh: '已核实', en: 'Verified' },
    rejected: { zh: '不予认定', en: 'Rejected', final: true },
    reversed: { zh: '已冲销', en: 'Reversed', final: true },
  },
  actions: {
    edit: { zh: '修改', en: 'Edit', from: ['declared', 'queried'], to: 'same', permission: 'contribution.declare' },
    submit: {
      zh: '提交核实',
      en: 'Submit',
      from: ['declared', 'queried'],
      to: 'submitted',
      permission: 'contribution.declare',
      guards: [projectOpen],
      emits: 'contribution.submitted',
    },
    verify: {
      zh: '核实',
      en: 'Verify',
      from: ['submitted'],
      to: 'verified',
      permission: 'contribution.verify',
      guards: [projectOpen, anotherPerson],
      emits: 'contribution.verified',
    },
    query: {
      zh: '退回补正',
      en: 'Ask back',
      from: ['submitted'],
      to: 'queried',
      permission: 'contribution.verify',
      reason: 'required',
      emits: 'contribution.queried',
    },
    reject: {
      zh: '不予认定',
      en: 'Reject',
      from: ['declared', 'submitted', 'queried'],
      to: 'rejected',
      permission: 'contribution.verify',
      reason: 'required',
      emits: 'contribution.rejected',
    },
    reverse: {
      zh: '冲销',
      en: 'Reverse',
      from: ['verified'],
      to: 'reversed',
      permission: 'contribution.reverse',
      guards: [projectOpen],
      reason: 'required',
      emits: 'contribution.reversed',
    },
  },
});
