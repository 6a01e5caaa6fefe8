import { uuidv7 } from '#platform';
import { assignedExperts, panelOfSubject, type Panel } from '#panel';
import { PanelDesk, REASON, RUBRIC, type Draw, type Seat } from '../builders/panel-desk.js';
import { aCast, type Cast, type Person } from '../builders/people.js';
import { PASSWORD, type Client, type Versioned } from '../support/client.js';
import { System } from '../support/system.js';

interface Refusal {
  readonly errors?: { path: string; code: string }[];
}

describe('a panel of experts', () => {
  let system: System;
  let cast: Cast;
  let desk: PanelDesk;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    desk = new PanelDesk(cast);
  });
  afterAll(() => system.stop());

  const readers = (panel: Panel): Promise<string[]> => desk.inUnit((tx) => assignedExperts(tx, panel.subjectId));

  describe('its draw', () => {
    it('lets two draws at the same time never overload an expert', async () => {
      const both = await Promise.all([desk.convene({ loadCap: 1 }), desk.convene({ loadCap: 1 })]);
      const members = (await Promise.all(both.map((panel) => desk.seated(panel)))).flat();
      expect(new Set(members).size).toBe(10);
      const third = await desk.convene({ loadCap: 1 }).catch((error: unknown) => error);
      expect(third).toMatchObject({ status: 409, code: 'panel.not_enough_experts' });
      for (const panel of both) await desk.dissolve(panel);
    });

    it('never takes an expert who is tied to an organisation of an entry, and says why', async () => {
      const party = cast.people.taker2.organisationId;
      const year = new Date().getFullYear();
      const client = desk.expert(0).organisationId;
      await desk.recordTie(desk.expert(1), 'employment', party, `${year - 1}-06-30`);
      await desk.recordTie(desk.expert(2), 'employment', party, `${year - 4}-06-30`);
      await desk.recordTie(desk.expert(3), 'co_work', party);
      await desk.recordTie(desk.expert(4), 'declared', party);
      const group = { otherId: party, kind: 'control', sinceOn: '2020-01-01', source: '工商登记' };
      await cast.officer.post(`/organisations/${desk.expert(5).organisationId}/affiliations`, group).expect(201);
      await cast.officer
        .act('experts', await desk.read(`/experts/${desk.expert(6).userId}`), 'suspend', { reason: '出国访学' })
        .expect(200);
      const entries = [
        { entryId: uuidv7(), label: 'TB-1', organisationIds: [party] },
        { entryId: uuidv7(), label: 'TB-2', organisationIds: [client] },
      ];
      const panel = await desk.convene({ entries, size: 6, quorum: 6 });
      const [draw] = await desk.draws(panel);
      const conflicted = [0, 1, 3, 4, 5, 6].map((index) => desk.expert(index).userId);
      expect((await desk.seated(panel)).filter((userId) => conflicted.includes(userId))).toEqual([]);
      expect(await desk.seated(panel)).toHaveLength(6);
      expect(draw?.reserves).toEqual([]);
      const why = new Map(draw?.excluded.map(({ expertId, reasons }) => [expertId, reasons.map(({ code }) => code)]));
      expect(conflicted.map((userId) => why.get(userId))).toEqual([
        ['panel.same_organisation', 'panel.employed_by_party'],
        ['panel.employed_by_party'],
        ['panel.co_applied_with_party'],
        ['panel.declared_interest'],
        ['panel.same_parent_organisation'],
        ['panel.blacklisted'],
      ]);
      const first = draw?.excluded.find(({ expertId }) => expertId === desk.expert(0).userId);
      expect(first?.reasons[0]?.zh).toBe('专家与当事方同属一个单位（清华大学）');
      const tooMany = await desk.convene({ entries, size: 7, quorum: 6 }).catch((error: unknown) => error);
      expect(tooMany).toMatchObject({
        code: 'panel.not_enough_experts',
        details: { params: { needed: 7, available: 6 } },
      });
      await cast.officer.act('experts', await desk.read(`/experts/${desk.expert(6).userId}`), 'reinstate').expect(200);
      await desk.dissolve(panel);
    });

    it('can be repeated from its record, and follows its seed', async () => {
      const one = await desk.convene({ seed: 'the same seed' });
      const other = await desk.convene({ seed: 'the same seed' });
      expect(await desk.seated(other)).toEqual(await desk.seated(one));
      const [draw] = await desk.draws(one);
      expect(draw).toMatchObject({ seed: 'the same seed', replayDifferences: [] });
      const anything = await Promise.all([desk.convene(), desk.convene(), desk.convene()]);
      const seeds = (await Promise.all(anything.map((panel) => desk.draws(panel)))).flat().map(({ seed }) => seed);
      expect(new Set(seeds).size).toBe(3);
      for (const panel of [one, other, ...anything]) await desk.dissolve(panel);
    });

    it('asks for the field, for one panel a subject and for a rubric that works', async () => {
      const stranger = await desk.convene({ field: '中医药' }).catch((error: unknown) => error);
      expect(stranger).toMatchObject({ code: 'panel.not_enough_experts', details: { params: { available: 0 } } });
      const panel = await desk.convene();
      const again = await desk.convene({ subjectId: panel.subjectId }).catch((error: unknown) => error);
      expect(again).toMatchObject({ status: 409, code: 'panel.already_convened' });
      const broken = { rubric: RUBRIC.slice(0, 1), quorum: 6, entries: [] };
      const { details } = (await desk.convene(broken).catch((error: unknown) => error)) as { details: Refusal };
      expect(details.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([
        'rubric panel.weights_not_whole',
        'entries field.required',
        'quorum panel.quorum_out_of_range',
      ]);
      await desk.dissolve(panel);
    });
  });

  describe('its seats', () => {
    const seatOf = async (panel: Versioned, position = 0): Promise<{ seat: Seat; client: Client }> => {
      const seat = (await desk.seats(panel)).filter(({ state }) => state === 'invited')[position];
      if (!seat) throw new Error('no seat is open');
      return { seat, client: cast.expertOf(seat.userId) };
    };
    it('shows the parties before, and opens the content only to who declares no conflict', async () => {
      const panel = await desk.convene();
      const { seat, client } = await seatOf(panel);
      const mine = await desk.read<{ items: Versioned[] }>('/me/assignments?limit=1', client);
      expect(mine.items).toMatchObject([{ id: seat.id, panelId: panel.id, state: 'invited', purpose: 'selection' }]);
      const shown = await desk.read<object>(`/panel-assignments/${seat.id}`, client);
      expect(shown).toMatchObject({ entries: [{ label: 'TB-1 南昌大学', organisations: [{ name: '南昌大学' }] }] });
      expect(await readers(panel)).toEqual([]);
      const { body } = await desk.act(client, seat, 'accept', { noConflict: false }).expect(422);
      expect(body).toMatchObject({ errors: [{ path: 'noConflict', code: 'panel.conflict_declared' }] });
      await desk.act(client, seat, 'accept', { noConflict: true }).expect(200);
      expect(await readers(panel)).toEqual([seat.userId]);
      expect(await desk.inUnit((tx) => assignedExperts(tx, panel.subjectId, 'acceptance'))).toEqual([]);
      await desk.dissolve(panel);
      expect(await readers(panel)).toEqual([]);
    });

    it('are seen by nobody else', async () => {
      const panel = await desk.convene();
      const { seat } = await seatOf(panel);
      const members = await desk.seated(panel);
      const outsider = cast.people.experts.find(({ userId }) => !members.includes(userId));
      await outsider?.client.get(`/panels/${panel.id}`).expect(404);
      await outsider?.client.get(`/panel-assignments/${seat.id}`).expect(404);
      await desk.act(outsider?.client ?? cast.taker, seat, 'accept', { noConflict: true }).expect(403);
      await cast.expertOf(seat.userId).get(`/panels/${panel.id}`).expect(200);
      await cast.expertOf(seat.userId).get(`/panels/${panel.id}/assignments`).expect(403);
      await cast.taker.get(`/panels/${panel.id}`).expect(403);
      await desk.dissolve(panel);
    });

    it('are filled from the reserves in their order when somebody recuses, declines or is replaced', async () => {
      const panel = await desk.convene();
      const [draw] = await desk.draws(panel);
      const reserves = draw?.reserves ?? [];
      expect(reserves).toHaveLength(5);
      const [recusing, declining, silent] = (await desk.seats(panel)) as [Seat, Seat, Seat];
      await desk.act(cast.expertOf(recusing.userId), recusing, 'recuse').expect(409);
      await desk.act(cast.expertOf(recusing.userId), recusing, 'recuse', REASON).expect(200);
      await system.drainJobs();
      expect(await desk.seated(panel)).toContain(reserves[0]);
      // The next reserve has meanwhile gone to work for a party.
      const barred = cast.people.experts.find(({ userId }) => userId === reserves[1]) as Person;
      await desk.recordTie(barred, 'declared', cast.people.taker.organisationId);
      await desk.act(cast.expertOf(declining.userId), declining, 'decline').expect(409);
      await desk.act(cast.expertOf(declining.userId), declining, 'decline', REASON).expect(200);
      await system.drainJobs();
      await desk.act(cast.officer, silent, 'replace').expect(409);
      await desk.act(cast.officer, silent, 'replace', { reason: '逾期未答复' }).expect(200);
      await system.drainJobs();
      const now = await desk.seats(panel);
      const stepped = now.filter(({ origin }) => origin === 'reserve').map(({ userId }) => userId);
      expect(stepped).toEqual([reserves[0], reserves[2], reserves[3]]);
      expect(now.slice(0, 3).map(({ state }) => state)).toEqual(['recused', 'declined', 'replaced']);
      const trail = await system.rows<{ action: string; reason: string }>(
        `select action, body::jsonb->>'reason' as reason from audit_entry where subject_id = $1 order by seq`,
        [recusing.id],
      );
      expect(trail).toMatchObject([
        { action: 'panel_assignment.create' },
        { action: 'panel_assignment.recuse', ...REASON },
      ]);
      await desk.dissolve(panel);
    });

    it('are drawn again when the reserves are used up and the quorum is lost', async () => {
      const [one, two] = [desk.expert(0).organisationId, desk.expert(1).organisationId];
      const free = { entryId: uuidv7(), label: 'TB-1', organisationIds: [one, two] };
      const panel = await desk.convene({ entries: [free], size: 9, quorum: 9 });
      const { reserves } = (await desk.draws(panel))[0] as Draw;
      const early = await cast.officer.act('panels', await desk.panelNow(panel), 'redraw', REASON).expect(409);
      expect(early.body).toMatchObject({ reasons: [{ code: 'panel.no_vacant_seat' }] });
      const left: string[] = [];
      while (left.length <= reserves.length) {
        const { seat, client } = await seatOf(panel);
        await desk.act(client, seat, 'decline', REASON).expect(200);
        await system.drainJobs();
        left.push(seat.userId);
      }
      const short = await desk.panelNow(panel);
      expect(short).toMatchObject({ seats: { vacant: 1, quorumLost: true } });
      const nobody = await cast.officer.act('panels', short, 'redraw', REASON).expect(409);
      expect(nobody.body).toMatchObject({
        reasons: [{ code: 'panel.not_enough_experts', params: { needed: 1, available: 0 } }],
      });
      const late = await cast.admin.get('/organisations?limit=1').expect(200);
      const { id: employer } = (late.body as { items: { id: string }[] }).items[0] as { id: string };
      const newcomer = await aNewExpert(employer);
      const redrawn = await cast.officer.act('panels', short, 'redraw', REASON).expect(200);
      expect(redrawn.body).toMatchObject({ seats: { vacant: 0, quorumLost: false } });
      expect(await desk.seated(panel)).toContain(newcomer);
      expect((await desk.seated(panel)).filter((userId) => left.includes(userId))).toEqual([]);
      expect((await desk.draws(panel)).map(({ replayDifferences }) => replayDifferences)).toEqual([[], []]);
      await desk.dissolve(panel);
      // The cast has no client for the newcomer, so that no later draw may take it.
      await cast.officer.act('experts', await desk.read(`/experts/${newcomer}`), 'suspend', REASON).expect(200);
    });

    const aNewExpert = async (organisationId: string): Promise<string> => {
      const user = { username: 'newcomer', displayName: '新专家', password: PASSWORD };
      const { body } = await cast.admin.post(`/organisations/${organisationId}/users`, user).expect(201);
      const { id: userId } = body as { id: string };
      const profile = { userId, fields: ['先进装备制造'] };
      const refusal = await cast.officer.post('/experts', profile).expect(409);
      expect(refusal.body).toMatchObject({ code: 'panel.expert_role_missing' });
      await cast.admin.post(`/users/${userId}/grants`, { role: 'expert', organisationId }).expect(201);
      await cast.officer.post('/experts', profile).expect(201);
      const again = await cast.officer.post('/experts', profile).expect(409);
      expect(again.body).toMatchObject({ code: 'panel.expert_known' });
      return userId;
    };

    it('give up their experts when the panel is dissolved', async () => {
      const panel = await desk.convene();
      const { seat, client } = await seatOf(panel);
      await cast.officer.act('panels', await desk.panelNow(panel), 'dissolve').expect(409);
      await desk.dissolve(panel);
      expect(new Set((await desk.seats(panel)).map(({ state }) => state))).toEqual(new Set(['released']));
      const gone = await desk.act(client, { ...seat, version: 2 }, 'accept', { noConflict: true }).expect(409);
      expect(gone.body).toMatchObject({
        reasons: [{ code: 'platform.state_not_allowed', params: { state: 'released' } }],
      });
      expect(await desk.inUnit((tx) => panelOfSubject(tx, 'scheme', panel.subjectId, 'selection'))).toBeNull();
    });
  });
});
