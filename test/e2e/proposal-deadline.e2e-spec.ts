import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, DomainError, shanghaiDate, uuidv7, type Context } from '#platform';
import { UserActor } from '#identity';
import { createProposal, submitProposal, type DraftContent } from '#proposal';
import { aBulletin, readChallenge, type ChallengeBody } from '../builders/bulletin.js';
import { aCast, Registry, type Cast, type Person } from '../builders/people.js';
import { indicatorsOfChallenge, proposalContent } from '../builders/proposal.js';
import { System } from '../support/system.js';

// Ten closings with a hundred takers each: a thousand submissions whose instants really lie around an hour, which a
// single closing could not give on two cores.
const CLOSINGS = 10;
const TAKERS = 100;
const AROUND_MS = 200;
const LEAD_MS = 700;

interface Taker {
  readonly organisationId: string;
  readonly context: Context;
}

interface Entry {
  readonly proposalId: string;
  readonly taker: Taker;
}

interface Outcome {
  readonly proposalId: string;
  readonly accepted: boolean;
  /** The stored instant, or that of the refusal; null when the draft had expired already, long after the hour. */
  readonly decidedAt: Date | null;
}

interface StoredProposal {
  readonly id: string;
  readonly state: string;
  readonly submitted_at: Date | null;
}

describe('the closing hour', () => {
  let system: System;
  let cast: Cast;
  let challenges: readonly ChallengeBody[];
  let entries: readonly (readonly Entry[])[];

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    challenges = await challengesClosingOnDifferentDays();
    const takers = await registerTakers();
    entries = await Promise.all(challenges.map((challenge) => writeDrafts(challenge, takers)));
    system.jobs.start();
  }, 240_000);
  afterAll(() => system.stop());

  async function challengesClosingOnDifferentDays(): Promise<ChallengeBody[]> {
    const filings = Array.from({ length: CLOSINGS }, (_, index) => ({ title: `线缆在线测控技术 ${index}` }));
    const { challenges: listed } = await aBulletin(cast, filings).published();
    const moved: ChallengeBody[] = [];
    for (const [index, { id }] of listed.entries()) {
      const challenge = await readChallenge(cast, id);
      const closesOn = addDays(shanghaiDate(new Date(challenge.takeUpClosesAt)), index + 1);
      const extension = { closesOn, reason: '逐日截止' };
      moved.push(
        (await cast.officer.act('challenges', challenge, 'extend_window', extension).expect(200)).body as ChallengeBody,
      );
    }
    return moved;
  }

  /** Takers who work alone, with a university behind them; one person acts for all of them. */
  async function registerTakers(): Promise<Taker[]> {
    const registry = new Registry(system, cast.admin);
    const person: Person = await registry.person('众揭榜', cast.people.taker.organisationId, ['taker']);
    const takers: Taker[] = [];
    for (let number = 0; number < TAKERS; number += 1) {
      const team = { name: `攻关团队 ${number}`, kind: 'team', hostingUnitId: cast.people.taker.organisationId };
      const { body } = await cast.admin.post('/organisations', team).expect(201);
      const organisationId = (body as { id: string }).id;
      await cast.admin.post(`/users/${person.userId}/grants`, { role: 'taker', organisationId }).expect(201);
      const actor = new UserActor(person.userId, organisationId, [
        { role: 'taker', organisationId, programmeId: null },
      ]);
      takers.push({ organisationId, context: { actor, requestId: uuidv7() } });
    }
    return takers;
  }

  async function writeDrafts(challenge: ChallengeBody, takers: readonly Taker[]): Promise<Entry[]> {
    const indicators = await indicatorsOfChallenge(cast, challenge.id);
    const written: Entry[] = [];
    for (const taker of takers) {
      const content = proposalContent(taker.organisationId, indicators) as DraftContent;
      const draft = await system.unit.run(taker.context, (tx) =>
        createProposal(tx, { challengeId: challenge.id, content }),
      );
      written.push({ proposalId: draft.id, taker });
    }
    return written;
  }

  /** Moves the programme's clock to shortly before an hour. Returns the hour on this machine's clock. */
  async function approach(closesAt: number): Promise<number> {
    const shiftSeconds = Math.floor((closesAt - Date.now() - LEAD_MS) / 1_000);
    await system.visitor.post(`/dev/clocks/${cast.programme.id}`, { shiftSeconds }).expect(200);
    return closesAt - shiftSeconds * 1_000;
  }

  async function submitAt(moment: number, { proposalId, taker }: Entry): Promise<Outcome> {
    await sleep(Math.max(0, moment - Date.now()));
    try {
      const submitted = await system.unit.run(taker.context, (tx) => submitProposal(tx, { proposalId, version: 1 }));
      return { proposalId, decidedAt: submitted.submittedAt, accepted: true };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'platform.stale_version') return { proposalId, decidedAt: null, accepted: false };
      expect(error.code).toBe('proposal.window_closed');
      return { proposalId, decidedAt: new Date(String(error.details.params?.['now'])), accepted: false };
    }
  }

  async function opened(challenge: ChallengeBody): Promise<void> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if ((await readChallenge(cast, challenge.id)).state === 'evaluating') return;
      await sleep(100);
    }
    throw new Error(`${challenge.number} was not opened`);
  }

  it('accepts exactly what it stores as before it, a thousand times, while the worker closes', async () => {
    const outcomes: Outcome[] = [];
    let near = 0;
    for (const [index, challenge] of challenges.entries()) {
      const closesAt = Date.parse(challenge.takeUpClosesAt);
      const hour = await approach(closesAt);
      const step = (2 * AROUND_MS) / TAKERS;
      const round = await Promise.all(
        (entries[index] ?? []).map((entry, position) => submitAt(hour - AROUND_MS + position * step, entry)),
      );
      await opened(challenge);
      for (const { decidedAt, accepted } of round)
        expect(accepted).toBe(decidedAt !== null && decidedAt.getTime() < closesAt);
      near += round.filter(
        ({ decidedAt }) => decidedAt && Math.abs(decidedAt.getTime() - closesAt) <= AROUND_MS,
      ).length;
      expect(await stored(challenge)).toEqual(expected(round));
      outcomes.push(...round);
    }
    const accepted = outcomes.filter((outcome) => outcome.accepted).length;
    expect(outcomes).toHaveLength(CLOSINGS * TAKERS);
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(outcomes.length);
    expect(near).toBeGreaterThan(outcomes.length / 10);
  }, 120_000);

  /** What was accepted is opened under the instant it was accepted at; what was refused has left no trace of a submission. */
  const expected = (round: readonly Outcome[]): object =>
    Object.fromEntries(
      round.map(({ proposalId, decidedAt, accepted }) => [
        proposalId,
        accepted ? ['opened', decidedAt?.toISOString()] : ['expired', null],
      ]),
    );

  async function stored(challenge: ChallengeBody): Promise<object> {
    const rows = await system.rows<StoredProposal>(
      'select id, state, submitted_at from proposal where challenge_id = $1',
      [challenge.id],
    );
    return Object.fromEntries(rows.map((row) => [row.id, [row.state, row.submitted_at?.toISOString() ?? null]]));
  }
});
