import { defineMessages, messageOf, type Text } from '#platform';
import type { TrancheTrigger } from '#programme';

const TRIGGERS = {
  'disbursement.trigger.agreement_effective': { zh: '任务书生效', en: 'The agreement takes effect' },
  'disbursement.trigger.instalment_verified': {
    zh: '第 {number} 期自筹资金全部核实',
    en: 'Instalment {number} is wholly verified',
  },
  'disbursement.trigger.milestone_passed': { zh: '第 {number} 个里程碑通过', en: 'Milestone {number} has passed' },
  'disbursement.trigger.midterm_passed': { zh: '中期检查通过', en: 'The mid-term check has passed' },
  'disbursement.trigger.acceptance_passed': { zh: '验收通过', en: 'Acceptance has passed' },
} satisfies Readonly<Record<`disbursement.trigger.${TrancheTrigger['kind']}`, Text>>;

defineMessages(TRIGGERS);

/** What a tranche waits for, in words. */
export function triggerText(trigger: TrancheTrigger): Text {
  const number =
    trigger.kind === 'instalment_verified'
      ? trigger.instalment
      : trigger.kind === 'milestone_passed'
        ? trigger.milestone
        : null;
  return messageOf(`disbursement.trigger.${trigger.kind}`, number === null ? {} : { number });
}
