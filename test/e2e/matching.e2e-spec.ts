import { aChallenge, type ChallengeBody } from '../builders/bulletin.js';
import { aCapability, capabilityInput, type CapabilityBody } from '../builders/capability.js';
import { aCast, type Cast } from '../builders/people.js';
import { readProposal } from '../builders/proposal.js';
import { anAward } from '../builders/selection.js';
import type { Client } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

interface Match {
  readonly id: string;
  readonly score: number;
  readonly organisationName?: string;
  readonly reasons: readonly { readonly code: string; readonly zh: string; readonly params: Record<string, string> }[];
}

interface MatchPage {
  readonly items: readonly Match[];
  readonly nextCursor: string | null;
}

const PRIVATE = '太赫兹';

describe('finding what fits', () => {
  let system: System;
  let cast: Cast;
  let challenge: ChallengeBody;
  let capability: CapabilityBody;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    challenge = await aChallenge(cast).open();
    capability = await aCapability(cast.taker);
  }, 120_000);
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const page = async (who: Client, path: string): Promise<MatchPage> =>
    (await who.get(path).expect(200)).body as MatchPage;
  const forMe = async (who: Client): Promise<readonly Match[]> => (await page(who, '/me/matching-challenges')).items;
  const forChallenge = async (who: Client): Promise<readonly Match[]> =>
    (await page(who, `/challenges/${challenge.id}/matching-capabilities`)).items;
  const listed = async (query: string): Promise<readonly string[]> =>
    (await page(system.visitor, `/public/capabilities?${query}`)).items.map(({ id }) => id);

  it('shows a taker the open challenges that fit, with what they have in common', async () => {
    const [found] = await forMe(cast.taker);
    expect(found?.id).toBe(challenge.id);
    expect(found?.score).toBeGreaterThan(0);
    const words = found?.reasons.find(({ code }) => code === 'matching.words');
    expect(words?.params['words']?.split('、')).toContain('线缆');
    expect(words?.zh).toMatch(/^匹配词：/);
    expect(await forMe(cast.taker2)).toEqual([]);
    await cast.demander.get('/me/matching-challenges').expect(403);
  });

  it('shows demander and agency who could do it, as far as the owner lets them read', async () => {
    const shy = await aCapability(cast.taker2, { consent: false });
    for (const who of [cast.demander, cast.officer]) {
      const found = await forChallenge(who);
      expect(found.map(({ id }) => id)).toEqual([capability.id]);
      expect(found[0]).toMatchObject({ organisationName: expect.stringMatching(/./) as string });
      expect(found[0]?.reasons.map(({ code }) => code)).toContain('matching.words');
      expect(JSON.stringify(found)).not.toContain(PRIVATE);
    }
    await cast.taker.get(`/challenges/${challenge.id}/matching-capabilities`).expect(403);
    await cast.officer.get(`/capabilities/${shy.id}`).expect(403);
    await cast.taker.get(`/capabilities/${shy.id}`).expect(404);
  });

  it('pages by fit without repeating or losing a row', async () => {
    const another = await aCapability(cast.taker2, { title: '线缆缺陷识别软件' });
    const path = `/challenges/${challenge.id}/matching-capabilities?limit=1`;
    const first = await page(cast.officer, path);
    const second = await page(cast.officer, `${path}&cursor=${first.nextCursor}`);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect([...ids].sort()).toEqual([capability.id, another.id].sort());
    expect(first.items[0]?.score).toBeGreaterThanOrEqual(second.items[0]?.score ?? Infinity);
    expect(second.nextCursor).toBeNull();
    await cast.taker2.act('capabilities', another, 'withdraw').expect(200);
  });

  it('lets the public search what is shown, and nothing that is not', async () => {
    expect(await listed(`q=${encodeURIComponent('缺陷识别')}`)).toEqual([capability.id]);
    expect(await listed(`q=${encodeURIComponent(PRIVATE)}`)).toEqual([]);
    expect(await listed(`field=${encodeURIComponent('先进装备制造')}`)).toEqual([capability.id]);
    const { body } = await system.visitor.get(`/public/capabilities/${capability.id}`).expect(200);
    expect(Object.keys(body as object)).not.toContain('description');
  });

  it('is kept by its owner: consent taken back, content changed, withdrawn', async () => {
    const hidden = await cast.taker.patch(`/capabilities/${capability.id}`, 1, { consent: false }).expect(200);
    expect(hidden.body).toMatchObject({ version: 2, consentedAt: null });
    expect(await forChallenge(cast.officer)).toEqual([]);
    await system.visitor.get(`/public/capabilities/${capability.id}`).expect(404);
    const wordless = { consent: true, summary: null };
    const { body } = await cast.taker.patch(`/capabilities/${capability.id}`, 2, wordless).expect(422);
    expect(body).toMatchObject({ errors: [{ path: 'summary', code: 'capability.summary_required' }] });
    await cast.taker2.patch(`/capabilities/${capability.id}`, 2, { consent: true }).expect(403);
    await cast.taker.patch(`/capabilities/${capability.id}`, 1, { consent: true }).expect(409);
    const shown = await cast.taker
      .patch(`/capabilities/${capability.id}`, 2, { consent: true, keywords: ['量子通信'] })
      .expect(200);
    expect(await listed(`q=${encodeURIComponent('量子')}`)).toEqual([capability.id]);
    await cast.taker.act('capabilities', shown.body as CapabilityBody, 'withdraw').expect(200);
    expect(await listed(`q=${encodeURIComponent('量子')}`)).toEqual([]);
    expect(await forMe(cast.taker)).toEqual([]);
    await cast.demander.post('/capabilities', capabilityInput()).expect(403);
  });

  it('takes in a good proposal that was not selected, with its taker’s consent, once', async () => {
    const { challenge: decided, proposals } = await anAward(cast).ranked();
    const [selected, other] = proposals;
    const input = { keywords: ['缺陷识别'], summary: '线缆缺陷识别方案，评审合格。', consent: true };
    const path = `/proposals/${other.id}/capability`;
    const early = await cast.taker2.post(path, input).expect(409);
    expect(early.body).toMatchObject({ reasons: [{ code: 'capability.proposal_not_unsuccessful' }] });
    const decision = { selected: [{ proposalId: selected.id }], reasons: '得分最高', minutes: '集体研究同意。' };
    const drafted = await cast.officer.post(`/challenges/${decided.id}/decisions`, decision).expect(201);
    await cast.approver.act('decisions', drafted.body as CapabilityBody, 'approve').expect(200);
    await system.drainJobs();
    expect(await readProposal(cast.officer, other.id)).toMatchObject({ state: 'not_selected' });
    await cast.taker.post(path, input).expect(404);
    await cast.taker2.post(path, { ...input, consent: false }).expect(422);
    const { body } = await cast.taker2.post(path, input).expect(201);
    expect(body).toMatchObject({ proposalId: other.id, proposalNumber: other.number, title: decided.title });
    const again = await cast.taker2.post(path, input).expect(409);
    expect(again.body).toMatchObject({ code: 'capability.already_entered' });
  });

  it('takes in no proposal that its panel let fall', async () => {
    const { proposals } = await anAward(cast, { points: [55, 50] }).ranked();
    const input = { keywords: [], summary: '未通过评审的方案。', consent: true };
    const { body } = await cast.taker2.post(`/proposals/${proposals[1].id}/capability`, input).expect(409);
    expect(body).toMatchObject({ reasons: [{ code: 'capability.proposal_did_not_pass' }] });
  });
});
