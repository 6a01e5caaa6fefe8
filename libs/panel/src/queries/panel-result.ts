import { refused, type ReadTx } from '#platform';
import { entriesOf, getPanel, submittedScores, type SubmittedScore } from '../panel.repository.js';
import { toCriteria } from '../rubric-criteria.js';
import { aggregateScores, type Dispersion, type Dissent, type ScoreSheet } from '../scoring/index.js';

/** What the panel came to on one entry. All figures are hundredths of a point, rounded down. */
export interface EntryResult {
  readonly entryId: string;
  readonly totalHundredths: number;
  readonly perCriterion: readonly { criterion: string; hundredths: number; dispersion: Dispersion }[];
  readonly dispersion: Dispersion;
  /** Codes of the must-pass criteria whose minimum was not reached. */
  readonly mustPassFailed: readonly string[];
  /** The smallest distance above a must-pass minimum, negative below; null without must-pass criteria. */
  readonly mustPassMarginHundredths: number | null;
  /** Experts whose total lies far from the panel's median. */
  readonly dissent: readonly Dissent[];
}

export interface PanelResult {
  readonly entries: readonly EntryResult[];
  readonly submitted: number;
  readonly quorum: number;
}

/**
 * The result of a closed panel, from the sheets that were handed in, in the order of its entries.
 * @throws 404 · 409 panel.not_closed
 */
export async function panelResult(tx: ReadTx, panelId: string): Promise<PanelResult> {
  const panel = await getPanel(tx, panelId);
  if (panel.state !== 'closed') throw refused({ code: 'panel.not_closed' });
  const scores = await submittedScores(tx, panelId);
  const criteria = toCriteria(panel.rubric);
  const entries = (await entriesOf(tx, panelId)).map(({ entryId }): EntryResult => {
    const sheets = sheetsOf(scores.filter((score) => score.entryId === entryId));
    const { perCriterion, totalHundredths, dispersion, mustPassFailed, mustPassMarginHundredths, dissent } =
      aggregateScores({ criteria, sheets, aggregation: panel.aggregation });
    return {
      entryId,
      totalHundredths,
      perCriterion: perCriterion.map(({ criterionId, ...figures }) => ({ criterion: criterionId, ...figures })),
      dispersion,
      mustPassFailed,
      mustPassMarginHundredths,
      dissent,
    };
  });
  return { entries, submitted: new Set(scores.map(({ userId }) => userId)).size, quorum: panel.quorum };
}

function sheetsOf(scores: readonly SubmittedScore[]): ScoreSheet[] {
  return [...new Set(scores.map(({ userId }) => userId))].map((expertId) => ({
    expertId,
    scores: scores
      .filter(({ userId }) => userId === expertId)
      .map(({ criterion, hundredths }) => ({ criterionId: criterion, hundredths })),
  }));
}
