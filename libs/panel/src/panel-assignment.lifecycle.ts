import { defineLifecycle, type Facts } from '#platform';
import type { PanelAssignment } from './panel.entities.js';

export interface PanelAssignmentFacts extends Facts {
  readonly subject: PanelAssignment;
}

/** States in which the expert may read the content of what the panel judges. */
export const READING_STATES = ['accepted', 'scoring', 'submitted'] as const;

/** States in which the seat is taken. */
export const SEATED_STATES = ['invited', ...READING_STATES] as const;

/**
 * The seat of one expert. Content is shown after accepting, which declares that there is no conflict; a recusal comes
 * before the first score (domain.md section 3, Panel / Assignment). A vacated seat is filled from the reserves.
 */
export const panelAssignmentLifecycle = defineLifecycle<PanelAssignmentFacts>()({
  name: 'panel_assignment',
  table: 'panel_assignment',
  label: { zh: '评审任务', en: 'Panel assignment' },
  initial: 'invited',
  states: {
    invited: { zh: '已邀请', en: 'Invited' },
    accepted: { zh: '已接受', en: 'Accepted' },
    scoring: { zh: '评分中', en: 'Scoring' },
    submitted: { zh: '已提交', en: 'Submitted', final: true },
    declined: { zh: '已谢绝', en: 'Declined', final: true },
    recused: { zh: '已回避', en: 'Recused', final: true },
    replaced: { zh: '已更换', en: 'Replaced', final: true },
    released: { zh: '已解除', en: 'Released', final: true },
  },
  actions: {
    accept: {
      zh: '接受并声明无利益冲突',
      en: 'Accept and declare no conflict',
      from: ['invited'],
      to: 'accepted',
      permission: 'panel.accept',
    },
    decline: {
      zh: '谢绝',
      en: 'Decline',
      from: ['invited'],
      to: 'declined',
      permission: 'panel.decline',
      reason: 'required',
      emits: 'panel.seat_vacated',
    },
    recuse: {
      zh: '回避',
      en: 'Recuse',
      from: ['invited', 'accepted'],
      to: 'recused',
      permission: 'panel.recuse',
      reason: 'required',
      emits: 'panel.seat_vacated',
    },
    save: {
      zh: '暂存评分',
      en: 'Save scores',
      from: ['accepted', 'scoring'],
      to: 'scoring',
      permission: 'panel.score',
    },
    score: {
      zh: '提交评分',
      en: 'Hand in the scores',
      from: ['accepted', 'scoring'],
      to: 'submitted',
      permission: 'panel.score',
      emits: 'panel.scores_submitted',
    },
    replace: {
      zh: '更换专家',
      en: 'Replace the expert',
      from: ['invited', 'accepted', 'scoring'],
      to: 'replaced',
      permission: 'panel.replace',
      reason: 'required',
      emits: 'panel.seat_vacated',
    },
    release: {
      zh: '解除任务',
      en: 'Release',
      from: ['invited', 'accepted', 'scoring'],
      to: 'released',
      permission: 'panel.dissolve',
      reason: 'required',
    },
  },
});
