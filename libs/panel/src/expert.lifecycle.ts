import { defineLifecycle, type Facts } from '#platform';
import type { Expert } from './panel.entities.js';

export interface ExpertFacts extends Facts {
  readonly subject: Expert;
}

/** A person in the pool of experts. Only active experts are drawn; a removed one does not come back. */
export const expertLifecycle = defineLifecycle<ExpertFacts>()({
  name: 'expert',
  table: 'expert',
  label: { zh: '评审专家', en: 'Expert' },
  initial: 'active',
  states: {
    active: { zh: '在库', en: 'Active' },
    suspended: { zh: '暂停', en: 'Suspended' },
    removed: { zh: '出库', en: 'Removed', final: true },
  },
  actions: {
    edit: { zh: '修改', en: 'Edit', from: ['active', 'suspended'], to: 'same', permission: 'expert.edit' },
    suspend: {
      zh: '暂停',
      en: 'Suspend',
      from: ['active'],
      to: 'suspended',
      permission: 'expert.suspend',
      reason: 'required',
    },
    reinstate: { zh: '恢复', en: 'Reinstate', from: ['suspended'], to: 'active', permission: 'expert.suspend' },
    remove: {
      zh: '出库',
      en: 'Remove',
      from: ['active', 'suspended'],
      to: 'removed',
      permission: 'expert.suspend',
      reason: 'required',
    },
  },
});
