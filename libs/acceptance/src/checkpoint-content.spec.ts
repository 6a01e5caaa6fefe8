import { DomainError } from '#platform';
import { readCheckpoint, type CheckpointContent } from './checkpoint-content.js';

const frame = {
  racers: [
    { projectId: 'a', number: 'XM-1', milestones: 2 },
    { projectId: 'b', number: 'XM-2', milestones: 2 },
  ],
  placedMax: 1,
};
const reasons = '按实测指标。';

const errorsOf = (content: CheckpointContent): [string, string][] => {
  try {
    readCheckpoint(content, frame);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (error.details.errors ?? []).map(({ path, code }) => [path, code]);
  }
};

describe('a checkpoint as it is written', () => {
  it('names every racer once with a verdict of its kind', () => {
    const verdicts = [
      { projectId: 'a', verdict: 'advances', reasons },
      { projectId: 'b', verdict: 'eliminated', reasons },
    ] as const;
    expect(readCheckpoint({ stage: 1, verdicts }, frame)).toEqual(verdicts.map((each) => ({ ...each, place: null })));
    expect(errorsOf({ stage: 3, verdicts })).toEqual([['stage', 'checkpoint.stage_unknown']]);
    expect(errorsOf({ verdicts }).map(([, code]) => code)).toEqual([
      'checkpoint.verdict_of_other_kind',
      'checkpoint.verdict_of_other_kind',
    ]);
    expect(errorsOf({ stage: 1, verdicts: [verdicts[0], verdicts[0]] })).toEqual([
      ['verdicts.1.projectId', 'checkpoint.racer_repeated'],
      ['verdicts', 'checkpoint.racer_missing'],
    ]);
  });

  it('gives places from 1, each once, to those who are placed', () => {
    const place = (a: number | undefined, b: number | undefined): CheckpointContent => ({
      verdicts: [
        { projectId: 'a', verdict: 'placed', reasons, ...(a !== undefined && { place: a }) },
        { projectId: 'b', verdict: b === undefined ? 'not_placed' : 'placed', reasons, ...(b && { place: b }) },
      ],
    });
    expect(errorsOf(place(1, undefined))).toEqual([]);
    expect(errorsOf(place(undefined, undefined))).toEqual([['verdicts.0.place', 'checkpoint.place_missing']]);
    expect(errorsOf(place(1, 1))).toEqual([['verdicts.1.place', 'checkpoint.place_repeated']]);
    expect(errorsOf(place(2, undefined))).toEqual([['verdicts.0.place', 'checkpoint.place_too_low']]);
  });
});
