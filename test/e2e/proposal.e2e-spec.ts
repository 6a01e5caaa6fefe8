import { createHash } from 'node:crypto';
import { canonicalJson, systemActor, uuidv7, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import { aChallenge, closeWindowOf, readChallenge, type ChallengeBody } from '../builders/bulletin.js';
import { aCast, Registry, type Cast, type Person } from '../builders/people.js';
import {
  act,
  aProposal,
  indicatorsOfChallenge,
  proposalContent,
  readProposal,
  type ProposalBody,
} from '../builders/proposal.js';
import type { Client } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

/** Words that stand in no table, log or event but in the sealed document. */
const CANARY = '金丝雀唱的技术路线';

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  readonly reasons?: readonly { readonly code: string; readonly params?: Readonly<Record<string, unknown>> }[];
}

interface DocumentBody {
  readonly revision: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly sha256: string;
  readonly size: number;
  readonly organisations: readonly unknown[];
}

const wrongFields = (body: unknown): string[] => ((body as Problem).errors ?? []).map(({ path }) => path).sort();
const reasons = (body: unknown): string[] => ((body as Problem).reasons ?? []).map(({ code }) => code);

describe('a proposal', () => {
  let system: System;
  let cast: Cast;
  let registry: Registry;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    registry = new Registry(system, cast.admin);
  });
  afterAll(() => system.stop());
  afterAll(() => expectInvariants());

  const content = async (who: Client, id: string): Promise<DocumentBody> =>
    (await who.get(`/proposals/${id}/content`).expect(200)).body as DocumentBody;
  const count = async (id: string): Promise<number> =>
    ((await system.visitor.get(`/public/challenges/${id}/proposal-count`).expect(200)).body as { submitted: number })
      .submitted;
  const listed = async (who: Client, challenge: ChallengeBody): Promise<string[]> => {
    const { body } = await who.get(`/proposals?challengeId=${challenge.id}`).expect(200);
    return (body as { items: { id: string }[] }).items.map(({ id }) => id);
  };

  describe('while the window is open', () => {
    let challenge: ChallengeBody;

    beforeAll(async () => {
      challenge = await aChallenge(cast).open();
    });

    it('may be an unfinished draft, and names everything it lacks when it is submitted', async () => {
      const unfinished = {
        technicalRoute: '',
        commitments: [{ indicatorId: uuidv7(), values: ['1'] }],
        budget: [{ purpose: '设备' }],
      };
      const created = await cast.taker
        .post(`/challenges/${challenge.id}/proposals`, { content: unfinished })
        .expect(201);
      const draft = created.body as ProposalBody;
      expect(draft).toMatchObject({ state: 'draft', version: 1, hasDraft: true, receipt: null });
      expect(draft.number).toMatch(/^TB-\d{4}-\d{4}$/);
      const incomplete = await cast.taker.act('proposals', draft, 'submit').expect(422);
      expect(wrongFields(incomplete.body)).toEqual([
        'content.budget.0.amountFen',
        'content.budget.0.category',
        'content.consortium',
        'content.offerKind',
        'content.pledges',
        'content.schedule',
        'content.team',
        'content.technicalRoute',
      ]);

      const indicators = await indicatorsOfChallenge(cast, challenge.id);
      const [first, ...rest] = indicators.map(({ id, values }) => ({ indicatorId: id, values }));
      const wrong = proposalContent(cast.people.taker.organisationId, indicators, {
        commitments: [{ ...first, values: ['不详', '200'] }, ...rest],
        pledges: { noStateSecrets: true, truthful: false },
      });
      const { body } = await cast.taker.patch(`/proposals/${draft.id}`, 1, { content: wrong }).expect(200);
      const refused = await cast.taker.act('proposals', body as ProposalBody, 'submit').expect(422);
      expect(wrongFields(refused.body)).toEqual(['content.commitments.0.values.0', 'content.pledges.truthful']);
      await act(cast.taker, body as ProposalBody, 'withdraw');
    });

    it('is refused malformed, with the path of every wrong field', async () => {
      const malformed = { offerKind: 'theft', budget: [{ amountFen: '1.5' }], team: 'we', colour: 'red' };
      const { body } = await cast.taker
        .post(`/challenges/${challenge.id}/proposals`, { content: malformed })
        .expect(422);
      expect(wrongFields(body)).toEqual([
        'content.budget.0.amountFen',
        'content.colour',
        'content.offerKind',
        'content.team',
      ]);
    });

    it('is submitted against a receipt that the taker can recompute, and replaced as a whole', async () => {
      const submitted = await aProposal(cast, challenge).submitted();
      expect(submitted).toMatchObject({ state: 'submitted', version: 2, hasDraft: false, receipt: { revision: 1 } });
      const first = await content(cast.taker, submitted.id);
      const { sha256, size, organisations: _names, ...document } = first;
      const bytes = Buffer.from(canonicalJson(document), 'utf8');
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(submitted.receipt).toMatchObject({ sha256, size: bytes.length });
      expect(size).toBe(bytes.length);
      const again = await cast.taker.act('proposals', submitted, 'submit').expect(409);
      expect(reasons(again.body)).toEqual(['proposal.nothing_to_submit']);

      const better = { ...first.content, technicalRoute: '改进的技术路线' };
      const { body } = await cast.taker.patch(`/proposals/${submitted.id}`, 2, { content: better }).expect(200);
      expect(body).toMatchObject({ state: 'submitted', version: 3, hasDraft: true, receipt: submitted.receipt });
      expect(await content(cast.taker, submitted.id)).toEqual(first);
      const draft = (await cast.taker.get(`/proposals/${submitted.id}/draft`).expect(200)).body as DocumentBody;
      expect(draft).toMatchObject({ revision: 2, content: { technicalRoute: '改进的技术路线' } });
      const replaced = await act(cast.taker, body as ProposalBody, 'submit');
      expect(replaced.receipt).toMatchObject({ revision: 2, sha256: draft.sha256 });
      expect(await content(cast.taker, submitted.id)).toEqual(draft);
      await cast.taker.act('proposals', submitted, 'withdraw').expect(409);
    });

    it('is one per taker, until it is withdrawn', async () => {
      const live = (await listed(cast.taker, challenge)).at(0) ?? '';
      const second = await cast.taker.post(`/challenges/${challenge.id}/proposals`, {}).expect(409);
      expect((second.body as Problem).code).toBe('proposal.already_taken_up');
      await act(cast.taker, await readProposal(cast.taker, live), 'withdraw', { reason: '资源不足' });
      expect(await count(challenge.id)).toBe(0);
      const again = await aProposal(cast, challenge).submitted();
      expect(await count(challenge.id)).toBe(1);
      await cast.taker.patch(`/proposals/${live}`, 5, { content: {} }).expect(409);
      await act(cast.taker, again, 'withdraw');
    });

    it('belongs to the organisations its author acts for', async () => {
      const other = cast.people.taker2.organisationId;
      await cast.taker.post(`/challenges/${challenge.id}/proposals`, { takerId: other }).expect(403);
      await cast.officer.post(`/challenges/${challenge.id}/proposals`, {}).expect(403);
      await cast.taker.post(`/challenges/${uuidv7()}/proposals`, {}).expect(404);
    });
  });

  describe('sealed', () => {
    let challenge: ChallengeBody;
    let sealed: ProposalBody;

    beforeAll(async () => {
      challenge = await aChallenge(cast).open();
      sealed = await aProposal(cast, challenge, { content: { technicalRoute: CANARY } }).submitted();
    });

    it('is known to nobody but its taker', async () => {
      const others = [
        cast.officer,
        cast.approver,
        cast.finance,
        cast.oversight,
        cast.demander,
        cast.taker2,
        ...cast.experts.slice(0, 1),
      ];
      for (const who of others) {
        for (const part of ['', '/content']) await who.get(`/proposals/${sealed.id}${part}`).expect(404);
        expect(await listed(who, challenge)).toEqual([]);
      }
      await cast.taker2.get(`/proposals/${sealed.id}/draft`).expect(404);
      await cast.taker2.patch(`/proposals/${sealed.id}`, 2, { content: {} }).expect(404);
      for (const action of ['submit', 'withdraw']) await cast.taker2.act('proposals', sealed, action).expect(404);
      for (const action of ['qualify', 'unqualify']) await cast.officer.act('proposals', sealed, action).expect(404);
      await system.visitor.get(`/proposals/${sealed.id}`).expect(401);
      expect(await listed(cast.taker, challenge)).toEqual([sealed.id]);
      expect(await count(challenge.id)).toBe(1);
    });

    it('stands as one document in one table, and its content nowhere else', async () => {
      await system.drainJobs();
      const tables = await system.rows<{ name: string }>(
        `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
          where table_schema in ('public', 'bullmq') and table_type = 'BASE TABLE'`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const [hit] = await system.rows<{ hits: number }>(
          `select count(*)::int as hits from ${name} t where t::text like $1`,
          [`%${CANARY}%`],
        );
        if (hit?.hits) found.push(name);
      }
      expect(found).toEqual([]);
      const [document] = await system.rows<{ hits: number }>(
        `select count(*)::int as hits from sealed_document where convert_from(content, 'UTF8') like $1`,
        [`%${CANARY}%`],
      );
      expect(document?.hits).toBe(1);
      const rows = await system.rows(
        `select 1 from proposal_commitment where proposal_id = $1 union all select 1 from proposal_partner where proposal_id = $1`,
        [sealed.id],
      );
      expect(rows).toEqual([]);
    });

    it('is shown by the database to its taker alone', async () => {
      const actorOf = (person: Person, role: Role): Actor =>
        new UserActor(person.userId, person.organisationId, [
          { role, organisationId: person.organisationId, programmeId: null },
        ]);
      const seen = (actor: Actor): Promise<number> =>
        system.unit.read(
          { actor, requestId: uuidv7() },
          async (tx) => (await tx.query('select 1 from sealed_document where proposal_id = $1', [sealed.id])).length,
        );
      const { taker, taker2, officer, oversight } = cast.people;
      expect(await seen(actorOf(taker, 'taker'))).toBe(1);
      expect(await seen(actorOf(taker2, 'taker'))).toBe(0);
      expect(await seen(actorOf(officer, 'agency_officer'))).toBe(0);
      expect(await seen(actorOf(oversight, 'oversight'))).toBe(0);
      expect(await seen(systemActor(['proposal.open']))).toBe(0);
      const tamper = system.unit.run({ actor: actorOf(taker, 'taker'), requestId: uuidv7() }, (tx) =>
        tx.query(`update sealed_document set codec = 'plain/1' where proposal_id = $1`, [sealed.id]),
      );
      await expect(tamper).rejects.toMatchObject({ code: '42501' });
    });

    it('is opened with the window closed, and the drafts expire', async () => {
      const draft = await aProposal(cast, challenge, { taker: cast.people.taker2 }).draft();
      await closeWindowOf(cast, challenge);
      expect(await readChallenge(cast, challenge.id)).toMatchObject({ state: 'evaluating', noAwardReason: null });
      expect(await readProposal(cast.taker2, draft.id)).toMatchObject({ state: 'expired', openedAt: null });
      await cast.officer.get(`/proposals/${draft.id}`).expect(404);
      for (const who of [cast.officer, cast.approver, cast.demander, cast.oversight, cast.taker]) {
        expect(await readProposal(who, sealed.id)).toMatchObject({ state: 'opened', takerName: '南昌大学' });
        expect((await content(who, sealed.id)).content).toMatchObject({ technicalRoute: CANARY });
        expect(await listed(who, challenge)).toEqual([sealed.id]);
      }
      for (const who of [cast.taker2, cast.experts[0] as Client])
        await who.get(`/proposals/${sealed.id}/content`).expect(404);
      const [rows] = await system.rows<Record<string, number>>(
        `select (select count(*)::int from proposal_commitment where proposal_id = $1) as commitments,
                (select sum(amount_fen)::int from proposal_budget_line where proposal_id = $1) as budget,
                (select work_ppm from proposal_partner where proposal_id = $1 and role = 'lead') as work`,
        [sealed.id],
      );
      expect(rows).toEqual({ commitments: 7, budget: 250_000_000, work: 1_000_000 });
    });

    it('is late afterwards', async () => {
      const late = await cast.taker.act('proposals', await readProposal(cast.taker, sealed.id), 'submit').expect(409);
      expect(reasons(late.body)).toEqual(['platform.state_not_allowed']);
      const begun = await cast.taker2.post(`/challenges/${challenge.id}/proposals`, {}).expect(409);
      expect(reasons(begun.body)).toEqual(['proposal.window_closed', 'proposal.challenge_not_open']);
    });
  });

  describe('being qualified', () => {
    it('is refused with every reason at once', async () => {
      const challenge = await aChallenge(cast).open();
      const { demander, taker2 } = cast.people;
      const affiliation = {
        otherId: demander.organisationId,
        kind: 'significant_influence',
        sinceOn: '2024-01-01',
        source: '年报',
      };
      await cast.officer.post(`/organisations/${taker2.organisationId}/affiliations`, affiliation).expect(201);
      const finding = { finding: '科研失信', foundOn: new Date().toISOString().slice(0, 10), source: '信用中国' };
      await cast.officer.post(`/organisations/${taker2.organisationId}/credit-records`, finding).expect(201);
      const partners = await Promise.all(
        [1, 2, 3, 4, 5].map((n) => registry.organisation(`参与单位 ${n}`, 'institute')),
      );
      const indicators = await indicatorsOfChallenge(cast, challenge.id);
      const commitments = indicators
        .filter(({ name }) => name !== '检测频率')
        .map(({ id, name, values }) => ({ indicatorId: id, values: name === '检测速度' ? ['9.99'] : values }));
      const fifth = {
        role: 'partner',
        duty: '试验',
        workPpm: 100_000,
        moneyPpm: 100_000,
        incomePpm: 100_000,
        ipPpm: 100_000,
      };
      const consortium = [
        {
          ...fifth,
          organisationId: taker2.organisationId,
          role: 'lead',
          workPpm: 500_000,
          moneyPpm: 500_000,
          incomePpm: 500_000,
          ipPpm: 500_000,
        },
        ...partners.map((organisationId) => ({ ...fifth, organisationId })),
      ];
      const opened = await aProposal(cast, challenge, { taker: taker2, content: { commitments, consortium } }).opened();
      const refused = await cast.officer.act('proposals', opened, 'qualify').expect(409);
      expect((refused.body as Problem).reasons).toMatchObject([
        { code: 'proposal.affiliated_with_demander', params: { kinds: 'significant_influence' } },
        { code: 'proposal.credit_findings', params: { count: 1, years: 3 } },
        { code: 'proposal.indicators_not_covered', params: { names: '检测频率' } },
        { code: 'proposal.commitment_weaker', params: { names: '检测速度' } },
        { code: 'proposal.too_many_partners', params: { count: 5, max: 4 } },
      ]);
      const offered = opened.actions.find(({ name }) => name === 'qualify');
      expect(offered?.reasons.map(({ code }) => code)).toEqual(reasons(refused.body));
      await cast.approver.act('proposals', opened, 'qualify').expect(403);
    });

    it('bars the demander from leading', async () => {
      const challenge = await aChallenge(cast).open();
      const own = await registry.person('自揭榜', cast.people.demander.organisationId, ['taker']);
      const opened = await aProposal(cast, challenge, { taker: own }).opened();
      const { body } = await cast.officer.act('proposals', opened, 'qualify').expect(409);
      expect(reasons(body)).toEqual(['proposal.affiliated_with_demander', 'proposal.demander_leads']);
    });

    it('passes what meets the rules, and tells why when it does not', async () => {
      const challenge = await aChallenge(cast).open();
      const good = await aProposal(cast, challenge).submitted();
      const other = await registry.person('另一家', await registry.organisation('另一家大学', 'university'), ['taker']);
      const poor = await aProposal(cast, challenge, { taker: other }).opened();
      const qualified = await act(cast.officer, await readProposal(cast.officer, good.id), 'qualify');
      expect(qualified).toMatchObject({ state: 'qualified' });
      const silent = await cast.officer.act('proposals', poor, 'unqualify').expect(409);
      expect(reasons(silent.body)).toEqual(['platform.reason_required']);
      expect(await act(cast.officer, poor, 'unqualify', { reason: '申请材料不实' })).toMatchObject({
        state: 'unqualified',
      });
      await system.drainJobs();
      expect(await readChallenge(cast, challenge.id)).toMatchObject({ state: 'evaluating' });
    });

    it('ends the challenge when nobody is left', async () => {
      const challenge = await aChallenge(cast).open();
      const opened = await aProposal(cast, challenge).opened();
      await act(cast.officer, opened, 'unqualify', { reason: '申请材料不实' });
      await system.drainJobs();
      expect(await readChallenge(cast, challenge.id)).toMatchObject({
        state: 'no_award',
        noAwardReason: 'none_qualified',
      });
    });
  });

  it('that nobody submits leaves the challenge without an award', async () => {
    const challenge = await aChallenge(cast).open();
    const draft = await aProposal(cast, challenge).draft();
    const second = await aProposal(cast, challenge, { taker: cast.people.taker2 }).submitted();
    await act(cast.taker2, second, 'withdraw');
    await closeWindowOf(cast, challenge);
    expect(await readChallenge(cast, challenge.id)).toMatchObject({ state: 'no_award', noAwardReason: 'no_take_up' });
    expect(await readProposal(cast.taker, draft.id)).toMatchObject({ state: 'expired' });
    expect(await count(challenge.id)).toBe(0);
  });
});
