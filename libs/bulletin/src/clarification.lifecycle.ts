import { defineLifecycle, type Facts } from '#platform';
import type { Clarification } from './bulletin.entities.js';

export interface ClarificationFacts extends Facts {
  readonly subject: Clarification;
}

/** 答疑: asked while the window is open; the answer is public, a question that cannot be answered is declined. */
export const clarificationLifecycle = defineLifecycle<ClarificationFacts>()({
  name: 'clarification',
  table: 'clarification',
  label: { zh: '答疑', en: 'Clarification' },
  initial: 'asked',
  states: {
    asked: { zh: '待答复', en: 'Asked' },
    answered: { zh: '已答复', en: 'Answered', final: true },
    declined: { zh: '不予答复', en: 'Declined', final: true },
  },
  actions: {
    answer: {
      zh: '答复',
      en: 'Answer',
      from: ['asked'],
      to: 'answered',
      permission: 'clarification.answer',
      emits: 'clarification.answered',
    },
    decline: {
      zh: '不予答复',
      en: 'Decline',
      from: ['asked'],
      to: 'declined',
      permission: 'clarification.decline',
      reason: 'required',
      emits: 'clarification.declined',
    },
  },
});
