import { aChallenge, closeWindowOf } from '../builders/bulletin.js';
import { aPayeeAccount, aVerifiedContribution, payTranche } from '../builders/money.js';
import { aNeed } from '../builders/need.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, passMilestone, type ProjectBody } from '../builders/project.js';
import { aProposal } from '../builders/proposal.js';
import { System } from '../support/system.js';

interface Counts {
  readonly needs: number;
  readonly published: number;
  readonly takenUp: number;
  readonly proposals: number;
  readonly awarded: number;
  readonly accepted: number;
  readonly noAward: number;
}

interface FiguresBody {
  readonly total: Counts;
  readonly byField: readonly (Counts & { readonly key: string })[];
  readonly byRegion: readonly (Counts & { readonly key: string })[];
  readonly byMonth: readonly (Counts & { readonly key: string })[];
  readonly money: readonly Record<string, string | number>[];
}

interface AgencyBody extends FiguresBody {
  readonly inFlightFen: string;
  readonly overdueMilestones: number;
  readonly stages: readonly { readonly stage: string; readonly count: number; readonly averageDays: number | null }[];
}

interface BoardItem {
  readonly id: string;
  readonly state: string;
  readonly nextDueOn: string | null;
  readonly late: boolean;
  readonly milestones: readonly {
    readonly number: number;
    readonly startsOn: string;
    readonly dueOn: string;
    readonly doneOn: string | null;
    readonly late: boolean;
  }[];
  readonly grantFen: string;
  readonly grantPaidFen: string;
  readonly demanderPlanFen: string;
  readonly demanderPaidFen: string;
}

const FIELD = '先进装备制造';
const OTHER_FIELD = '新材料';

describe('figures and the board', () => {
  let system: System;
  let cast: Cast;
  let project: ProjectBody;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    await aPayeeAccount(cast);
    project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
    await payTranche(cast, project.id, 1);
    await passMilestone(cast, project.id, 1);
    const nobodys = await aChallenge(cast, { field: OTHER_FIELD }).open();
    await closeWindowOf(cast, nobodys);
    const open = await aChallenge(cast).open();
    await aProposal(cast, open).submitted();
    await aProposal(cast, open, { taker: cast.people.taker2 }).draft();
    await aChallenge(cast, { confidentiality: 'invited' }).open();
    await aNeed(cast).draft();
    await aNeed(cast).submitted();
  }, 120_000);
  afterAll(() => system.stop());

  const publicFigures = async (query = ''): Promise<FiguresBody> =>
    (await system.visitor.get(`/public/figures${query}`).expect(200)).body as FiguresBody;
  const board = async (query = ''): Promise<{ items: BoardItem[]; nextCursor: string | null }> =>
    (await cast.officer.get(`/boards/projects${query}`).expect(200)).body as {
      items: BoardItem[];
      nextCursor: string | null;
    };

  it('tell everybody what was built, and nothing of what is not public', async () => {
    const { total, byField, byMonth, byRegion, money } = await publicFigures();
    // The project's challenge has two proposals, the open one one: a draft and the invited challenge do not count.
    const expected = { needs: 4, published: 3, takenUp: 2, proposals: 3, awarded: 1, accepted: 0, noAward: 1 };
    expect(total).toEqual(expected);
    expect(byField.find(({ key }) => key === OTHER_FIELD)).toMatchObject({ published: 1, takenUp: 0, noAward: 1 });
    expect(byField.find(({ key }) => key === FIELD)).toMatchObject({ published: 2, needs: 3 });
    expect(byRegion).toEqual([{ key: '江西吉安', ...expected }]);
    expect(byMonth.map(({ published }) => published).reduce((a, b) => a + b, 0)).toBe(3);
    expect(byMonth.every(({ key }) => /^\d{4}-\d{2}$/.test(key))).toBe(true);
    // By fiscal years: how many there are depends on the day of the test.
    const inAll = (amount: string): bigint => money.reduce((sum, year) => sum + BigInt(year[amount] ?? 0), 0n);
    expect(new Set(money.map(({ programmeId }) => programmeId))).toEqual(new Set([cast.programme.id]));
    expect(money.map(({ appropriatedFen }) => appropriatedFen)).toEqual(money.map(() => '10000000000'));
    expect(['encumberedFen', 'approvedFen', 'settledFen'].map(inAll)).toEqual([85_000_000n, 0n, 40_000_000n]);
  });

  it('can be narrowed down, and are kept by caches', async () => {
    const { total } = await publicFigures(`?field=${encodeURIComponent(OTHER_FIELD)}`);
    expect(total).toMatchObject({ published: 1, proposals: 0 });
    expect((await publicFigures('?year=2001')).total).toMatchObject({ needs: 0, published: 0 });
    expect((await publicFigures(`?programmeId=${project.id}`)).money).toEqual([]);
    const first = await system.visitor.get('/public/figures').expect(200);
    expect(first.headers['cache-control']).toBe('public, max-age=30');
    const etag = String(first.headers['etag']);
    await system.visitor.get('/public/figures').set('If-None-Match', etag).expect(304);
    await system.visitor.get('/public/figures?year=1').expect(422);
    await system.visitor.get('/public/figures?programmeId=x').expect(422);
  });

  it('tell the agency what is within its reach', async () => {
    const { body } = await cast.officer.get('/me/figures').expect(200);
    const figures = body as AgencyBody;
    expect(figures.total).toMatchObject({ needs: 5, published: 4, awarded: 1 });
    expect(figures.inFlightFen).toBe('0');
    expect(figures.overdueMilestones).toBe(0);
    expect(figures.stages.map(({ stage, count }) => [stage, count])).toEqual([
      ['assessment', 4],
      ['take_up', 2],
      ['selection', 1],
      ['contracting', 1],
      ['work', 0],
    ]);
    expect(figures.stages[1]?.averageDays).toBeGreaterThan(1);
    await cast.demander.get('/me/figures').expect(403);
    const supervised = (await cast.oversight.get('/me/figures').expect(200)).body as AgencyBody;
    expect(supervised.total).toEqual(figures.total);
  });

  it('show live projects with their schedule and their money', async () => {
    const { items, nextCursor } = await board();
    expect(nextCursor).toBeNull();
    const [line] = items;
    expect(items.map(({ id }) => id)).toEqual([project.id]);
    expect(line).toMatchObject({
      state: 'active',
      late: false,
      grantFen: '125000000',
      grantPaidFen: '40000000',
      demanderPlanFen: '375000000',
      demanderPaidFen: '120000000',
    });
    const [first, second] = line?.milestones ?? [];
    expect(first?.doneOn).toMatch(/^2\d{3}-/);
    expect(second).toMatchObject({ number: 2, doneOn: null, late: false });
    expect(line?.nextDueOn).toBe(second?.dueOn);
    expect(second?.startsOn && first?.dueOn && second.startsOn > first.dueOn).toBe(true);
    expect((await board('?late=true')).items).toEqual([]);
    await cast.officer.get('/boards/projects?late=perhaps').expect(422);
    await cast.officer.get('/boards/projects?cursor=x').expect(400);
  });

  it('turn red when a milestone is late', async () => {
    await cast.advanceDays(800);
    const { items } = await board('?late=true');
    expect(items.map(({ id, late }) => [id, late])).toEqual([[project.id, true]]);
    const { body } = await cast.officer.get('/me/figures').expect(200);
    expect((body as AgencyBody).overdueMilestones).toBe(1);
  });
});
