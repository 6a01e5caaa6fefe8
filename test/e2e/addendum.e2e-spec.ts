import { anAddendum, indicatorInputs, type AddendumBody } from '../builders/addendum.js';
import { aChallenge, closeWindowOf, readChallenge } from '../builders/bulletin.js';
import { aCast, type Cast } from '../builders/people.js';
import { act, aProposal, indicatorsOfChallenge, proposalContent, readProposal } from '../builders/proposal.js';
import type { Client } from '../support/client.js';
import { System } from '../support/system.js';

interface Problem {
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  readonly reasons?: readonly { readonly code: string }[];
}
interface Worklist {
  readonly items: readonly { readonly id: string; readonly actions: readonly { readonly name: string }[] }[];
}
interface PublicAddenda {
  readonly items: readonly (AddendumBody['changes'] & {
    readonly number: string;
    readonly version: number;
    readonly reason: string;
    readonly closedBefore: string | null;
    readonly closesAfter: string | null;
  })[];
}
interface PublicVersion {
  readonly version: number;
  readonly scene: string | null;
  readonly indicators: readonly { readonly id: string; readonly name: string; readonly values: readonly string[] }[];
}

const reasons = (body: unknown): string[] => ((body as Problem).reasons ?? []).map(({ code }) => code);
const errors = (body: unknown): string[] => ((body as Problem).errors ?? []).map(({ path, code }) => `${path} ${code}`);
const dayOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
const DAY_MS = 86_400_000;
const daysLater = (instant: string, days: number): string =>
  dayOf(new Date(Date.parse(instant) + days * DAY_MS).toISOString());

describe('an addendum to an open challenge', () => {
  let system: System;
  let cast: Cast;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(() => system.stop());

  const visitor = async <T>(path: string): Promise<T> => (await system.visitor.get(path).expect(200)).body as T;

  it('is drafted by one person, issued by another, and everybody reads what changed', async () => {
    const challenge = await aChallenge(cast).open();
    const before = await indicatorsOfChallenge(cast, challenge.id);
    const indicators = await indicatorInputs(cast, challenge.id, { 检测速度: { values: ['12'] } });
    const added = { ...indicators[6], id: undefined, name: '闭环响应时间', comparator: 'le', values: ['2'], unit: 's' };
    const draft = await anAddendum(cast, challenge, {
      text: { scene: '超高压线缆三层共挤生产线及其改造线' },
      indicators: [...indicators.slice(1), added],
    }).drafted();
    expect(draft).toMatchObject({ state: 'draft', textVersion: null });
    expect(draft.changes.fields).toMatchObject([{ field: 'scene' }]);
    expect(draft.changes.indicators.map(({ change }) => change)).toEqual(['changed', 'added', 'removed']);
    // Nothing of a draft is public, and its drafter does not issue it.
    expect((await visitor<PublicAddenda>(`/public/challenges/${challenge.id}/addenda`)).items).toEqual([]);
    await cast.officer.act('addenda', draft, 'issue').expect(403);

    const issued = (await cast.approver.act('addenda', draft, 'issue').expect(200)).body as AddendumBody;
    expect(issued).toMatchObject({ state: 'issued', textVersion: 2 });
    expect(await readChallenge(cast, challenge.id)).toMatchObject({ textVersion: 2, state: 'open' });
    const after = await indicatorsOfChallenge(cast, challenge.id);
    expect(after.find(({ name }) => name === '检测速度')).toMatchObject({
      id: before.find(({ name }) => name === '检测速度')?.id,
      values: ['12'],
    });
    const { items } = await visitor<PublicAddenda>(`/public/challenges/${challenge.id}/addenda`);
    expect(items).toMatchObject([{ number: draft.number, version: 2, closedBefore: null, closesAfter: null }]);
    const changes = items[0]?.indicators ?? [];
    expect(changes.find(({ change }) => change === 'changed')?.fields).toEqual([
      { field: 'values', from: '10', to: '12' },
    ]);
    expect(changes.find(({ change }) => change === 'removed')).toMatchObject({ to: null });

    const versions = await visitor<{ items: { version: number; issuedAt: string }[] }>(
      `/public/challenges/${challenge.id}/versions`,
    );
    expect(versions.items).toMatchObject([{ version: 1, issuedAt: challenge.openedAt }, { version: 2 }]);
    const first = await visitor<PublicVersion>(`/public/challenges/${challenge.id}/versions/1`);
    expect(first.scene).toBe('超高压线缆三层共挤生产线');
    expect(first.indicators.map(({ name, values }) => [name, values])).toEqual(
      before.map(({ name, values }) => [name, values]),
    );
    await system.visitor.get(`/public/challenges/${challenge.id}/versions/3`).expect(404);
    await system.visitor.get(`/public/challenges/${challenge.id}/versions/x`).expect(404);
  });

  it('waits for who issues it, for nobody else, and its timeline is told', async () => {
    const challenge = await aChallenge(cast).open();
    const draft = await anAddendum(cast, challenge, { text: { periodMonths: 18 } }).drafted();
    const waiting = async (who: Client): Promise<(readonly [string, string[]])[]> =>
      ((await who.get('/me/worklist?subjectType=addendum&limit=100').expect(200)).body as Worklist).items
        .filter(({ id }) => id === draft.id)
        .map(({ id, actions }) => [id, actions.map(({ name }) => name).sort()] as const);
    expect(await waiting(cast.approver)).toEqual([[draft.id, ['issue', 'return']]]);
    expect(await waiting(cast.officer)).toEqual([]);
    const path = `/timeline?subjectType=addendum&subjectId=${draft.id}`;
    expect((await cast.officer.get(path).expect(200)).body).toMatchObject({ items: [{ action: 'create' }] });
    await cast.taker.get(path).expect(404);
  });

  it('leaves one version to a challenge that was never amended', async () => {
    const challenge = await aChallenge(cast).open();
    const { items } = await visitor<{ items: object[] }>(`/public/challenges/${challenge.id}/versions`);
    expect(items).toEqual([{ version: 1, issuedAt: challenge.openedAt }]);
    const first = await visitor<PublicVersion>(`/public/challenges/${challenge.id}/versions/1`);
    expect(first.indicators).toHaveLength(7);
  });

  it('is found by its new words', async () => {
    const challenge = await aChallenge(cast).open();
    await anAddendum(cast, challenge, { text: { title: '量子磁力仪在线测控系统' } }).issued();
    const { items } = await visitor<{ items: { id: string; title: string }[] }>(
      `/public/challenges?q=${encodeURIComponent('磁力仪')}`,
    );
    expect(items).toMatchObject([{ id: challenge.id, title: '量子磁力仪在线测控系统' }]);
  });

  it('goes back with a reason, is changed and sent again; one at a time', async () => {
    const challenge = await aChallenge(cast).open();
    const draft = await anAddendum(cast, challenge, { text: { periodMonths: 18 } }).drafted();
    const second = { reason: '另一件更正，不应同时办理', text: { periodMonths: 20 } };
    const busy = await cast.officer.post(`/challenges/${challenge.id}/addenda`, second).expect(409);
    expect(reasons(busy.body)).toEqual(['addendum.in_preparation']);
    await cast.approver.act('addenda', draft, 'return').expect(409);
    const returned = (await cast.approver.act('addenda', draft, 'return', { reason: '理由不充分' }).expect(200))
      .body as AddendumBody;
    const edited = (await cast.officer.act('addenda', returned, 'edit', { text: { periodMonths: 20 } }).expect(200))
      .body as AddendumBody;
    expect(edited.changes.fields).toEqual([{ field: 'periodMonths', from: '24', to: '20' }]);
    const sent = (await cast.officer.act('addenda', edited, 'resubmit').expect(200)).body as AddendumBody;
    const cancelled = await cast.officer.act('addenda', sent, 'cancel', { reason: '需求方撤回意见' }).expect(200);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', actions: [] });
    await anAddendum(cast, challenge, { text: { periodMonths: 20 } }).issued();
    const { body } = await cast.demander.get(`/challenges/${challenge.id}/addenda`).expect(200);
    expect((body as { items: object[] }).items).toMatchObject([{ state: 'issued' }, { state: 'cancelled' }]);
    await cast.taker.get(`/challenges/${challenge.id}/addenda`).expect(403);
  });

  it('names the field of a bad input, and refuses what changes nothing', async () => {
    const challenge = await aChallenge(cast).open();
    const refused = async (input: object): Promise<string[]> => {
      const body = { reason: '更正理由若干字', ...input };
      return errors((await cast.officer.post(`/challenges/${challenge.id}/addenda`, body).expect(422)).body);
    };
    expect(await refused({})).toEqual(['text addendum.nothing_changes']);
    expect(await refused({ text: { scene: '超高压线缆三层共挤生产线' } })).toEqual(['text addendum.nothing_changes']);
    expect(await refused({ text: { periodMonths: 60 } })).toEqual(['periodMonths need.period_too_long']);
    const [first, ...rest] = await indicatorInputs(cast, challenge.id);
    expect(await refused({ indicators: [{ ...first, values: ['2', '1'] }, ...rest] })).toEqual([
      'indicators.0.values need.indicator_values_out_of_order',
    ]);
    expect(await refused({ closesOn: dayOf(challenge.takeUpClosesAt) })).toEqual([
      'closesOn addendum.window_not_longer',
    ]);
    const other = await aChallenge(cast).open();
    const question = { question: '检测速度指连续运行还是峰值？' };
    const { body } = await cast.taker.post(`/challenges/${other.id}/clarifications`, question).expect(201);
    const clarificationId = (body as { id: string }).id;
    expect(await refused({ text: { periodMonths: 20 }, clarificationId })).toEqual([
      'clarificationId addendum.question_of_other_challenge',
    ]);
    const raised = await anAddendum(cast, other, { text: { periodMonths: 20 }, clarificationId }).issued();
    expect((await visitor<PublicAddenda>(`/public/challenges/${other.id}/addenda`)).items).toMatchObject([
      { number: raised.number, clarificationId },
    ]);
  });

  it('has earlier takers answer what it raised, and keeps to the version each proposal answered', async () => {
    const challenge = await aChallenge(cast).open();
    const early = await aProposal(cast, challenge, { taker: cast.people.taker2 }).submitted();
    expect(early.receipt).toMatchObject({ textVersion: 1 });
    const draft = await aProposal(cast, challenge).draft();
    const indicators = await indicatorInputs(cast, challenge.id, { 检测速度: { values: ['12'] } });
    // The first indicator falls away, one is raised.
    await anAddendum(cast, challenge, { indicators: indicators.slice(1) }).issued();

    const behind = await cast.taker.act('proposals', draft, 'submit').expect(422);
    expect(errors(behind.body)).toEqual([
      'content.commitments.0.indicatorId proposal.indicator_unknown',
      'content.commitments.6.values proposal.raised_not_covered',
    ]);
    const content = proposalContent(draft.takerId, await indicatorsOfChallenge(cast, challenge.id));
    const amended = (await cast.taker.patch(`/proposals/${draft.id}`, draft.version, { content }).expect(200)).body;
    const submitted = await act(cast.taker, amended as typeof draft, 'submit');
    expect(submitted.receipt).toMatchObject({ textVersion: 2 });

    // Who does not amend stands as submitted; what it promised for the indicator that is gone answers nothing.
    await closeWindowOf(cast, challenge);
    const opened = await readProposal(cast.officer, early.id);
    expect(opened).toMatchObject({ state: 'opened', receipt: { textVersion: 1 } });
    const qualify = opened.actions.find(({ name }) => name === 'qualify');
    expect(qualify?.reasons.map(({ code }) => code)).toEqual(['proposal.commitment_weaker']);
    await act(cast.officer, await readProposal(cast.officer, submitted.id), 'qualify');
  });

  it('comes not in the last three working days, unless the window extends', async () => {
    const challenge = await aChallenge(cast).open();
    const draft = await anAddendum(cast, challenge, { text: { periodMonths: 18 } }).drafted();
    const { body } = await system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
    const left = Date.parse(draft.frozenFrom) - Date.parse((body as { now: string }).now);
    await cast.advanceDays(Math.ceil(left / DAY_MS));
    const late = await cast.approver.act('addenda', draft, 'issue').expect(409);
    expect(reasons(late.body)).toEqual(['addendum.frozen']);
    const closesOn = daysLater(challenge.takeUpClosesAt, 14);
    const edited = (await cast.officer.act('addenda', draft, 'edit', { closesOn }).expect(200)).body as AddendumBody;
    await cast.approver.act('addenda', edited, 'issue').expect(200);
    const extended = await readChallenge(cast, challenge.id);
    expect(dayOf(extended.takeUpClosesAt)).toBe(closesOn);
    const { items } = await visitor<PublicAddenda>(`/public/challenges/${challenge.id}/addenda`);
    expect(items).toMatchObject([
      { closedBefore: challenge.takeUpClosesAt, closesAfter: extended.takeUpClosesAt, indicators: [] },
    ]);
    // The old hour passes without closing anything.
    await closeWindowOf(cast, challenge);
    expect(await readChallenge(cast, challenge.id)).toMatchObject({ state: 'open' });
    await closeWindowOf(cast, extended);
    const over = { reason: '截止之后不得更正', text: { periodMonths: 12 } };
    const closed = await cast.officer.post(`/challenges/${challenge.id}/addenda`, over).expect(409);
    expect(reasons(closed.body)).toEqual(['addendum.challenge_not_open']);
  });

  it('shows of a challenge whose summary alone is public the summary alone', async () => {
    const challenge = await aChallenge(cast, { confidentiality: 'summary_public' }).open();
    await anAddendum(cast, challenge, {
      text: { scene: '不公开的新场景', summary: '公开的新摘要，说明在线测控的范围。' },
      indicators: (await indicatorInputs(cast, challenge.id)).slice(1),
    }).issued();
    const { items } = await visitor<PublicAddenda>(`/public/challenges/${challenge.id}/addenda`);
    expect(items[0]).toMatchObject({ fields: [{ field: 'summary' }], indicators: [] });
    expect(await visitor<PublicVersion>(`/public/challenges/${challenge.id}/versions/2`)).toMatchObject({
      scene: null,
      indicators: [],
    });
    const invited = await aChallenge(cast, { confidentiality: 'invited' }).open();
    await system.visitor.get(`/public/challenges/${invited.id}/versions`).expect(404);
    await system.visitor.get(`/public/challenges/${invited.id}/addenda`).expect(404);
  });

  it('keeps old versions even from the hand of the running product', async () => {
    const [granted] = await system.rows<{ change: boolean; add: boolean }>(
      `select has_table_privilege('jbgs_app', 'challenge_text_version', 'update') or
              has_table_privilege('jbgs_app', 'challenge_text_version', 'delete') as change,
              has_table_privilege('jbgs_app', 'challenge_text_version', 'insert') as add`,
    );
    expect(granted).toEqual({ change: false, add: true });
  });
});
