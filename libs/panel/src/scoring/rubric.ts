import type { ScoringCode } from './messages.js';

/** One line of the rubric in the rule pack. */
export interface Criterion {
  readonly id: string;
  /** All weights of a rubric add up to 1,000,000 ppm. */
  readonly weightPpm: number;
  /** The panel's figure for the criterion must reach the minimum, in hundredths of a point; null: not a must-pass criterion. */
  readonly mustPass: { readonly minimumHundredths: number } | null;
}

/** One expert's scores of one subject, in hundredths of a point from 0 to 10,000. */
export interface ScoreSheet {
  readonly expertId: string;
  readonly scores: readonly { readonly criterionId: string; readonly hundredths: number }[];
}

export interface ScoringError {
  readonly code: ScoringCode;
  readonly params: Readonly<Record<string, string | number>>;
}

const scorePattern = /^(?:0|[1-9]\d?|100)(?:\.\d{1,2})?$/;
const fullHundredths = 10_000;

/**
 * Reads a score from 0 to 100 with at most two decimals, such as `87.5`.
 * @returns whole hundredths of a point (8750), or null when the text is not such a score.
 */
export function parseScore(text: string): number | null {
  if (!scorePattern.test(text)) return null;
  const [points = '', fraction = ''] = text.split('.');
  const hundredths = Number(`${points}${fraction.padEnd(2, '0')}`);
  return hundredths <= fullHundredths ? hundredths : null;
}

/** @returns hundredths of a point (8750) as text with two decimals (`87.50`); negative for a shortfall. */
export function formatHundredths(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const isScore = (hundredths: number): boolean =>
  Number.isInteger(hundredths) && hundredths >= 0 && hundredths <= fullHundredths;

/** @returns every reason why the criteria cannot serve as a rubric; empty when they can. */
export function checkRubric(criteria: readonly Criterion[]): readonly ScoringError[] {
  if (criteria.length === 0) return [{ code: 'panel.rubric_empty', params: {} }];
  const errors = criteria.flatMap(({ id, weightPpm, mustPass }, index): ScoringError[] => {
    const params = { criterion: id };
    const found: ScoringError[] = [];
    if (criteria.findIndex((other) => other.id === id) < index)
      found.push({ code: 'panel.criterion_repeated', params });
    if (!Number.isInteger(weightPpm) || weightPpm < 1 || weightPpm > 1_000_000) {
      found.push({ code: 'panel.criterion_weight_malformed', params });
    }
    if (mustPass && !isScore(mustPass.minimumHundredths)) found.push({ code: 'panel.minimum_malformed', params });
    return found;
  });
  const sum = criteria.reduce((total, { weightPpm }) => total + weightPpm, 0);
  if (errors.length === 0 && sum !== 1_000_000) errors.push({ code: 'panel.weights_not_whole', params: { sum } });
  return errors;
}

/** @returns every reason why the sheet does not score each criterion exactly once; empty when it does. */
export function checkScoreSheet(criteria: readonly Criterion[], sheet: ScoreSheet): readonly ScoringError[] {
  const ids = new Set(criteria.map(({ id }) => id));
  const scored = new Set<string>();
  const errors: ScoringError[] = [];
  for (const { criterionId, hundredths } of sheet.scores) {
    const params = { criterion: criterionId };
    if (!ids.has(criterionId)) errors.push({ code: 'panel.score_unknown_criterion', params });
    else if (scored.has(criterionId)) errors.push({ code: 'panel.score_repeated', params });
    if (!isScore(hundredths)) errors.push({ code: 'panel.score_malformed', params });
    scored.add(criterionId);
  }
  for (const id of ids) if (!scored.has(id)) errors.push({ code: 'panel.score_missing', params: { criterion: id } });
  return errors;
}
