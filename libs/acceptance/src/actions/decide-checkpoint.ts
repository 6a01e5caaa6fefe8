import { lock, row, transition, type Tx } from '#platform';
import { declareNoAward } from '#bulletin';
import { agreementOf, eliminateProject, markNotPlaced, placeProject, racersOf } from '#project';
import type { Checkpoint, CheckpointItem } from '../checkpoint.entities.js';
import { checkpointLifecycle, type CheckpointFacts } from '../checkpoint.lifecycle.js';
import { checkpointFacts, checkpointItems, getCheckpoint } from '../checkpoint.repository.js';

export interface CheckpointStep {
  readonly checkpointId: string;
  readonly version: number;
}

/**
 * Another person approves the checkpoint: in the same transaction who is out, or behind at the end, settles; who is
 * placed has its place and settles; and when nobody is left in the race or placed, the challenge ends without an award.
 * @throws 403 · 404 · 409 checkpoint.same_person, checkpoint.racers_changed, checkpoint.contracting_open,
 *   checkpoint.stage_not_passed, checkpoint.acceptance_open, checkpoint.placed_not_accepted, platform.stale_version
 */
export async function approveCheckpoint(tx: Tx, input: CheckpointStep): Promise<Checkpoint> {
  const facts = await locked(tx, input.checkpointId);
  const { number, challengeId, stage } = facts.subject;
  const approved = (await transition(tx, checkpointLifecycle, 'approve', {
    facts,
    version: input.version,
    set: { decidedBy: tx.context.actor.userId, decidedAt: tx.now },
    // Any of the racers: the money of their pool is looked at as a whole.
    refs: { challengeId, projectId: facts.items[0]?.projectId ?? '' },
  })) as Checkpoint;
  for (const item of facts.items) await apply(tx, item, number);
  const left = await racersOf(tx, challengeId);
  const placed = facts.items.some(({ verdict }) => verdict === 'placed');
  if (left.length === 0 && !placed) {
    const note = stage === null ? `${number} nobody placed` : `${number} all eliminated`;
    await declareNoAward(tx, { challengeId, reason: 'all_eliminated', note });
  }
  return approved;
}

/**
 * The approver sends the draft back; the officer drafts another one.
 * @throws 403 · 404 · 409 checkpoint.same_person, platform.reason_required, platform.stale_version
 */
export async function returnCheckpoint(tx: Tx, input: CheckpointStep & { reason?: string }): Promise<Checkpoint> {
  await lock(tx, [row('checkpoint', input.checkpointId)]);
  const facts = await checkpointFacts(tx, await getCheckpoint(tx, input.checkpointId));
  const { version, reason } = input;
  return transition(tx, checkpointLifecycle, 'return', {
    facts,
    version,
    reason,
    set: { decidedBy: tx.context.actor.userId, decidedAt: tx.now },
    refs: { challengeId: facts.subject.challengeId },
  }) as Promise<Checkpoint>;
}

async function apply(tx: Tx, { projectId, verdict, place, reasons }: CheckpointItem, number: string): Promise<void> {
  const reason = `${number} ${reasons}`;
  if (verdict === 'eliminated') await eliminateProject(tx, { projectId, reason });
  else if (verdict === 'not_placed') await markNotPlaced(tx, { projectId, reason });
  else if (verdict === 'placed' && place !== null) await placeProject(tx, { projectId, place });
}

async function locked(tx: Tx, checkpointId: string): Promise<CheckpointFacts> {
  const { challengeId } = await getCheckpoint(tx, checkpointId);
  const rows = [row('checkpoint', checkpointId), row('challenge', challengeId)];
  for (const { projectId } of await checkpointItems(tx, checkpointId)) {
    rows.push(row('agreement', (await agreementOf(tx, projectId)).id), row('project', projectId));
  }
  await lock(tx, rows);
  return checkpointFacts(tx, await getCheckpoint(tx, checkpointId));
}
