import { closeWindowOf, readChallenge, aBulletin, type BulletinBody } from './bulletin.js';
import { aNeed } from './need.js';
import { Registry, type Cast, type Person } from './people.js';
import { edit, readAgreement, readProject, signAs, startSigning, usualTerms, type ProjectBody } from './project.js';
import { act, aProposal, readProposal } from './proposal.js';
import {
  aFundingPlan,
  draftDecision,
  endNotice,
  publishNotice,
  readAward,
  review,
  type AwardBody,
} from './selection.js';
import type { Client, Versioned } from '../support/client.js';

/** What one racer of domain.md section 5 plans: 300 000, 450 000 and 1 950 000 of the demander's own money, 900 000 at most of the pool. */
export const RACER_PLAN = {
  totalInvestmentFen: '360000000',
  sharePpm: 250_000,
  instalments: [
    { kind: 'cash_to_taker', plannedFen: '30000000', dueOn: '2027-06-30' },
    { kind: 'cash_to_taker', plannedFen: '45000000', dueOn: '2027-12-31' },
    { kind: 'cash_to_taker', plannedFen: '195000000', dueOn: '2028-06-30' },
  ],
};

/** One who races: everything the builders do as the taker is done as this one. */
export interface Racer {
  readonly cast: Cast;
  readonly award: AwardBody;
  readonly project: ProjectBody;
}

export interface Race {
  readonly challengeId: string;
  /** By rank. */
  readonly racers: readonly Racer[];
}

export interface CheckpointBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly stage: number | null;
  readonly items: readonly {
    readonly projectId: string;
    readonly verdict: string;
    readonly place: number | null;
    readonly completionPpm: number | null;
    readonly results: readonly { readonly measured: string | null; readonly met: boolean }[];
  }[];
  readonly actions: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly reasons: readonly { readonly code: string }[];
  }[];
}

/** The same cast with somebody else as its taker. */
export const asTaker = (cast: Cast, taker: Person): Cast => ({
  ...cast,
  taker: taker.client,
  people: { ...cast.people, taker },
});

/** A third taker, for races of three. */
export async function aThirdTaker(cast: Cast): Promise<Person> {
  const registry = new Registry(cast.system, cast.admin);
  const organisation = await registry.organisation('华东交通大学', 'university');
  return registry.person('第三揭榜人', organisation, ['taker', 'organisation_admin']);
}

/** Takers in the order in which the panel will rank them: awarded, with their notices over and the pool held. */
export async function confirmedRacers(cast: Cast, takers: readonly Person[]): Promise<readonly AwardBody[]> {
  const challenge = await readChallenge(cast, await openRace(cast, takers.length));
  const proposals: Versioned[] = [];
  for (const taker of takers) proposals.push(await aProposal(cast, challenge, { taker }).submitted());
  await closeWindowOf(cast, challenge);
  for (const { id } of proposals) await act(cast.officer, await readProposal(cast.officer, id), 'qualify');
  await review(cast, challenge.id, (entryId) => 90 - 5 * proposals.findIndex(({ id }) => id === entryId));
  const decision = await draftDecision(cast, challenge.id, {
    selected: proposals.map(({ id }) => ({ proposalId: id, reason: '同题赛马，按评审排序入围。' })),
  });
  await cast.approver.act('decisions', decision, 'approve').expect(200);
  const { body } = await cast.officer.get(`/awards?challengeId=${challenge.id}`).expect(200);
  const awards: AwardBody[] = [];
  for (const { id } of (body as { items: Versioned[] }).items) {
    awards.push(await publishNotice(cast, await readAward(cast, id)));
  }
  await endNotice(cast);
  const confirmed: AwardBody[] = [];
  for (const { id } of awards) confirmed.push(await readAward(cast, id));
  return confirmed.sort((a, b) => a.rank - b.rank);
}

/** Racers whose agreements are in force, each with a plan of its own. */
export async function aRace(cast: Cast, takers: readonly Person[], plan: object = RACER_PLAN): Promise<Race> {
  const racers: Racer[] = [];
  const awards = await confirmedRacers(cast, takers);
  for (const [index, award] of awards.entries()) {
    const taker = takers[index];
    if (!taker) throw new Error('there are more awards than takers');
    const own = asTaker(cast, taker);
    racers.push({ cast: own, award, project: await signedProject(own, award, plan) });
  }
  await cast.system.drainJobs();
  return { challengeId: awards[0]?.challengeId ?? '', racers };
}

/** The project of a confirmed award with its plan drafted and its agreement signed by all three. */
export async function signedProject(cast: Cast, award: AwardBody, plan: object): Promise<ProjectBody> {
  await aFundingPlan(cast, award, plan);
  const project = await readProject(cast.officer, award.projectId);
  const draft = await readAgreement(cast.officer, project.id);
  await startSigning(cast.officer, await edit(cast.officer, draft, usualTerms(project, draft)));
  for (const party of ['demander', 'taker', 'agency'] as const) await signAs(cast, project.id, party);
  return readProject(cast.officer, project.id);
}

async function openRace(cast: Cast, awardSlots: number): Promise<string> {
  const begun = await aBulletin(cast).begun();
  const composed = await aBulletin(cast).add(begun, await aNeed(cast).agreed(), { awardSlots });
  const approved = (await cast.approver.act('bulletins', composed, 'approve').expect(200)).body as BulletinBody;
  const { body } = await cast.officer.act('bulletins', approved, 'publish').expect(200);
  return (body as BulletinBody).challenges[0]?.id ?? '';
}

interface Verdict {
  readonly racer: Racer;
  readonly verdict: string;
  readonly place?: number;
}

/** Compared by the officer and not approved yet. */
export async function aCheckpoint(
  cast: Cast,
  race: Race,
  { stage, verdicts }: { stage?: number; verdicts: readonly Verdict[] },
): Promise<CheckpointBody> {
  const input = {
    ...(stage !== undefined && { stage }),
    minutes: '专家组现场核验各参赛方测试结果，局长办公会同意。',
    verdicts: verdicts.map(({ racer, verdict, place }) => ({
      projectId: racer.project.id,
      verdict,
      ...(place !== undefined && { place }),
      reasons: verdict === 'eliminated' ? '阶段指标未达到，进度落后。' : '按实测指标排序。',
    })),
  };
  const { body } = await cast.officer.post(`/challenges/${race.challengeId}/checkpoints`, input).expect(201);
  return body as CheckpointBody;
}

/** Approved by another person; everything that follows has happened. */
export async function approvedCheckpoint(
  cast: Cast,
  race: Race,
  given: { stage?: number; verdicts: readonly Verdict[] },
): Promise<CheckpointBody> {
  const drafted = await aCheckpoint(cast, race, given);
  const { body } = await cast.approver.act('checkpoints', drafted, 'approve').expect(200);
  await cast.system.drainJobs();
  return body as CheckpointBody;
}

export const stateOf = async (who: Client, { project }: Racer): Promise<readonly [string, string | null]> => {
  const { state, outcome } = await readProject(who, project.id);
  return [state, outcome];
};
