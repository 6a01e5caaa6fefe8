import { create, lock, nextNumber, refused, requirePermission, row, uuidv7, type Tx } from '#platform';
import { challengeParties, getChallenge } from '#bulletin';
import { milestonesOf } from '#milestone';
import { rulePackOf } from '#programme';
import { racersOf, type Project } from '#project';
import { readCheckpoint, type CheckpointContent, type CheckpointFrame } from '../checkpoint-content.js';
import { CheckpointItem, type Checkpoint } from '../checkpoint.entities.js';
import { checkpointLifecycle } from '../checkpoint.lifecycle.js';
import { finalResults, stageResults } from '../checkpoint.repository.js';

export interface DraftCheckpoint extends CheckpointContent {
  readonly challengeId: string;
  readonly minutes: string;
}

/**
 * The officer compares the racers of a challenge: at a stage by the measurements of that milestone, at the end by what
 * their acceptances came to. What was measured is kept with the draft; nothing happens to a racer before another person
 * approves.
 * @throws 403 · 404 · 409 checkpoint.no_race, checkpoint.challenge_not_decided, checkpoint.nobody_racing,
 *   checkpoint.drafted_already · 422 with the path of every wrong field
 */
export async function draftCheckpoint(tx: Tx, input: DraftCheckpoint): Promise<Checkpoint> {
  const { challengeId, minutes } = input;
  await lock(tx, [row('challenge', challengeId)]);
  const challenge = await getChallenge(tx, challengeId);
  const parties = await challengeParties(tx, challenge);
  requirePermission(tx, 'checkpoint.draft', parties);
  const { procedure, selection } = await rulePackOf(tx, challenge.rulePackId);
  if (!procedure.steps.includes('stage_elimination')) throw refused({ code: 'checkpoint.no_race' });
  if (challenge.state !== 'decided') throw refused({ code: 'checkpoint.challenge_not_decided' });
  const racers = await racersOf(tx, challengeId);
  if (racers.length === 0) throw refused({ code: 'checkpoint.nobody_racing' });
  const items = readCheckpoint(input, await frameFor(tx, racers, selection.winners.placedMax));
  const checkpoint: Checkpoint = {
    id: uuidv7(),
    programmeId: challenge.programmeId,
    challengeId,
    number: await nextNumber(tx, 'SD'),
    stage: input.stage ?? null,
    state: 'drafted',
    version: 1,
    minutes,
    draftedBy: tx.context.actor.userId ?? '',
    decidedBy: null,
    decidedAt: null,
    createdAt: tx.now,
  };
  await create(tx, checkpointLifecycle, {
    row: checkpoint,
    permission: 'checkpoint.draft',
    parties,
    emits: 'checkpoint.drafted',
    refs: { challengeId },
  });
  const measured = await measuredBy(tx, racers, checkpoint.stage);
  const rows = items.map((item) => ({ ...item, checkpointId: checkpoint.id, ...measured.get(item.projectId) }));
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(CheckpointItem)
    .values(rows as never)
    .execute();
  return checkpoint;
}

async function frameFor(tx: Tx, racers: readonly Project[], placedMax: number): Promise<CheckpointFrame> {
  const framed: CheckpointFrame['racers'][number][] = [];
  for (const { id: projectId, number } of racers) {
    framed.push({ projectId, number, milestones: (await milestonesOf(tx, projectId)).length });
  }
  return { racers: framed, placedMax };
}

type Measured = Pick<CheckpointItem, 'results' | 'completionPpm'>;

async function measuredBy(
  tx: Tx,
  racers: readonly Project[],
  stage: number | null,
): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const racer of racers) {
    const results =
      stage === null
        ? await finalResults(tx, racer)
        : { results: await stageResults(tx, racer, stage), completionPpm: null };
    measured.set(racer.id, results);
  }
  return measured;
}
