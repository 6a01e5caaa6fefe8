import { invalid, type FieldError } from '#platform';
import { FINAL_VERDICTS, STAGE_VERDICTS, type CheckpointItem, type CheckpointVerdict } from './checkpoint.entities.js';

export interface VerdictInput {
  readonly projectId: string;
  readonly verdict: CheckpointVerdict;
  readonly place?: number;
  readonly reasons: string;
}

export interface CheckpointContent {
  /** The number of the milestone that is compared; left out for the placing at the end. */
  readonly stage?: number;
  readonly verdicts: readonly VerdictInput[];
}

export interface CheckpointFrame {
  readonly racers: readonly { readonly projectId: string; readonly number: string; readonly milestones: number }[];
  readonly placedMax: number;
}

/**
 * Reads who goes on, is out or is placed: every racer exactly once, places from 1 without repetition.
 * @throws 422 with the path of every wrong field
 */
export function readCheckpoint(
  content: CheckpointContent,
  frame: CheckpointFrame,
): Pick<CheckpointItem, 'projectId' | 'verdict' | 'place' | 'reasons'>[] {
  const errors = [
    ...racerErrors(content, frame),
    ...stageErrors(content, frame),
    ...content.verdicts.flatMap((each, index) => verdictErrors(each, { content, frame, index })),
  ];
  if (errors.length > 0) throw invalid(...errors);
  return content.verdicts.map(({ place, ...verdict }) => ({ ...verdict, place: place ?? null }));
}

function racerErrors({ verdicts }: CheckpointContent, { racers }: CheckpointFrame): FieldError[] {
  const named = verdicts.map(({ projectId }) => projectId);
  const wrong = named.flatMap((projectId, index): FieldError[] => {
    const path = `verdicts.${index}.projectId`;
    if (!racers.some((racer) => racer.projectId === projectId)) return [{ path, code: 'checkpoint.not_a_racer' }];
    return named.indexOf(projectId) < index ? [{ path, code: 'checkpoint.racer_repeated' }] : [];
  });
  const missing = racers.filter(({ projectId }) => !named.includes(projectId)).map(({ number }) => number);
  if (missing.length === 0) return wrong;
  return [...wrong, { path: 'verdicts', code: 'checkpoint.racer_missing', params: { racers: missing.join('、') } }];
}

function stageErrors({ stage }: CheckpointContent, { racers }: CheckpointFrame): FieldError[] {
  if (stage === undefined) return [];
  const without = racers.filter(({ milestones }) => milestones < stage).map(({ number }) => number);
  if (without.length === 0) return [];
  return [{ path: 'stage', code: 'checkpoint.stage_unknown', params: { stage, racers: without.join('、') } }];
}

function verdictErrors(
  { verdict, place }: VerdictInput,
  { content, frame, index }: { content: CheckpointContent; frame: CheckpointFrame; index: number },
): FieldError[] {
  const at = `verdicts.${index}`;
  const verdicts: readonly CheckpointVerdict[] = content.stage === undefined ? FINAL_VERDICTS : STAGE_VERDICTS;
  if (!verdicts.includes(verdict)) {
    const params = { values: verdicts.join(', ') };
    return [{ path: `${at}.verdict`, code: 'checkpoint.verdict_of_other_kind', params }];
  }
  const path = `${at}.place`;
  if ((verdict === 'placed') !== (place !== undefined)) return [{ path, code: 'checkpoint.place_missing' }];
  if (place === undefined) return [];
  if (place > frame.placedMax) return [{ path, code: 'checkpoint.place_too_low', params: { max: frame.placedMax } }];
  const repeated = content.verdicts.slice(0, index).some((each) => each.place === place);
  return repeated ? [{ path, code: 'checkpoint.place_repeated' }] : [];
}
