import type { Schemas } from '../../../client/api';
import { toHundredths, toPoints, weightedTotal } from './points';

type Score = Schemas['ScoreView'];
type Criterion = Schemas['CriterionView'];

/** One cell of the sheet as it is being written. */
export interface Cell {
  readonly points?: number | null;
  readonly reason?: string;
}

/** The sheet by cell: {@link cellKey}. */
export type Sheet = Readonly<Record<string, Cell>>;

export const MIN_REASON = 2;

export const cellKey = (entryId: string, criterion: string): string => `${entryId}/${criterion}`;

export function sheetOf(scores: readonly Score[]): Sheet {
  return Object.fromEntries(
    scores.map(({ entryId, criterion, score, reason }) => [
      cellKey(entryId, criterion),
      { points: toPoints(score), reason },
    ]),
  );
}

const isScored = ({ points }: Cell): boolean => typeof points === 'number';
const isReasoned = ({ reason }: Cell): boolean => (reason?.trim().length ?? 0) >= MIN_REASON;

export interface Gap {
  readonly key: string;
  readonly entryId: string;
  readonly criterion: string;
  readonly points: boolean;
  readonly reason: boolean;
}

interface Task {
  readonly entries: readonly { readonly entryId: string }[];
  readonly rubric: readonly Criterion[];
}

/** What is still to be written, in the order of the sheet. */
export function gapsOf(sheet: Sheet, { entries, rubric }: Task): Gap[] {
  return rubric
    .flatMap(({ code }) =>
      entries.map(({ entryId }) => {
        const key = cellKey(entryId, code);
        const cell = sheet[key] ?? {};
        return { key, entryId, criterion: code, points: !isScored(cell), reason: !isReasoned(cell) };
      }),
    )
    .filter(({ points, reason }) => points || reason);
}

/** The cells the api takes: those with a score and its reason, in the order of the task. */
export function scoresOf(sheet: Sheet, { entries, rubric }: Task): Score[] {
  return entries.flatMap(({ entryId }) =>
    rubric.flatMap(({ code }) => {
      const { points, reason } = sheet[cellKey(entryId, code)] ?? {};
      if (typeof points !== 'number' || !reason || reason.trim().length < MIN_REASON) return [];
      return [{ entryId, criterion: code, score: toHundredths(points), reason: reason.trim() }];
    }),
  );
}

/** An entry's weighted total in hundredths so far; null until every criterion has a score. */
export function totalOf(sheet: Sheet, entryId: string, rubric: readonly Criterion[]): number | null {
  const scored = rubric.flatMap(({ code, weight }) => {
    const { points } = sheet[cellKey(entryId, code)] ?? {};
    return typeof points === 'number' ? [{ weight, hundredths: toHundredths(points) }] : [];
  });
  return scored.length === rubric.length ? weightedTotal(scored) : null;
}

/** True when a must-pass criterion has a score below its minimum. */
export function fails({ mustPass, passScore = 0 }: Criterion, cell: Cell | undefined): boolean {
  return mustPass && typeof cell?.points === 'number' && cell.points < passScore;
}
