import { drawPanel, type DrawResult } from './draw-panel.js';
import type { DrawReason } from './exclusion-reasons.js';
import type { DrawConstraints, PoolExpert } from './facts.js';

/**
 * Repeats a recorded draw with its own seed against the pool and constraints as they are given now.
 * @returns what does not agree with the record, as `panel.pool_changed`, `panel.constraints_changed` or `panel.draw_differs`; empty when confirmed.
 */
export function replayDraw(
  recorded: Pick<DrawResult, 'members' | 'reserves' | 'log'>,
  pool: readonly PoolExpert[],
  constraints: DrawConstraints,
): readonly DrawReason[] {
  const { size, reserve, seed } = recorded.log;
  const replayed = drawPanel({ pool, size, reserve, seed, constraints });
  const differences: DrawReason[] = [];
  if (replayed.log.poolHash !== recorded.log.poolHash) differences.push({ code: 'panel.pool_changed', params: {} });
  if (replayed.log.constraintsHash !== recorded.log.constraintsHash) {
    differences.push({ code: 'panel.constraints_changed', params: {} });
  }
  if (outcomeOf(replayed) !== outcomeOf(recorded)) differences.push({ code: 'panel.draw_differs', params: {} });
  return differences;
}

const outcomeOf = ({ members, reserves, log }: Pick<DrawResult, 'members' | 'reserves' | 'log'>): string =>
  JSON.stringify([members, reserves, log.eligible, log.steps.map(({ expertId, result }) => [expertId, result])]);
