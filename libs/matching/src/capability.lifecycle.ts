import { defineLifecycle, type Facts } from '#platform';
import type { Capability } from './capability.entity.js';

export interface CapabilityFacts extends Facts {
  readonly subject: Capability;
}

/** An entry of the register is its owner's: kept up to date, and taken out when it no longer holds. */
export const capabilityLifecycle = defineLifecycle<CapabilityFacts>()({
  name: 'capability',
  table: 'capability',
  label: { zh: '能力登记', en: 'Capability' },
  initial: 'active',
  states: {
    active: { zh: '有效', en: 'Active' },
    withdrawn: { zh: '已撤出', en: 'Withdrawn', final: true },
  },
  actions: {
    edit: { zh: '修改', en: 'Edit', from: ['active'], to: 'same', permission: 'capability.edit' },
    withdraw: {
      zh: '撤出',
      en: 'Withdraw',
      from: ['active'],
      to: 'withdrawn',
      permission: 'capability.edit',
      reason: 'optional',
    },
  },
});
