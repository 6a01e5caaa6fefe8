import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Programme } from './programme.entities.js';

export interface ProgrammeFacts extends Facts {
  readonly subject: Programme;
  /** How many things of the programme are still on their way. */
  readonly openItems: number;
}

const hasRulePack = defineGuard<ProgrammeFacts>(
  'programme.no_rule_pack',
  { zh: '请先制定规则包', en: 'Give the programme a rule pack first' },
  ({ subject }) => subject.rulePackId !== null,
);

const anotherPerson = defineGuard<ProgrammeFacts>(
  'programme.same_person',
  { zh: '须由创建人以外的人启用', en: 'Somebody other than who created it must activate it' },
  ({ subject }, { actor }) => subject.createdBy !== actor.userId,
);

const nothingOpen = defineGuard<ProgrammeFacts>(
  'programme.open_items',
  { zh: '尚有 {count} 项在办事项', en: '{count} items are still on their way' },
  ({ openItems }) => (openItems === 0 ? true : { count: openItems }),
);

/** A programme and its rules: drafted by an officer, put in force by another person, closed when all is done. */
export const programmeLifecycle = defineLifecycle<ProgrammeFacts>()({
  name: 'programme',
  table: 'programme',
  label: { zh: '计划', en: 'Programme' },
  initial: 'draft',
  states: {
    draft: { zh: '筹备', en: 'Draft' },
    active: { zh: '实施', en: 'Active' },
    closed: { zh: '结束', en: 'Closed', final: true },
  },
  actions: {
    set_rules: {
      zh: '制定规则包',
      en: 'Set the rules',
      from: ['draft', 'active'],
      to: 'same',
      permission: 'programme.edit',
      emits: 'programme.rules_set',
    },
    activate: {
      zh: '启用',
      en: 'Activate',
      from: ['draft'],
      to: 'active',
      permission: 'programme.activate',
      guards: [hasRulePack, anotherPerson],
      emits: 'programme.activated',
    },
    close: {
      zh: '结束',
      en: 'Close',
      from: ['active'],
      to: 'closed',
      permission: 'programme.close',
      guards: [nothingOpen],
      reason: 'required',
      emits: 'programme.closed',
    },
  },
});
