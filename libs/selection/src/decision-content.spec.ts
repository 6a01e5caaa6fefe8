import { readDecision, type Candidate, type DecisionContent, type DecisionFrame } from './decision-content.js';

const candidate = (proposalId: string, rank: number): Candidate => ({
  proposalId,
  rank,
  takerId: `taker of ${proposalId}`,
});
const frame: DecisionFrame = {
  candidates: [candidate('a', 1), candidate('b', 2), candidate('c', 2), candidate('d', 4)],
  freeSlots: [2, 3],
  reservesMax: 1,
};

const read = (content: DecisionContent, changes: Partial<DecisionFrame> = {}): string[] =>
  readDecision(content, { ...frame, ...changes }).map(
    ({ proposalId, result, awardSlot }) => `${proposalId} ${result} ${awardSlot ?? '-'}`,
  );
const errors = (content: DecisionContent, changes: Partial<DecisionFrame> = {}): string[] => {
  try {
    read(content, changes);
  } catch (error) {
    const { details } = error as { details: { errors: { path: string; code: string }[] } };
    return details.errors.map(({ path, code }) => `${path} ${code}`);
  }
  return [];
};
const choose = (...ids: string[]): DecisionContent => ({
  selected: ids.map((proposalId) => ({ proposalId })),
  reserves: [],
});

describe('readDecision', () => {
  it('gives the free slots in the order named, and everybody a result', () => {
    const content = { selected: [{ proposalId: 'd', reason: '更优' }, { proposalId: 'a' }], reserves: ['b'] };
    expect(read(content)).toEqual(['a selected 3', 'b reserve -', 'c not_selected -', 'd selected 2']);
  });

  it('wants a reason whenever somebody before or level is passed over', () => {
    expect(errors(choose('a'))).toEqual([]);
    expect(errors(choose('d'))).toEqual(['selected.0.reason decision.reason_required']);
    expect(errors(choose('a', 'b'))).toEqual(['selected.1.reason decision.reason_required']);
    expect(
      errors(choose('a', 'b'), { candidates: frame.candidates.filter(({ proposalId }) => proposalId !== 'c') }),
    ).toEqual([]);
    expect(errors({ selected: [{ proposalId: 'b', reason: '   ' }], reserves: [] })).toEqual([
      'selected.0.reason decision.reason_required',
    ]);
    expect(errors({ selected: [{ proposalId: 'b', reason: '更优' }], reserves: [] })).toEqual([]);
  });

  it('names strangers, repetitions and too many', () => {
    expect(errors(choose('x'))).toEqual(['selected.0.proposalId selection.not_a_candidate']);
    expect(errors({ ...choose('a'), reserves: ['a', 'x'] })).toEqual([
      'reserves.0 selection.named_twice',
      'reserves.1 selection.not_a_candidate',
      'reserves selection.too_many_reserves',
    ]);
    expect(errors(choose('a'), { freeSlots: [] })).toEqual(['selected selection.no_free_slot']);
  });
});
