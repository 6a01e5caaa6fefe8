/** Why an acceptance is not passed. Placeholders `{name}` are filled from the reason's params. */
export const messages = {
  'acceptance.must_pass_failed': {
    zh: '有 {count} 项必须达到的指标未达到',
    en: '{count} must-pass indicator(s) are not met',
  },
  'acceptance.completion_below_pass': {
    zh: '完成率 {completion} 低于通过线 {passAt}，可复验',
    en: 'Completion {completion} is below the pass line {passAt}; a re-review is possible',
  },
  'acceptance.completion_below_re_review': {
    zh: '完成率 {completion} 低于复验线 {reReviewAt}',
    en: 'Completion {completion} is below the re-review line {reReviewAt}',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type CompletionReasonCode = keyof typeof messages;
