import { uuidv7 } from '#platform';
import { panelOfSubject, panelResult, type Panel } from '#panel';
import { PanelDesk, REASON, RUBRIC, type Seat } from '../builders/panel-desk.js';
import { aCast, type Cast } from '../builders/people.js';
import type { Client, Versioned } from '../support/client.js';
import { System } from '../support/system.js';

interface Refusal {
  readonly errors?: { path: string; code: string }[];
}

describe('experts on a panel and in the pool', () => {
  let system: System;
  let cast: Cast;
  let desk: PanelDesk;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    desk = new PanelDesk(cast);
  });
  afterAll(() => system.stop());

  describe('its scores', () => {
    const first = { entryId: uuidv7(), label: 'TB-1' };
    const second = { entryId: uuidv7(), label: 'TB-2' };
    /** Points of the three experts: entry → [fit, team] each. */
    const SHEETS = [
      { [first.entryId]: [9000, 8000], [second.entryId]: [5000, 9000] },
      { [first.entryId]: [8050, 7000], [second.entryId]: [6500, 8000] },
      { [first.entryId]: [4001, 6000], [second.entryId]: [6000, 7000] },
    ];
    const sheet = (index: number): object[] =>
      Object.entries(SHEETS[index] ?? {}).flatMap(([entryId, points]) =>
        points.map((score, position) => ({
          entryId,
          criterion: RUBRIC[position]?.code,
          score,
          reason: `第 ${index + 1} 位专家的意见`,
        })),
      );
    let panel: Panel;
    let members: Seat[];
    const clientOf = (index: number): Client => cast.expertOf(members[index]?.userId ?? '');
    const seatNow = (index: number): Promise<Versioned> =>
      desk.read(`/panel-assignments/${members[index]?.id ?? ''}`, clientOf(index));
    const hand = async (index: number, action: string, scores: object[]) =>
      clientOf(index).act('panel-assignments', await seatNow(index), action, { scores });

    beforeAll(async () => {
      const organisationIds = [cast.people.demander.organisationId];
      panel = await desk.convene({ entries: [first, second].map((entry) => ({ ...entry, organisationIds })) });
      members = await desk.seats(panel);
      for (const index of [0, 1, 2, 3]) {
        await clientOf(index)
          .act('panel-assignments', members[index] as Seat, 'accept', { noConflict: true })
          .expect(200);
      }
    });

    it('cover every criterion of every entry, once, with a reason', async () => {
      const [one, two, three] = sheet(0) as [object, object, object];
      const unknown = { entryId: uuidv7(), criterion: 'charm', score: 100, reason: '有气质' };
      const partial = (await hand(0, 'score', [one, two, one, unknown])).body as Refusal;
      expect(partial.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([
        'scores.2 panel.score_repeated',
        'scores.3.entryId panel.entry_unknown',
        'scores.3.criterion panel.score_unknown_criterion',
        'scores panel.entry_not_scored',
        'scores panel.entry_not_scored',
      ]);
      const malformed = (
        await hand(0, 'score', [
          { ...one, score: 10_001 },
          { ...two, reason: '' },
          { ...three, score: 80.5 },
        ])
      ).body;
      expect((malformed as Refusal).errors?.map(({ path }) => path)).toEqual([
        'scores.0.score',
        'scores.1.reason',
        'scores.2.score',
      ]);
    });

    it('can be kept while at work, and end the right to recuse', async () => {
      const saved = await hand(0, 'save', sheet(0).slice(0, 1));
      expect(saved.body).toMatchObject({ state: 'scoring', scores: [{ criterion: 'fit', score: 9000 }] });
      const late = await clientOf(0)
        .act('panel-assignments', await seatNow(0), 'recuse', REASON)
        .expect(409);
      expect(late.body).toMatchObject({ reasons: [{ code: 'platform.state_not_allowed' }] });
    });

    it('stay with their expert until the panel has closed', async () => {
      for (const index of [0, 1]) expect((await hand(index, 'score', sheet(index))).status).toBe(200);
      const progress = await desk.panelNow(panel);
      expect(progress).toMatchObject({ seats: { invited: 1, accepted: 2, submitted: 2, vacant: 0 } });
      expect(JSON.stringify(progress)).not.toContain('专家的意见');
      for (const reader of [cast.officer, cast.approver, cast.oversight]) {
        const { body } = await reader.get(`/panels/${panel.id}/result`).expect(409);
        expect(body).toMatchObject({ code: 'panel.not_closed' });
      }
      await clientOf(0).get(`/panels/${panel.id}/result`).expect(403);
      await clientOf(0)
        .get(`/panel-assignments/${members[1]?.id ?? ''}`)
        .expect(404);
      const early = await cast.officer.act('panels', progress, 'close').expect(409);
      const params = { submitted: 2, quorum: 3 };
      expect(early.body).toMatchObject({ reasons: [{ code: 'panel.quorum_missing', params }] });
      await expect(desk.inUnit((tx) => panelResult(tx, panel.id))).rejects.toMatchObject({ code: 'panel.not_closed' });
    });

    it('stand once they are handed in, for the application and for the owner of the table', async () => {
      expect((await hand(0, 'score', sheet(1))).status).toBe(409);
      const change = `update panel_score set hundredths = 10000 where assignment_id = $1`;
      await expect(system.rows(change, [members[0]?.id])).rejects.toThrow(/handed in/);
      const removal = `delete from panel_score where assignment_id = $1`;
      await expect(system.rows(removal, [members[0]?.id])).rejects.toThrow(/handed in/);
    });

    it('come to a result of the submitted sheets when the officer closes with a quorum', async () => {
      expect((await hand(2, 'score', sheet(2))).status).toBe(200);
      await hand(3, 'save', sheet(0));
      await cast.approver.act('panels', await desk.panelNow(panel), 'close').expect(403);
      await cast.officer.act('panels', await desk.panelNow(panel), 'close').expect(200);
      // TB-1: fit (9000 + 8050 + 4001) / 3 = 7017; total (8600 + 7630 + 4800.6) / 3 = 7010.2, rounded down.
      // TB-2: fit 5833 is below the 60 points that it must reach; total (6600 + 7100 + 6400) / 3 = 6700.
      const result = await desk.inUnit((tx) => panelResult(tx, panel.id));
      expect(result).toMatchObject({
        submitted: 3,
        quorum: 3,
        entries: [
          {
            entryId: first.entryId,
            totalHundredths: 7010,
            mustPassFailed: [],
            mustPassMarginHundredths: 1017,
            perCriterion: [
              { criterion: 'fit', hundredths: 7017, dispersion: { lowestHundredths: 4001, highestHundredths: 9000 } },
              { criterion: 'team', hundredths: 7000 },
            ],
            dissent: [{ expertId: members[2]?.userId, totalHundredths: 4800 }],
          },
          { entryId: second.entryId, totalHundredths: 6700, mustPassFailed: ['fit'], mustPassMarginHundredths: -167 },
        ],
      });
      const shown = await desk.read<{ sheets: { scores: object[] }[] }>(`/panels/${panel.id}/result`);
      expect(shown.sheets.map(({ scores }) => scores.length)).toEqual([4, 4, 4]);
      const states = (await desk.seats(panel)).map(({ state }) => state);
      expect(states).toEqual(['submitted', 'submitted', 'submitted', 'released', 'released']);
      const [event] = await system.rows<{ payload: object }>(
        `select payload from outbox_event where type = 'panel.closed' and subject_id = $1`,
        [panel.id],
      );
      const refs = { purpose: 'selection', subjectType: 'scheme', subjectId: panel.subjectId };
      expect(event?.payload).toMatchObject({ refs });
      const latest = await desk.inUnit((tx) => panelOfSubject(tx, 'scheme', panel.subjectId, 'selection'));
      expect(latest).toMatchObject({ id: panel.id, state: 'closed' });
      await cast.officer.act('panels', await desk.panelNow(panel), 'redraw', REASON).expect(409);
    });
  });

  describe('the pool', () => {
    it('keeps the employer an expert has left, and lets experts declare ties of their own only', async () => {
      const person = desk.expert(11);
      const before = await desk.read<Versioned>(`/experts/${person.userId}`);
      const moved = { organisationId: desk.expert(10).organisationId };
      const { body } = await cast.officer.patch(`/experts/${person.userId}`, before.version, moved).expect(200);
      expect(body).toMatchObject({ organisationId: moved.organisationId, ties: [{ kind: 'employment' }] });
      const tie = { organisationId: moved.organisationId, kind: 'declared', sinceOn: '2024-01-01', source: '本人申报' };
      await person.client.post(`/experts/${person.userId}/ties`, tie).expect(201);
      await desk.expert(10).client.post(`/experts/${person.userId}/ties`, tie).expect(403);
      const reversed = await cast.officer
        .post(`/experts/${person.userId}/ties`, { ...tie, untilOn: '2023-01-01' })
        .expect(422);
      expect(reversed.body).toMatchObject({ errors: [{ path: 'untilOn', code: 'panel.tie_dates_reversed' }] });
    });

    it('is listed page by page and filtered, for officers', async () => {
      const page = await desk.read<{ items: { id: string }[]; nextCursor: string }>('/experts?limit=7');
      const rest = await desk.read<{ items: { id: string }[] }>(`/experts?limit=7&cursor=${page.nextCursor}`);
      const ids = [...page.items, ...rest.items].map(({ id }) => id);
      expect(new Set(ids).size).toBe(12);
      expect((await desk.read<{ items: object[] }>('/experts?field=中医药')).items).toEqual([]);
      await cast.officer.act('experts', await desk.read(`/experts/${desk.expert(9).userId}`), 'remove').expect(409);
      const gone = { reason: '退休' };
      await cast.officer
        .act('experts', await desk.read(`/experts/${desk.expert(9).userId}`), 'remove', gone)
        .expect(200);
      expect((await desk.read<{ items: object[] }>('/experts?state=removed')).items).toMatchObject([
        { id: desk.expert(9).userId },
      ]);
      await desk.expert(0).client.get('/experts').expect(403);
    });
  });
});
