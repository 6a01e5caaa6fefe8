import { aNeed, needInput, type NeedBody } from '../builders/need.js';
import { aCast, type Cast } from '../builders/people.js';
import type { Client, Versioned } from '../support/client.js';
import { System } from '../support/system.js';

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly zh: string }[];
  readonly reasons?: readonly { readonly code: string }[];
}

interface Seat extends Versioned {
  readonly userId: string;
}

describe('a need', () => {
  let system: System;
  let cast: Cast;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(() => system.stop());

  const reread = async (need: NeedBody, who: Client = cast.officer): Promise<NeedBody> =>
    (await who.get(`/needs/${need.id}`).expect(200)).body as NeedBody;
  const wrongFields = (body: unknown): string[] => ((body as Problem).errors ?? []).map(({ path }) => path).sort();
  const reasons = (body: unknown): string[] => ((body as Problem).reasons ?? []).map(({ code }) => code);

  it('goes from the draft to the accepted text', async () => {
    const draft = await aNeed(cast).draft();
    expect(draft).toMatchObject({
      state: 'draft',
      version: 1,
      enteredOnBehalf: false,
      demanderName: '江西电缆有限责任公司',
    });
    expect(draft.number).toMatch(/^XQ-\d{4}-\d{4}$/);
    expect(draft.indicators.map(({ name }) => name)).toHaveLength(7);
    expect(draft.indicators[1]).toMatchObject({ zh: '同心度检测精度 ±0.02 mm (|x| ≤ 0.02 mm)' });

    const agreeing = await aNeed(cast).agreeing('450000000');
    expect(agreeing).toMatchObject({ state: 'agreeing', recommendedAmountFen: '450000000', textAcceptedAt: null });
    expect(agreeing.assessments).toMatchObject([{ totalHundredths: 8000, recommendation: 'list' }]);
    const { body } = await cast.demander.act('needs', agreeing, 'accept_text').expect(200);
    expect(body).toMatchObject({ state: 'agreeing', textDueAt: null });
    expect((body as NeedBody).textAcceptedAt).not.toBeNull();
    const again = await cast.demander.act('needs', body as NeedBody, 'accept_text').expect(409);
    expect(reasons(again.body)).toEqual(['need.text_already_accepted']);
  });

  it('names every wrong field of a filing', async () => {
    const shape = { title: '短', periodMonths: 0, totalInvestmentFen: '12.5', cooperation: 'marriage', colour: 'red' };
    const malformed = await cast.demander.post('/needs', needInput(cast, shape)).expect(422);
    expect(wrongFields(malformed.body)).toEqual([
      'colour',
      'cooperation',
      'periodMonths',
      'title',
      'totalInvestmentFen',
    ]);

    const [first, second] = (needInput(cast) as { indicators: object[] }).indicators;
    const sense = {
      cashToTakerFen: '500000001',
      periodMonths: 37,
      indicators: [first, { ...second, values: ['-0.02'] }],
    };
    const { body } = await cast.demander.post('/needs', needInput(cast, sense)).expect(422);
    expect(wrongFields(body)).toEqual(['cashToTakerFen', 'indicators.1.values.0', 'periodMonths']);
    await cast.demander.post('/needs', needInput(cast, { indicators: [] })).expect(422);
  });

  it('is not submitted without the pledge that it holds no state secrets', async () => {
    const draft = await aNeed(cast).draft();
    const missing = await cast.demander.act('needs', draft, 'submit').expect(422);
    expect(wrongFields(missing.body)).toEqual(['noStateSecrets']);
    const { body } = await cast.demander.act('needs', draft, 'submit', { noStateSecrets: false }).expect(422);
    expect((body as Problem).errors).toMatchObject([{ code: 'need.state_secrets_pledge_missing' }]);
    expect(await reread(draft)).toMatchObject({ state: 'draft', version: 1, pledgedBy: null });
  });

  it('is edited as a draft, and keeps the ids of its indicators', async () => {
    const draft = await aNeed(cast).draft();
    const changed = { title: '线缆制造在线测控系统', indicators: [...draft.indicators.slice(0, 2)].map(withoutWords) };
    const { body } = await cast.demander.patch(`/needs/${draft.id}`, 1, changed).expect(200);
    const edited = body as NeedBody;
    expect(edited).toMatchObject({ title: '线缆制造在线测控系统', version: 2, totalInvestmentFen: '500000000' });
    expect(edited.indicators.map(({ id }) => id)).toEqual(draft.indicators.slice(0, 2).map(({ id }) => id));
    await cast.demander.patch(`/needs/${draft.id}`, 1, { title: '旧版本的修改' }).expect(409);
    const emptied = await cast.demander.patch(`/needs/${draft.id}`, 2, { title: null }).expect(422);
    expect(wrongFields(emptied.body)).toEqual(['title']);
    const tooMuch = await cast.demander.patch(`/needs/${draft.id}`, 2, { cashToTakerFen: '600000000' }).expect(422);
    expect(wrongFields(tooMuch.body)).toEqual(['cashToTakerFen']);
    const submitted = await cast.demander.act('needs', edited, 'submit', { noStateSecrets: true }).expect(200);
    const late = await cast.demander.patch(`/needs/${draft.id}`, 3, { title: '提交后的修改' }).expect(409);
    expect(reasons(late.body)).toEqual(['platform.state_not_allowed']);
    expect(submitted.body).toMatchObject({ state: 'submitted', version: 3 });
  });

  it('goes back with a reason and comes again', async () => {
    const submitted = await aNeed(cast).submitted();
    const silent = await cast.officer.act('needs', submitted, 'return').expect(409);
    expect(reasons(silent.body)).toEqual(['platform.reason_required']);
    const returned = (await cast.officer.act('needs', submitted, 'return', { reason: '请补充测量办法' }).expect(200))
      .body;
    expect(returned).toMatchObject({ state: 'returned' });
    const { body } = await cast.demander
      .act('needs', returned as NeedBody, 'resubmit', { noStateSecrets: true })
      .expect(200);
    expect(body).toMatchObject({ state: 'submitted' });
  });

  it('is refused by every action to those it is none of their business', async () => {
    const draft = await aNeed(cast).draft();
    await cast.taker.get(`/needs/${draft.id}`).expect(403);
    await cast.officer.act('needs', draft, 'submit', { noStateSecrets: true }).expect(409);
    const actions = ['take_directly', 'start_assessment', 'propose_text', 'return', 'defer', 'reject', 'recommend'];
    for (const action of actions) {
      const body = action === 'propose_text' ? { recommendedAmountFen: '1' } : {};
      await cast.demander.act('needs', draft, action, body).expect(403);
    }
    for (const action of ['accept_text', 'recommend']) await cast.officer.act('needs', draft, action).expect(403);
    for (const action of ['submit', 'resubmit', 'withdraw']) {
      const body = action === 'withdraw' ? {} : { noStateSecrets: true };
      await cast.taker.act('needs', draft, action, body).expect(403);
    }
  });

  it('is refused in the wrong state by every action, and stands as it was', async () => {
    const draft = await aNeed(cast).draft();
    const asOfficer = ['take_directly', 'start_assessment', 'return', 'defer', 'reject'];
    for (const action of asOfficer) {
      const { body } = await cast.officer.act('needs', draft, action, reasonFor(action)).expect(409);
      expect([action, ...reasons(body)]).toEqual([action, 'platform.state_not_allowed']);
    }
    await cast.officer.act('needs', draft, 'propose_text', { recommendedAmountFen: '500000000' }).expect(409);
    await cast.demander.act('needs', draft, 'accept_text').expect(409);
    await cast.demander.act('needs', draft, 'resubmit', { noStateSecrets: true }).expect(409);
    const withdrawn = (await cast.demander.act('needs', draft, 'withdraw').expect(200)).body as NeedBody;
    await cast.demander.act('needs', withdrawn, 'withdraw').expect(409);
    await cast.demander.act('needs', withdrawn, 'submit', { noStateSecrets: true }).expect(409);
    expect(await reread(draft, cast.demander)).toMatchObject({ state: 'withdrawn', version: 2, actions: [] });
  });

  it('waits for its recommender, and not for ever', async () => {
    const recommenderId = cast.people.recommender.organisationId;
    const filing = { channel: 'recommended', recommenderId };
    const recommended = await aNeed(cast, filing).submitted();
    const early = await cast.officer.act('needs', recommended, 'take_directly').expect(409);
    expect(reasons(early.body)).toEqual(['need.recommender_has_time']);
    const { body } = await cast.recommender
      .act('needs', recommended, 'recommend', { reason: '属我区重点产业' })
      .expect(200);
    expect(body).toMatchObject({ state: 'recommended', recommenderDueAt: null });

    const forgotten = await aNeed(cast, filing).submitted();
    await cast.advanceDays(30);
    await cast.officer.act('needs', forgotten, 'take_directly').expect(200);
    const nobody = await cast.demander.post('/needs', needInput(cast, { channel: 'recommended' })).expect(422);
    expect(wrongFields(nobody.body)).toEqual(['recommenderId']);
  });

  it('can be typed in by an officer from paper, and is the demander’s all the same', async () => {
    const sourceFacts = {
      title: '吉安市科技局 榜单页',
      url: 'http://stc.jian.gov.cn/news-show-3015.html',
      publishedText: '2025-10-28',
      exampleFields: ['cashToTakerFen', 'indicators.weight'],
    };
    const filing = { demanderId: cast.people.demander.organisationId, channel: 'field_survey', sourceFacts };
    const { body } = await cast.officer.post('/needs', needInput(cast, filing)).expect(201);
    expect(body).toMatchObject({
      enteredOnBehalf: true,
      enteredBy: cast.people.officer.userId,
      demanderId: cast.people.demander.organisationId,
      sourceFacts: { ...sourceFacts, deadlineText: null },
    });
    const submitted = await cast.officer.act('needs', body as NeedBody, 'submit', { noStateSecrets: true }).expect(200);
    expect(await reread(submitted.body as NeedBody, cast.demander)).toMatchObject({ state: 'submitted' });
    await cast.demander.post('/needs', needInput(cast, { channel: 'field_survey' })).expect(422);
    await cast.demander.patch(`/needs/${(body as NeedBody).id}`, 2, { sourceFacts }).expect(422);
    const stranger = { demanderId: cast.people.taker2.organisationId };
    await cast.demander.post('/needs', needInput(cast, stranger)).expect(403);
  });

  it('is listed only for those it concerns, page by page', async () => {
    const all = await cast.officer.get('/needs?limit=2&state=submitted&state=draft').expect(200);
    const page = all.body as { items: NeedBody[]; nextCursor: string };
    expect(page.items).toHaveLength(2);
    expect(page.items.every(({ state }) => ['submitted', 'draft'].includes(state))).toBe(true);
    const next = await cast.officer.get(`/needs?limit=2&cursor=${page.nextCursor}`).expect(200);
    const [last, first] = [page.items[1], (next.body as { items: NeedBody[] }).items[0]];
    expect(last && first && last.id > first.id).toBe(true);
    await cast.taker.get('/needs').expect(403);
    const expert = await cast.experts[0]?.get('/needs').expect(200);
    expect((expert?.body as { items: unknown[] }).items).toEqual([]);
    const elsewhere = await cast.officer.get(`/needs?programmeId=${cast.people.officer.userId}`).expect(200);
    expect((elsewhere.body as { items: unknown[] }).items).toEqual([]);
    await cast.officer.get('/needs?state=lost').expect(422);
  });

  it('is listed with the time of its submission, from which its age at the intake counts', async () => {
    const submitted = await aNeed(cast).submitted();
    const draft = await aNeed(cast).draft();
    const { body } = await cast.officer.get('/needs?limit=2&state=submitted&state=draft').expect(200);
    expect((body as { items: unknown[] }).items).toMatchObject([
      { id: draft.id, submittedAt: null },
      { id: submitted.id, submittedAt: (await reread(submitted)).submittedAt },
    ]);
  });

  describe('in assessment', () => {
    it('waits for its panel, whose experts read it once they have accepted', async () => {
      const need = await aNeed(cast).assessing();
      const early = await cast.officer
        .act('needs', need, 'propose_text', { recommendedAmountFen: '500000000' })
        .expect(409);
      expect(reasons(early.body)).toEqual(['need.not_assessed']);
      const answers = await Promise.all(cast.experts.map((expert) => expert.get(`/needs/${need.id}`)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));

      const { body } = await cast.officer.get(`/panels/${need.panelId ?? ''}/assignments`).expect(200);
      const [seat] = (body as { items: Seat[] }).items;
      if (!seat) throw new Error('the panel has no seat');
      const expert = cast.expertOf(seat.userId);
      await expert.act('panel-assignments', seat, 'accept', { noConflict: true }).expect(200);
      expect(await reread(need, expert)).toMatchObject({ title: need.title, actions: [] });
    });

    it('is advised against when a must-pass criterion is not met, and the officer may still decide', async () => {
      const weak = await aNeed(cast).assessed(50);
      expect(weak.assessments).toMatchObject([{ totalHundredths: 5000, recommendation: 'not_list' }]);
      const { body } = await cast.officer.act('needs', weak, 'defer', { reason: '先进性不足' }).expect(200);
      const again = await cast.demander
        .act('needs', body as NeedBody, 'resubmit', { noStateSecrets: true })
        .expect(200);
      expect(again.body).toMatchObject({ state: 'submitted', panelId: null });
      expect((again.body as NeedBody).assessments).toHaveLength(1);
    });

    it('goes back to the officer when its panel is dissolved', async () => {
      const need = await aNeed(cast).assessing();
      const panel = (await cast.officer.get(`/panels/${need.panelId ?? ''}`).expect(200)).body as NeedBody;
      await cast.officer.act('panels', panel, 'dissolve', { reason: '专家人数不足' }).expect(200);
      await system.drainJobs();
      expect(await reread(need)).toMatchObject({ state: 'recommended', panelId: null });
    });

    it('takes its panel with it when it is withdrawn', async () => {
      const need = await aNeed(cast).assessing();
      await cast.demander.act('needs', need, 'withdraw', { reason: '企业战略调整' }).expect(200);
      await system.drainJobs();
      const { body } = await cast.officer.get(`/panels/${need.panelId ?? ''}`).expect(200);
      expect(body).toMatchObject({ state: 'dissolved' });
    });
  });

  describe('before its demander', () => {
    it('keeps the amount above the cash', async () => {
      const need = await aNeed(cast).assessed();
      const { body } = await cast.officer
        .act('needs', need, 'propose_text', { recommendedAmountFen: '374999999' })
        .expect(422);
      expect(wrongFields(body)).toEqual(['recommendedAmountFen']);
      expect(await reread(need)).toMatchObject({ state: 'assessing', version: need.version });
    });

    it('is flagged when the days for the text are over, and may still be accepted', async () => {
      const need = await aNeed(cast).agreeing();
      await system.drainJobs();
      expect(await reread(need)).toMatchObject({ textOverdueAt: null });
      await cast.advanceDays(20);
      await system.drainJobs();
      const overdue = await reread(need);
      expect(overdue.textOverdueAt).not.toBeNull();
      await cast.demander.act('needs', overdue, 'accept_text').expect(200);
    });
  });
});

const reasonFor = (action: string): object =>
  ['return', 'defer', 'reject'].includes(action) ? { reason: '材料不全' } : {};

/** The lines of text an indicator is shown with are no part of it. */
function withoutWords(indicator: object): object {
  const fields = Object.entries(indicator).filter(([field]) => !['zh', 'en'].includes(field));
  return Object.fromEntries(fields);
}
