export {
  aggregateScores,
  type AggregatedScores,
  type Aggregation,
  type AggregationRequest,
  type CriterionResult,
  type Dispersion,
  type Dissent,
} from './aggregate-scores.js';
export { messages as scoringMessages, type ScoringCode } from './messages.js';
export { rank, type RankedEntry, type RankingEntry, type RankingRules, type TieBreak } from './rank.js';
export {
  checkRubric,
  checkScoreSheet,
  formatHundredths,
  parseScore,
  type Criterion,
  type ScoreSheet,
  type ScoringError,
} from './rubric.js';
