import { aChallenge, closeWindowOf } from '../builders/bulletin.js';
import { aNeed } from '../builders/need.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProposal } from '../builders/proposal.js';
import { anAward } from '../builders/selection.js';
import type { Client } from '../support/client.js';
import { System } from '../support/system.js';

interface Entry {
  readonly seq: string;
  readonly action: string;
  readonly zh: string;
  readonly en: string;
  readonly at: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly toStateText: { readonly zh: string } | null;
  readonly actor: {
    readonly actorKind: string;
    readonly name: string | null;
    readonly organisationName: string | null;
  };
  readonly reason: string | null;
}

const path = (subjectType: string, subjectId: string, more = ''): string =>
  `/timeline?subjectType=${subjectType}&subjectId=${subjectId}${more}`;

async function timeline(who: Client, subjectType: string, subjectId: string): Promise<Entry[]> {
  const { body } = await who.get(path(subjectType, subjectId, '&limit=100')).expect(200);
  return (body as { items: Entry[] }).items;
}

describe('the timeline of a thing', () => {
  let system: System;
  let cast: Cast;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(() => system.stop());

  it('tells who did what when, in words, with the reason', async () => {
    const need = await aNeed(cast).submitted();
    await cast.officer.act('needs', need, 'return', { reason: '指标缺少测量办法' }).expect(200);
    const entries = await timeline(cast.demander, 'need', need.id);
    expect(entries.map(({ action, toState }) => [action, toState])).toEqual([
      ['create', 'draft'],
      ['submit', 'submitted'],
      ['return', 'returned'],
    ]);
    const [created, , returned] = entries;
    expect(created).toMatchObject({
      zh: '创建',
      en: 'Create',
      actor: { actorKind: 'person', name: '肖需求', organisationName: '江西电缆有限责任公司' },
    });
    // The demander is told which office acted; the office's own people are told who in it.
    expect(returned).toMatchObject({
      zh: '退回',
      fromState: 'submitted',
      toStateText: { zh: '已退回' },
      reason: '指标缺少测量办法',
      actor: { actorKind: 'person', name: null, organisationName: '吉安市科学技术局' },
    });
    const official = await timeline(cast.approver, 'need', need.id);
    expect(official.at(-1)?.actor.name).toBe('刘经办');
    const supervised = await timeline(cast.oversight, 'need', need.id);
    expect(supervised.at(-1)?.actor.name).toBe('刘经办');
  });

  it('is read page by page', async () => {
    const need = await aNeed(cast).agreed();
    const whole = (await timeline(cast.officer, 'need', need.id)).map(({ seq }) => seq);
    expect(whole.length).toBeGreaterThan(5);
    const pages: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await cast.officer.get(path('need', need.id, `&limit=2${after}`)).expect(200);
      const page = body as { items: Entry[]; nextCursor: string | null };
      pages.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(whole);
  });

  it('is for those who may read the thing', async () => {
    const need = await aNeed(cast).draft();
    await cast.taker.get(path('need', need.id)).expect(404);
    await system.visitor.get(path('need', need.id)).expect(401);
    await cast.officer.get(path('need', need.id)).expect(200);
    const { body } = await cast.officer.get(path('everything', need.id)).expect(422);
    expect((body as { errors: { path: string }[] }).errors.map((error) => error.path)).toEqual(['subjectType']);
    await cast.officer.get('/timeline?subjectType=need').expect(422);
    await cast.officer.get(path('need', need.id, '&cursor=x')).expect(400);
  });

  it('names the asker of a question to nobody but the asker', async () => {
    const challenge = await aChallenge(cast).open();
    const question = { question: '检测速度是否包含换盘时间？' };
    const { body } = await cast.taker2.post(`/challenges/${challenge.id}/clarifications`, question).expect(201);
    const { id } = body as { id: string };
    for (const reader of [cast.demander, cast.officer, cast.oversight]) {
      const [asked] = await timeline(reader, 'clarification', id);
      expect(asked?.actor).toEqual({ actorKind: 'hidden', name: null, organisationId: null, organisationName: null });
    }
    const [own] = await timeline(cast.taker2, 'clarification', id);
    expect(own?.actor).toMatchObject({ actorKind: 'person', name: '谢揭榜' });
    await cast.taker.get(path('clarification', id)).expect(404);
  });

  it('keeps a sealed proposal to its taker, and what it drafted even after the opening', async () => {
    const challenge = await aChallenge(cast).open();
    const proposal = await aProposal(cast, challenge).submitted();
    expect((await timeline(cast.taker, 'proposal', proposal.id)).map(({ action }) => action)).toContain('submit');
    for (const stranger of [cast.officer, cast.demander, cast.oversight, cast.taker2]) {
      await stranger.get(path('proposal', proposal.id)).expect(404);
    }
    await closeWindowOf(cast, challenge);
    const opened = await timeline(cast.officer, 'proposal', proposal.id);
    expect(opened.map(({ action }) => action)).not.toContain('save_draft');
    const step = opened.find(({ action }) => action === 'open');
    expect(step?.actor).toMatchObject({ actorKind: 'system', name: null });
  });

  it('tells who filed an objection to who handles its kind', async () => {
    const award = await anAward(cast).onNotice();
    const file = async (kind: string): Promise<string> => {
      const { body } = await cast.taker2
        .post(`/notices/${award.noticeId}/objections`, { kind, grounds: '中选单位与需求方存在未披露的关联关系。' })
        .expect(201);
      return (body as { id: string }).id;
    };
    const result = await file('result');
    const misconduct = await file('misconduct');
    expect((await timeline(cast.officer, 'objection', result))[0]?.actor.name).toBe('谢揭榜');
    expect((await timeline(cast.approver, 'objection', result))[0]?.actor.actorKind).toBe('hidden');
    expect((await timeline(cast.oversight, 'objection', misconduct))[0]?.actor.name).toBe('谢揭榜');
    await cast.officer.get(path('objection', misconduct)).expect(404);
  });
});
