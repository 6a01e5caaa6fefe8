import { anAcceptance } from '../builders/acceptance.js';
import { readChallenge } from '../builders/bulletin.js';
import { aPayeeAccount, aVerifiedContribution, tranche } from '../builders/money.js';
import { aNeed } from '../builders/need.js';
import { closePanelWith } from '../builders/panel.js';
import { aCast, type Cast } from '../builders/people.js';
import {
  aProject,
  milestoneOf,
  passMilestone,
  readProject,
  signAs,
  startSigning,
  readAgreement,
} from '../builders/project.js';
import { anAward } from '../builders/selection.js';
import { expectInvariants } from '../support/invariants.js';
import type { Client, Versioned } from '../support/client.js';
import { System } from '../support/system.js';
import { workOf } from '../support/worklist.js';

/** What waits for somebody about one thing, as `subjectType.action`. */
async function waiting(who: Client, id: string): Promise<string[]> {
  const items = (await workOf(who)).filter((item) => item.id === id);
  return items.flatMap(({ subjectType, actions }) => actions.map(({ name }) => `${subjectType}.${name}`)).sort();
}

describe('what waits for whom', () => {
  let system: System;
  let cast: Cast;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(async () => {
    await expectInvariants();
    await system.stop();
  });

  it('follows a need from its filing to the bulletin', async () => {
    const draft = await aNeed(cast).draft();
    expect(await waiting(cast.demander, draft.id)).toEqual(['need.submit']);
    expect(await waiting(cast.officer, draft.id)).toEqual([]);
    const submitted = (await cast.demander.act('needs', draft, 'submit', { noStateSecrets: true }).expect(200))
      .body as Versioned;
    expect(await waiting(cast.demander, draft.id)).toEqual([]);
    expect(await waiting(cast.officer, draft.id)).toEqual(['need.reject', 'need.return', 'need.take_directly']);
    const taken = (await cast.officer.act('needs', submitted, 'take_directly').expect(200)).body as Versioned;
    const assessing = (await cast.officer.act('needs', taken, 'start_assessment').expect(200)).body as Versioned & {
      panelId: string;
    };
    expect(await waiting(cast.officer, draft.id)).toEqual([]);
    const seats = (await cast.officer.get(`/panels/${assessing.panelId}/assignments`).expect(200)).body as {
      items: (Versioned & { userId: string })[];
    };
    const [seat] = seats.items;
    const expert = cast.expertOf(seat?.userId ?? '');
    expect(await waiting(expert, seat?.id ?? '')).toEqual([
      'panel_assignment.accept',
      'panel_assignment.decline',
      'panel_assignment.recuse',
    ]);
    await closePanelWith(cast, assessing.panelId, 80);
    expect(await waiting(expert, seat?.id ?? '')).toEqual([]);
    expect(await waiting(cast.officer, draft.id)).toContain('need.propose_text');
    const assessed = (await cast.officer.get(`/needs/${draft.id}`).expect(200)).body as Versioned;
    const proposal = { recommendedAmountFen: '500000000' };
    const agreeing = (await cast.officer.act('needs', assessed, 'propose_text', proposal).expect(200))
      .body as Versioned;
    expect(await waiting(cast.officer, draft.id)).toEqual([]);
    const [item] = (await workOf(cast.demander)).filter(({ id }) => id === draft.id);
    expect(item).toMatchObject({
      subjectType: 'need',
      state: 'agreeing',
      programmeId: cast.programme.id,
      overdue: false,
      actions: [{ name: 'accept_text', zh: '确认最终文本', en: 'Accept the final text' }],
    });
    expect(item?.dueAt).toMatch(/^2\d{3}-/);
    expect(item?.since).toMatch(/^2\d{3}-/);
    await cast.demander.act('needs', agreeing, 'accept_text').expect(200);
    expect(await waiting(cast.demander, draft.id)).toEqual([]);
    expect(await waiting(cast.officer, draft.id)).toEqual(['need.put_on_bulletin']);
  });

  it('shows a date that has passed as overdue', async () => {
    const need = await aNeed(cast).agreeing();
    await cast.advanceDays(30);
    const [item] = (await workOf(cast.demander)).filter(({ id }) => id === need.id);
    expect(item).toMatchObject({ overdue: true });
    const { body } = await cast.demander.get('/me/worklist/counts').expect(200);
    const counts = (body as { items: { subjectType: string; count: number; overdue: number }[] }).items;
    const needs = counts.find(({ subjectType }) => subjectType === 'need');
    expect(needs?.overdue).toBeGreaterThan(0);
  });

  it('follows a challenge through its selection', async () => {
    const { challenge } = await anAward(cast).qualified();
    expect(await waiting(cast.officer, challenge.id)).toEqual(['challenge.convene_panel']);
    const ranked = await anAward(cast).ranked();
    expect(await waiting(cast.officer, ranked.challenge.id)).toEqual(['challenge.draft_decision']);
    expect(await waiting(cast.demander, ranked.challenge.id)).toEqual(['challenge.give_opinion']);
    const opinion = { proposalIds: [ranked.proposals[0].id], opinion: '技术路线与产线条件最为契合。' };
    await cast.demander.post(`/challenges/${ranked.challenge.id}/demander-opinion`, opinion).expect(201);
    expect(await waiting(cast.demander, ranked.challenge.id)).toEqual([]);
    const drafted = await anAward(cast).drafted();
    const decisions = (await workOf(cast.approver)).filter(({ subjectType }) => subjectType === 'decision');
    expect(decisions.map(({ actions }) => actions.map(({ name }) => name))).toEqual([['approve', 'return']]);
    expect(await waiting(cast.officer, drafted.challengeId)).toEqual([]);
    const pending = await anAward(cast).pending();
    expect(await waiting(cast.officer, pending.id)).toEqual(['award.publish_notice']);
    expect((await readChallenge(cast, pending.challengeId)).state).toBe('decided');
  });

  it('follows an objection to who handles its kind', async () => {
    const award = await anAward(cast).onNotice();
    const file = async (kind: string): Promise<string> => {
      const { body } = await cast.taker2
        .post(`/notices/${award.noticeId}/objections`, { kind, grounds: '中选单位与需求方存在未披露的关联关系。' })
        .expect(201);
      return (body as { id: string }).id;
    };
    const result = await file('result');
    const misconduct = await file('misconduct');
    const both = ['objection.accept', 'objection.not_accept'];
    expect(await waiting(cast.officer, result)).toEqual(both);
    expect(await waiting(cast.officer, misconduct)).toEqual([]);
    expect(await waiting(cast.oversight, misconduct)).toEqual(both);
    expect(await waiting(cast.oversight, result)).toEqual([]);
  });

  it('follows the agreement, the milestones, the money and the acceptance of a project', async () => {
    const drafting = await aProject(cast).drafted();
    expect(await waiting(cast.officer, drafting.id)).toEqual(['agreement.edit', 'agreement.start_signing']);
    await startSigning(cast.officer, await readAgreement(cast.officer, drafting.projectId));
    expect(await waiting(cast.officer, drafting.id)).toEqual([]);
    for (const party of ['demander', 'taker', 'agency'] as const) {
      const signer = { demander: cast.demander, taker: cast.taker, agency: cast.approver }[party];
      expect(await waiting(signer, drafting.id)).toEqual(['agreement.sign']);
      await signAs(cast, drafting.projectId, party);
      expect(await waiting(signer, drafting.id)).toEqual([]);
    }
    await system.drainJobs();
    const { projectId } = drafting;
    expect(await waiting(cast.demander, projectId)).toEqual(['project.declare_contribution']);
    const planned = await tranche(cast.demander, projectId, 1);
    expect(await waiting(cast.demander, planned.id)).toEqual(['disbursement.enter_payee_account']);
    await aPayeeAccount(cast);
    expect(await waiting(cast.demander, planned.id)).toEqual([]);
    await aVerifiedContribution(cast, projectId, { amountFen: '120000000', instalment: 1 });
    await payStepByStep(cast, projectId);
    await aVerifiedContribution(cast, projectId, { amountFen: '255000000', instalment: 2 });
    expect(await waiting(cast.demander, projectId)).toEqual([]);
    const first = await milestoneOf(cast.taker, projectId, 1);
    expect(await waiting(cast.taker, first.id)).toEqual(['milestone.submit']);
    await passMilestone(cast, projectId, 1);
    expect(await waiting(cast.taker, first.id)).toEqual([]);
    await passMilestone(cast, projectId, 2);
    expect(await waiting(cast.taker, projectId)).toEqual(['project.request_acceptance']);
    const project = await readProject(cast.officer, projectId);
    const testing = await anAcceptance(cast, { project }).testing();
    expect(await waiting(cast.taker, projectId)).toEqual([]);
    expect(await waiting(cast.demander, testing.id)).toEqual(['acceptance.report_test']);
  });

  it('tells a visitor nothing', async () => {
    await system.visitor.get('/me/worklist').expect(401);
    await system.visitor.get('/me/worklist/counts').expect(401);
    await cast.demander.get('/me/worklist?limit=101').expect(422);
    await cast.demander.get('/me/worklist?cursor=x').expect(400);
    await cast.demander.get('/me/worklist?subjectType=everything').expect(422);
  });
});

/** The three persons one after the other: what waits for one waits for nobody else. */
async function payStepByStep(cast: Cast, projectId: string): Promise<void> {
  const { id } = await tranche(cast.officer, projectId, 1);
  const everybody = async (): Promise<string[][]> => [
    await waiting(cast.officer, id),
    await waiting(cast.approver, id),
    await waiting(cast.finance, id),
  ];
  const act = async (who: Client, action: string): Promise<void> => {
    await who.act('disbursements', await tranche(who, projectId, 1), action).expect(200);
  };
  expect(await everybody()).toEqual([['disbursement.request'], [], []]);
  await act(cast.officer, 'request');
  expect(await everybody()).toEqual([[], ['disbursement.approve', 'disbursement.reject'], []]);
  await act(cast.approver, 'approve');
  expect(await everybody()).toEqual([[], [], ['disbursement.release']]);
  await act(cast.finance, 'release');
  expect(await everybody()).toEqual([[], [], []]);
  await cast.system.drainJobs();
}
