import 'reflect-metadata';
import { openCallThenAcceptance } from '#programme';
import {
  actOnAcceptance,
  anAcceptance,
  anAssessor,
  meetingInput,
  readAcceptance,
  STATEMENT,
  testReport,
  type AcceptanceBody,
} from '../builders/acceptance.js';
import { aCast, unlimited, type Cast, type Person } from '../builders/people.js';
import { aProject, readProject } from '../builders/project.js';
import type { Versioned } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';
import { samples } from '../../libs/file/test-support/sample-files.js';

// Weights of the seven indicators: 10, 20 (must pass), 10, 15, 20 (must pass), 15, 10.
const MISSES_TEN = { 检测速度: '9.9' };
const MISSES_FIFTEEN = { 检测可靠性: '98' };
const MISSES_MUST_PASS = { 同心度检测精度: '0.021' };

const codes = (body: object): string[] => ((body as { reasons?: { code: string }[] }).reasons ?? []).map((r) => r.code);
const paths = (body: object): string[] => ((body as { errors?: { path: string }[] }).errors ?? []).map((e) => e.path);

describe('acceptance', () => {
  let system: System;
  let cast: Cast;
  let assessor: Person;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    assessor = await anAssessor(cast);
  }, 120_000);
  afterAll(() => system.stop());

  describe('passed', () => {
    let concluded: AcceptanceBody;

    beforeAll(async () => {
      concluded = await anAcceptance(cast, { assessor, measured: MISSES_TEN }).concluded();
    }, 120_000);

    it('is what the measurements come to, line by line, at exactly 90 %', () => {
      expect(concluded).toMatchObject({ state: 'concluded', outcome: 'passed', round: 1, completionPpm: 900_000 });
      const { computation } = concluded;
      expect(computation).toMatchObject({
        concluded: true,
        outcome: 'passed',
        totalWeight: 100,
        totalWeightedCredit: 90_000_000,
        reasons: [],
      });
      expect(computation.lines.map(({ weight, met, weightedCredit }) => [weight, met, weightedCredit])).toEqual([
        [10, true, 10_000_000],
        [20, true, 20_000_000],
        [10, true, 10_000_000],
        [15, true, 15_000_000],
        [20, true, 20_000_000],
        [15, true, 15_000_000],
        [10, false, 0],
      ]);
      expect(computation.lines[6]).toMatchObject({
        indicator: '检测速度',
        passFail: false,
        testedBy: expect.stringMatching(/./) as string,
        zh: '检测速度 ≥ 10 m/min',
        measured: '9.9',
        measuredBy: 'third_party',
      });
    });

    it('is kept as rows that a later reader sees', async () => {
      const rows = await system.rows('select * from acceptance_line where acceptance_id = $1', [concluded.id]);
      expect(rows).toHaveLength(7);
      expect((await readAcceptance(cast.oversight, concluded.id)).computation).toEqual(concluded.computation);
    });

    it('lets the project settle, and nobody ask again', async () => {
      expect(await readProject(cast.officer, concluded.projectId)).toMatchObject({
        state: 'settling',
        outcome: 'accepted',
      });
      const again = await cast.taker.post(`/projects/${concluded.projectId}/acceptances`, STATEMENT).expect(409);
      expect(codes(again.body as object)).toEqual(['platform.state_not_allowed']);
    });

    it('is in the lists of those who take part and of nobody else', async () => {
      for (const who of [cast.taker, cast.demander, cast.officer, cast.oversight, assessor.client]) {
        const { body } = await who.get(`/acceptances?projectId=${concluded.projectId}&state=concluded`).expect(200);
        expect((body as { items: AcceptanceBody[] }).items.map(({ id }) => id)).toEqual([concluded.id]);
      }
      const { body } = await cast.taker2.get('/acceptances').expect(200);
      expect((body as { items: unknown[] }).items).toEqual([]);
      await cast.taker2.get(`/acceptances/${concluded.id}`).expect(404);
    });
  });

  it('waits for the milestones, for the pledge and for the taker', async () => {
    const project = await aProject(cast).active();
    const path = `/projects/${project.id}/acceptances`;
    const early = await cast.taker.post(path, STATEMENT).expect(409);
    expect((early.body as { reasons: object[] }).reasons).toMatchObject([
      { code: 'acceptance.milestones_open', params: { count: 2 } },
    ]);
    expect(paths((await cast.taker.post(path, { ...STATEMENT, noStateSecrets: false }).expect(422)).body)).toEqual([
      'noStateSecrets',
    ]);
    await cast.taker2.post(path, STATEMENT).expect(403);
    await cast.demander.post(path, STATEMENT).expect(403);
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'active' });
  }, 120_000);

  it('goes its way step by step, and says why it cannot go faster', async () => {
    const requested = await anAcceptance(cast).requested();
    expect(await readProject(cast.officer, requested.projectId)).toMatchObject({ state: 'accepting' });
    await cast.demander.act('acceptances', requested, 'start_testing', {}).expect(403);
    const partner = { assessorId: cast.people.taker2.organisationId };
    const wrong = await cast.officer.act('acceptances', requested, 'start_testing', partner).expect(422);
    expect(wrong.body).toMatchObject({ errors: [{ path: 'assessorId', code: 'acceptance.not_an_assessor' }] });
    const related = await anAssessor(cast, '江西电缆检测有限公司');
    const relation = {
      otherId: related.organisationId,
      kind: 'subsidiary',
      sinceOn: '2020-01-01',
      source: '企业公示信息',
    };
    await cast.officer.post(`/organisations/${cast.people.demander.organisationId}/affiliations`, relation).expect(201);
    const close = { assessorId: related.organisationId };
    const dependent = await cast.officer.act('acceptances', requested, 'start_testing', close).expect(422);
    expect(dependent.body).toMatchObject({ errors: [{ code: 'acceptance.assessor_not_independent' }] });

    const testing = await actOnAcceptance(cast.officer, requested, 'start_testing', {
      assessorId: assessor.organisationId,
    });
    await cast.taker.act('acceptances', testing, 'report_test', await testReport(cast, testing.projectId)).expect(403);
    const bare = await cast.demander.act('acceptances', testing, 'hold_meeting', await meetingInput(cast)).expect(409);
    expect((bare.body as { reasons: object[] }).reasons).toMatchObject([
      { code: 'acceptance.not_measured', params: { count: 7 } },
    ]);
    const byDemander = await actOnAcceptance(cast.demander, testing, 'report_test', {
      ...(await testReport(cast, testing.projectId)),
    });
    expect(byDemander.computation).toMatchObject({ concluded: false, outcome: 'passed', completionPpm: 1_000_000 });

    const led = await cast.officer.act('acceptances', byDemander, 'hold_meeting', await meetingInput(cast)).expect(409);
    expect(codes(led.body as object)).toEqual(['acceptance.demander_leads']);
    const met = await actOnAcceptance(cast.demander, byDemander, 'hold_meeting', await meetingInput(cast));
    const early = await cast.officer.act('acceptances', met, 'conclude', {}).expect(409);
    expect(codes(early.body as object)).toEqual(['acceptance.opinion_missing']);
    await cast.officer.act('acceptances', met, 'return_to_testing', {}).expect(409);
    const back = await actOnAcceptance(cast.officer, met, 'return_to_testing', { reason: '检测速度须由第三方复测' });
    const remeasured = await actOnAcceptance(assessor.client, back, 'report_test', {
      ...(await testReport(cast, back.projectId, MISSES_TEN)),
    });
    expect(remeasured.computation.completionPpm).toBe(900_000);
    const again = await actOnAcceptance(cast.demander, remeasured, 'hold_meeting', await meetingInput(cast));
    const opinion = { verdict: 'not_accept', opinion: '检测速度达不到产线节拍。' };
    const judged = await actOnAcceptance(cast.demander, again, 'give_opinion', opinion);

    await cast.taker.act('acceptances', again, 'give_opinion', opinion).expect(403);
    await cast.demander.act('acceptances', judged, 'conclude', {}).expect(403);
    await cast.officer.act('acceptances', judged, 'conclude', { outcome: 'failed' }).expect(422);
    const dissent = await cast.officer.act('acceptances', judged, 'conclude', {}).expect(409);
    expect(codes(dissent.body as object)).toEqual(['acceptance.dissent_needs_reason']);
    const concluded = await actOnAcceptance(cast.officer, judged, 'conclude', { reason: '其余指标达到，符合通过线。' });
    expect(concluded.outcome).toBe('passed');
  }, 120_000);

  it('is asked for once and concluded once, however many try', async () => {
    const project = await aProject(cast).worked();
    const path = `/projects/${project.id}/acceptances`;
    const asked = await Promise.all([1, 2, 3].map(() => cast.taker.post(path, STATEMENT)));
    expect(asked.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const judged = await anAcceptance(cast, { acceptance: asked.find(({ status }) => status === 201)?.body }).judged();
    const concluded = await Promise.all([1, 2, 3].map(() => cast.officer.act('acceptances', judged, 'conclude', {})));
    expect(concluded.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  }, 120_000);

  it('refuses results that cannot be read or belong elsewhere', async () => {
    const testing = await anAcceptance(cast).testing();
    const report = await testReport(cast, testing.projectId);
    const [first, second, ...rest] = report.results;
    const results = [{ ...first, value: '约 150' }, { ...second, indicatorId: testing.id }, ...rest, { ...rest[0] }];
    const { body } = await cast.demander.act('acceptances', testing, 'report_test', { ...report, results }).expect(422);
    expect(paths(body as object)).toEqual(['results.0.value', 'results.1.indicatorId', 'results.7.indicatorId']);
    const future = { ...report, testedOn: '2099-01-01' };
    expect(paths((await cast.demander.act('acceptances', testing, 'report_test', future).expect(422)).body)).toEqual([
      'testedOn',
    ]);
    expect((await readAcceptance(cast.officer, testing.id)).testReports).toEqual([]);
  }, 120_000);

  it('asks for one more round between the lines, and fails the second time', async () => {
    const first = await anAcceptance(cast, { measured: MISSES_FIFTEEN, verdict: 're_review' }).concluded();
    expect(first).toMatchObject({
      outcome: 're_review',
      completionPpm: 850_000,
      computation: {
        reasons: [{ code: 'acceptance.completion_below_pass', params: { completion: '85%', passAt: '90%' } }],
      },
    });
    const project = await readProject(cast.officer, first.projectId);
    expect(project).toMatchObject({ state: 'active', outcome: null });
    const second = await anAcceptance(cast, { project, measured: MISSES_FIFTEEN, verdict: 'not_accept' }).concluded();
    expect(second).toMatchObject({
      round: 2,
      outcome: 'failed',
      reReviewUntil: null,
      computation: { reasons: [{ code: 'acceptance.re_reviews_used', params: { max: 1 } }] },
    });
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling', outcome: 'not_accepted' });
  }, 120_000);

  it('passes in the second round what was put right', async () => {
    const first = await anAcceptance(cast, { measured: MISSES_FIFTEEN, verdict: 're_review' }).concluded();
    const project = await readProject(cast.officer, first.projectId);
    const second = await anAcceptance(cast, { project }).concluded();
    expect(second).toMatchObject({ round: 2, outcome: 'passed', completionPpm: 1_000_000 });
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling', outcome: 'accepted' });
  }, 120_000);

  it('fails on one must-pass indicator, however much else is met', async () => {
    const failed = await anAcceptance(cast, { measured: MISSES_MUST_PASS, verdict: 'not_accept' }).concluded();
    expect(failed).toMatchObject({
      outcome: 'failed',
      completionPpm: 800_000,
      computation: { reasons: [{ code: 'acceptance.must_pass_failed', params: { count: 1 } }] },
    });
    expect(await readProject(cast.officer, failed.projectId)).toMatchObject({
      state: 'settling',
      outcome: 'not_accepted',
    });
  }, 120_000);

  describe('its files', () => {
    let testing: AcceptanceBody;

    beforeAll(async () => {
      testing = await anAcceptance(cast, { assessor }).testing();
    }, 120_000);

    const path = (): string => `/acceptances/${testing.id}/files`;

    it('come from those who take part and are read by those who may read it', async () => {
      const sent = await assessor.client.post(path()).attach('file', samples.pdf, '检测报告.pdf').expect(201);
      const { id } = sent.body as { id: string };
      for (const who of [cast.taker, cast.demander, cast.officer, cast.oversight]) {
        const { body } = await who.get(path()).expect(200);
        expect((body as { items: object[] }).items).toMatchObject([
          { id, name: '检测报告.pdf', mediaType: 'application/pdf' },
        ]);
        const { headers } = await who.get(`${path()}/${id}`).expect(200);
        expect(headers['content-disposition']).toContain("filename*=UTF-8''%E6%A3%80%E6%B5%8B%E6%8A%A5%E5%91%8A.pdf");
      }
      await cast.taker2.get(path()).expect(404);
      await cast.taker2.get(`${path()}/${id}`).expect(404);
      await cast.taker2.post(path()).attach('file', samples.pdf, 'a.pdf').expect(404);
      await cast.oversight.post(path()).attach('file', samples.pdf, 'a.pdf').expect(403);
      const trail = await system.rows<{ body: string }>(
        `select body from audit_entry where action = 'acceptance.attach_file' and subject_id = $1`,
        [testing.id],
      );
      expect(trail.some(({ body }) => body.includes(id))).toBe(true);
    });
  });

  it('lapses when nobody asks for the other round in time', async () => {
    const first = await anAcceptance(cast, { measured: MISSES_FIFTEEN, verdict: 're_review' }).concluded();
    await cast.advanceDays(185);
    const late = await cast.taker.post(`/projects/${first.projectId}/acceptances`, STATEMENT).expect(409);
    expect(codes(late.body as object)).toEqual(['acceptance.re_review_too_late']);
    await system.drainJobs();
    const lapsed = await readAcceptance(cast.officer, first.id);
    expect(lapsed).toMatchObject({ state: 'concluded', outcome: 're_review' });
    expect(lapsed.reReviewLapsedAt).not.toBeNull();
    expect(await readProject(cast.officer, first.projectId)).toMatchObject({
      state: 'settling',
      outcome: 'not_accepted',
    });
  }, 120_000);

  it('under rules that ask for a third party needs one, and counts only what it measured', async () => {
    const acceptance = { ...openCallThenAcceptance.acceptance, thirdPartyTestRequired: true };
    const programme = (await cast.officer.get(`/programmes/${cast.programme.id}`).expect(200)).body as Versioned;
    const rulePack = unlimited({ ...openCallThenAcceptance, acceptance });
    await cast.officer.act('programmes', programme, 'set_rules', { rulePack }).expect(200);
    const requested = await anAcceptance(cast).requested();
    const none = await cast.officer.act('acceptances', requested, 'start_testing', {}).expect(422);
    expect(none.body).toMatchObject({ errors: [{ path: 'assessorId', code: 'acceptance.assessor_required' }] });
    const naming = { assessorId: assessor.organisationId };
    const testing = await actOnAcceptance(cast.officer, requested, 'start_testing', naming);
    const report = await testReport(cast, testing.projectId);
    const own = await cast.demander.act('acceptances', testing, 'report_test', report).expect(409);
    expect(codes(own.body as object)).toEqual(['acceptance.third_party_measures']);
    const tested = await actOnAcceptance(assessor.client, testing, 'report_test', report);
    await actOnAcceptance(cast.demander, tested, 'hold_meeting', await meetingInput(cast));
  }, 120_000);

  it('leaves everything in order', () => expectInvariants());
});
