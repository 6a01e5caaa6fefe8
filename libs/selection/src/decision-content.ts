import { invalid, type FieldError } from '#platform';
import type { DecisionItem } from './selection.entities.js';

export interface DecisionContent {
  /** Who wins, in the order of the award slots. */
  readonly selected: readonly { readonly proposalId: string; readonly reason?: string }[];
  /** Who waits for an award that falls through. */
  readonly reserves: readonly string[];
}

export interface Candidate {
  readonly proposalId: string;
  readonly takerId: string;
  readonly rank: number;
}

export interface DecisionFrame {
  readonly candidates: readonly Candidate[];
  /** Award slots that no live award holds, lowest first. */
  readonly freeSlots: readonly number[];
  /** How many reserves may be named. */
  readonly reservesMax: number;
}

type DraftItem = Omit<DecisionItem, 'decisionId'>;

/**
 * Reads a drafted decision against its candidates: what becomes of each of them. A winner who is not simply the best
 * needs a reason of its own (domain.md section 3, Award: reasons are mandatory if not rank 1; a tie is no rank 1
 * either).
 * @throws 422 with the path of every wrong field
 */
export function readDecision(content: DecisionContent, frame: DecisionFrame): DraftItem[] {
  const errors = [...nameErrors(content, frame), ...countErrors(content, frame), ...reasonErrors(content, frame)];
  if (errors.length > 0) throw invalid(...errors);
  const slots = new Map(content.selected.map(({ proposalId }, index) => [proposalId, frame.freeSlots[index]]));
  const reasons = new Map(content.selected.map(({ proposalId, reason }) => [proposalId, reason?.trim() || null]));
  const reserves = new Set(content.reserves);
  return frame.candidates.map((candidate) => ({
    ...candidate,
    result: slots.has(candidate.proposalId)
      ? 'selected'
      : reserves.has(candidate.proposalId)
        ? 'reserve'
        : 'not_selected',
    awardSlot: slots.get(candidate.proposalId) ?? null,
    reason: reasons.get(candidate.proposalId) ?? null,
  }));
}

function nameErrors({ selected, reserves }: DecisionContent, { candidates }: DecisionFrame): FieldError[] {
  const known = new Set(candidates.map(({ proposalId }) => proposalId));
  const named = [
    ...selected.map(({ proposalId }, index) => ({ proposalId, path: `selected.${index}.proposalId` })),
    ...reserves.map((proposalId, index) => ({ proposalId, path: `reserves.${index}` })),
  ];
  return named.flatMap(({ proposalId, path }, index) => {
    if (!known.has(proposalId)) return [{ path, code: 'selection.not_a_candidate' }];
    const before = named.slice(0, index).some((each) => each.proposalId === proposalId);
    return before ? [{ path, code: 'selection.named_twice' }] : [];
  });
}

function countErrors({ selected, reserves }: DecisionContent, { freeSlots, reservesMax }: DecisionFrame): FieldError[] {
  const errors: FieldError[] = [];
  if (selected.length > freeSlots.length) {
    errors.push({ path: 'selected', code: 'selection.no_free_slot', params: { free: freeSlots.length } });
  }
  if (reserves.length > reservesMax) {
    errors.push({ path: 'reserves', code: 'selection.too_many_reserves', params: { max: reservesMax } });
  }
  return errors;
}

function reasonErrors({ selected }: DecisionContent, { candidates }: DecisionFrame): FieldError[] {
  const winners = new Set(selected.map(({ proposalId }) => proposalId));
  const passedOver = candidates.filter(({ proposalId }) => !winners.has(proposalId));
  return selected.flatMap(({ proposalId, reason }, index) => {
    const own = candidates.find((each) => each.proposalId === proposalId);
    const best = !own || passedOver.every(({ rank }) => rank > own.rank);
    return best || reason?.trim() ? [] : [{ path: `selected.${index}.reason`, code: 'decision.reason_required' }];
  });
}
