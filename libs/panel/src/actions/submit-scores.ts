import { invalid, transition, type FieldError, type Tx } from '#platform';
import type { Panel, PanelAssignment, PanelEntry, PanelScore } from '../panel.entities.js';
import { panelAssignmentLifecycle } from '../panel-assignment.lifecycle.js';
import { assignmentFacts, entriesOf, replaceScores } from '../panel.repository.js';
import { lockAssignment } from './answer-invitation.js';

export interface ScoreInput {
  readonly entryId: string;
  /** The criterion's code in the rubric. */
  readonly criterion: string;
  /** Hundredths of a point, 0 to 10 000. */
  readonly score: number;
  readonly reason: string;
}

export interface SubmitScores {
  readonly assignmentId: string;
  readonly version: number;
  readonly scores: readonly ScoreInput[];
}

/**
 * Keeps scores that the expert is still working on, in place of those kept before. It can no longer recuse then.
 * @throws 403 · 404 · 409 · 422 a score for what the panel does not judge, or twice
 */
export const saveScores = (tx: Tx, input: SubmitScores): Promise<PanelAssignment> => writeSheet(tx, 'save', input);

/**
 * Hands in the sheet: every criterion of every entry with its reason. It stands from then on.
 * @throws 403 · 404 · 409 · 422 naming every score that is missing, repeated or unknown
 */
export const submitScores = (tx: Tx, input: SubmitScores): Promise<PanelAssignment> => writeSheet(tx, 'score', input);

async function writeSheet(tx: Tx, action: 'save' | 'score', input: SubmitScores): Promise<PanelAssignment> {
  const { assignment, panel } = await lockAssignment(tx, input.assignmentId);
  const facts = assignmentFacts(assignment, panel);
  const entries = await entriesOf(tx, panel.id);
  const changed = await transition(tx, panelAssignmentLifecycle, action, {
    facts,
    version: input.version,
    set: action === 'score' ? { submittedAt: tx.now } : {},
    refs: { panelId: panel.id },
  });
  const errors = [
    ...wrongScores(panel, entries, input),
    ...(action === 'score' ? missingScores(panel, entries, input) : []),
  ];
  if (errors.length > 0) throw invalid(...errors);
  await replaceScores(
    tx,
    assignment.id,
    input.scores.map((score) => toRow(assignment.id, score)),
  );
  return changed as PanelAssignment;
}

const toRow = (assignmentId: string, { entryId, criterion, score, reason }: ScoreInput): PanelScore => ({
  assignmentId,
  entryId,
  criterion,
  hundredths: score,
  reason: reason.trim(),
});

const cell = (entryId: string, criterion: string): string => `${entryId} ${criterion}`;

function wrongScores(panel: Panel, entries: readonly PanelEntry[], { scores }: SubmitScores): FieldError[] {
  const seen = new Set<string>();
  return scores.flatMap(({ entryId, criterion, score, reason }, index): FieldError[] => {
    const path = `scores.${index}`;
    const params = { criterion };
    const errors: FieldError[] = [];
    if (!entries.some((entry) => entry.entryId === entryId)) {
      errors.push({ path: `${path}.entryId`, code: 'panel.entry_unknown' });
    }
    if (!panel.rubric.some(({ code }) => code === criterion)) {
      errors.push({ path: `${path}.criterion`, code: 'panel.score_unknown_criterion', params });
    }
    if (seen.has(cell(entryId, criterion))) errors.push({ path, code: 'panel.score_repeated', params });
    if (!Number.isInteger(score) || score < 0 || score > 10_000) {
      errors.push({ path: `${path}.score`, code: 'panel.score_malformed', params });
    }
    if (reason.trim() === '') errors.push({ path: `${path}.reason`, code: 'platform.reason_required' });
    seen.add(cell(entryId, criterion));
    return errors;
  });
}

function missingScores(panel: Panel, entries: readonly PanelEntry[], { scores }: SubmitScores): FieldError[] {
  const given = new Set(scores.map(({ entryId, criterion }) => cell(entryId, criterion)));
  return entries.flatMap((entry) =>
    panel.rubric
      .filter(({ code }) => !given.has(cell(entry.entryId, code)))
      .map(({ code, title }) => ({
        path: 'scores',
        code: 'panel.entry_not_scored',
        params: { entry: entry.label, criterion: title.zh, code },
      })),
  );
}
