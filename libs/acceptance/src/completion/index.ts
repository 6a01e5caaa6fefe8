export {
  computeCompletion,
  type Completion,
  type CompletionOutcome,
  type CompletionRow,
  type CompletionRules,
  type Measurement,
} from './compute-completion.js';
export { messages as completionMessages, type CompletionReasonCode } from './messages.js';
