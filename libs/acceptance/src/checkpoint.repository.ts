import {
  decodeCursor,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
} from '#platform';
import { challengeParties, getChallenge } from '#bulletin';
import { isMet } from '#need';
import { DONE_MILESTONE_STATES, measurementsOf, milestonesOf, reportsOf } from '#milestone';
import { agreementIndicators, contractingOf, racersOf, type Project } from '#project';
import { Checkpoint, CheckpointItem, type CheckpointResult } from './checkpoint.entities.js';
import type { CheckpointFacts, RacerStanding } from './checkpoint.lifecycle.js';
import { acceptancesOf, linesOf } from './acceptance.repository.js';

/** @throws 404 platform.not_found */
export async function getCheckpoint(tx: ReadTx, id: string): Promise<Checkpoint> {
  const checkpoint = await tx.manager.findOneBy(Checkpoint, { id });
  if (!checkpoint) throw notFound('checkpoint', id);
  return checkpoint;
}

export function checkpointItems(tx: ReadTx, checkpointId: string): Promise<CheckpointItem[]> {
  return tx.manager.find(CheckpointItem, { where: { checkpointId }, order: { place: 'ASC', projectId: 'ASC' } });
}

/** The stages of a challenge whose checkpoint was approved. */
export async function decidedStages(tx: ReadTx, challengeId: string): Promise<ReadonlySet<number>> {
  const approved = await tx.manager.findBy(Checkpoint, { challengeId, state: 'approved' });
  return new Set(approved.flatMap(({ stage }) => (stage === null ? [] : [stage])));
}

/** Everything that guards, permissions and views of a checkpoint ask for. */
export async function checkpointFacts(tx: ReadTx, subject: Checkpoint): Promise<CheckpointFacts> {
  const challenge = await getChallenge(tx, subject.challengeId);
  const racers: RacerStanding[] = [];
  for (const { id: projectId, number, state } of await racersOf(tx, challenge.id)) {
    const stage = (await milestonesOf(tx, projectId)).find((milestone) => milestone.number === subject.stage);
    const stageDone = DONE_MILESTONE_STATES.some((done) => done === stage?.state);
    racers.push({ projectId, number, state, stageDone });
  }
  return {
    subject,
    parties: await challengeParties(tx, challenge),
    items: await checkpointItems(tx, subject.id),
    racers,
    contracting: await contractingOf(tx, challenge.id),
  };
}

/** What a racer measured at a stage, from its latest report there, against the targets of the stage. */
export async function stageResults(tx: ReadTx, project: Project, stage: number): Promise<CheckpointResult[]> {
  const milestone = (await milestonesOf(tx, project.id)).find(({ number }) => number === stage);
  if (!milestone) return [];
  const [latest] = await reportsOf(tx, milestone.id);
  const measured = (await measurementsOf(tx, project.id)).filter(({ reportId }) => reportId === latest?.id);
  const indicators = await agreementIndicators(tx, project.id);
  return milestone.targets.flatMap(({ indicatorId, values }) => {
    const agreed = indicators.find(({ committed }) => committed.id === indicatorId);
    if (!agreed) return [];
    const value = measured.find((each) => each.indicatorId === indicatorId)?.value ?? null;
    const met = value !== null && isMet({ ...agreed.committed, values }, value);
    return [{ indicatorId, indicator: agreed.committed.name, measured: value, met }];
  });
}

/** What the latest concluded acceptance of a racer came to; nothing before there is one. */
export async function finalResults(
  tx: ReadTx,
  project: Project,
): Promise<{ results: CheckpointResult[]; completionPpm: number | null }> {
  const concluded = (await acceptancesOf(tx, project.id)).find(({ state }) => state === 'concluded');
  if (!concluded) return { results: [], completionPpm: null };
  const names = new Map((await agreementIndicators(tx, project.id)).map(({ committed }) => [committed.id, committed]));
  const lines = await linesOf(tx, concluded.id);
  const results = lines.map(({ indicatorId, measured, met }) => ({
    indicatorId,
    indicator: names.get(indicatorId)?.name ?? '',
    measured,
    met,
  }));
  return { results, completionPpm: concluded.completionPpm };
}

export interface CheckpointFilters extends PageRequest {
  readonly state?: readonly string[];
  readonly challengeId?: string;
}

/** A checkpoint as lists show it. */
export interface CheckpointSummary extends Pick<
  Checkpoint,
  'id' | 'number' | 'state' | 'stage' | 'programmeId' | 'challengeId' | 'createdAt'
> {
  readonly programmeName: string;
  readonly challengeNumber: string;
  readonly challengeTitle: string;
}

/** Checkpoints within reach, newest first; one row more than the page asks for. */
export function listCheckpoints(tx: ReadTx, reach: Reach, filters: CheckpointFilters): Promise<CheckpointSummary[]> {
  const params = new SqlParams();
  const columns = { demander: 'h.demander_id', agency: 'g.agency_id', programmeId: 'c.programme_id' };
  const conditions = [reachCondition(reach, columns, params)];
  if (filters.state) conditions.push(`c.state = any(${params.add(filters.state)}::text[])`);
  if (filters.challengeId) conditions.push(`c.challenge_id = ${params.add(filters.challengeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`c.id < ${params.add(after[0])}::uuid`);
  return tx.query<CheckpointSummary>(
    `select c.id, c.number, c.state, c.stage, c.programme_id as "programmeId", g.name as "programmeName",
            c.challenge_id as "challengeId", h.number as "challengeNumber", h.title as "challengeTitle",
            c.created_at as "createdAt"
       from checkpoint c join challenge h on h.id = c.challenge_id join programme g on g.id = c.programme_id
      where ${conditions.join(' and ')} order by c.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
}

/** The projects of a race by id, as lists of racers name them. */
export async function racerNames(
  tx: ReadTx,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, { number: string; takerName: string }>> {
  const rows = await tx.query<{ id: string; number: string; takerName: string }>(
    `select p.id, p.number, o.name as "takerName" from project p join organisation o on o.id = p.taker_id
      where p.id = any($1::uuid[])`,
    [projectIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
