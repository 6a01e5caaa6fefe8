import { PASSWORD, type Client, type Versioned } from '../support/client.js';
import { System } from '../support/system.js';

describe('a programme and its money', () => {
  let system: System;
  let officer: Client;
  let approver: Client;
  let finance: Client;
  let agencyId: string;

  beforeAll(async () => {
    system = await System.start();
    const admin = await system.signIn('admin');
    const input = { name: '某市科学技术局', kind: 'agency', uscc: '12100000400002259P' };
    agencyId = ((await admin.post('/organisations', input).expect(201)).body as { id: string }).id;
    for (const role of ['officer', 'approver', 'finance']) {
      const user = { username: role, displayName: role, password: PASSWORD };
      const { body } = await admin.post(`/organisations/${agencyId}/users`, user).expect(201);
      const grant = { role: `agency_${role}`, organisationId: agencyId };
      await admin.post(`/users/${(body as { id: string }).id}/grants`, grant).expect(201);
    }
    officer = await system.signIn('officer');
    approver = await system.signIn('approver');
    finance = await system.signIn('finance');
  });
  afterAll(() => system.stop());

  const found = async (): Promise<Versioned> =>
    (await officer.post('/programmes', { name: '重大技术揭榜计划', agencyId }).expect(201)).body as Versioned;
  const defaults = async (): Promise<object[]> =>
    ((await system.visitor.get('/rule-packs/defaults').expect(200)).body as { items: object[] }).items;

  it('is activated only with rules, by another person than its founder', async () => {
    const draft = await found();
    const refusal = await approver.act('programmes', draft, 'activate').expect(409);
    expect(refusal.body).toMatchObject({ reasons: [{ code: 'programme.no_rule_pack', zh: '请先制定规则包' }] });
    await officer.act('programmes', draft, 'activate').expect(403);
    const [rulePack] = await defaults();
    const ruled = (await officer.act('programmes', draft, 'set_rules', { rulePack }).expect(200)).body as Versioned;
    const { body } = await approver.act('programmes', ruled, 'activate').expect(200);
    expect(body).toMatchObject({ state: 'active', version: 3 });
  });

  it('refuses contradictory rules with the path of each', async () => {
    const draft = await found();
    const [pack] = (await defaults()) as { funding: object }[];
    const rulePack = { ...pack, funding: { ...pack?.funding, shareMin: 400_000 } };
    const { body } = await officer.act('programmes', draft, 'set_rules', { rulePack }).expect(422);
    expect((body as { errors: { path: string }[] }).errors.map((e) => e.path)).toContain('funding.shareMin');
  });

  it('wants the version that was read', async () => {
    const draft = await found();
    await officer.post(`/programmes/${draft.id}/actions/set_rules`, { rulePack: {} }).expect(428);
    const [rulePack] = await defaults();
    await officer.act('programmes', draft, 'set_rules', { rulePack }).expect(200);
    const { body } = await officer.act('programmes', draft, 'set_rules', { rulePack }).expect(409);
    expect(body).toMatchObject({ code: 'platform.stale_version', reasons: [{ params: { current: 2 } }] });
  });

  describe('appropriated money', () => {
    let programme: Versioned;
    const appropriation = {
      fiscalYear: 2026,
      amountFen: '1000000000',
      indexNumber: '某财教指〔2026〕12号',
      budgetSubject: '2060404',
    };

    beforeAll(async () => {
      const draft = await found();
      const [rulePack] = await defaults();
      const ruled = (await officer.act('programmes', draft, 'set_rules', { rulePack }).expect(200)).body as Versioned;
      programme = (await approver.act('programmes', ruled, 'activate').expect(200)).body as Versioned;
    });

    const path = (): string => `/programmes/${programme.id}/appropriations`;

    it('is booked once for a hundred identical requests', async () => {
      const key = 'appropriation-2026-001';
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => finance.post(path(), appropriation).set('Idempotency-Key', key)),
      );
      const statuses = new Set(answers.map((answer) => answer.status));
      expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true);
      const replay = await finance.post(path(), appropriation).set('Idempotency-Key', key).expect(201);
      const first = answers.find((answer) => answer.status === 201);
      expect(replay.text).toBe(first?.text);
      expect(replay.headers['idempotent-replayed']).toBe('true');
      const { body } = await finance.get(path()).expect(200);
      expect((body as { items: unknown[] }).items).toHaveLength(1);
    });

    it('needs a key, and refuses another body under the same key', async () => {
      await finance.post(path(), appropriation).unset('Idempotency-Key').expect(400);
      const key = 'appropriation-2026-002';
      await finance
        .post(path(), { ...appropriation, budgetSubject: '2060499' })
        .set('Idempotency-Key', key)
        .expect(201);
      const { body } = await finance
        .post(path(), { ...appropriation, budgetSubject: '2060499', amountFen: '5' })
        .set('Idempotency-Key', key)
        .expect(422);
      expect(body).toMatchObject({ code: 'platform.idempotency_key_reused' });
    });

    it('shows in the ledger as available', async () => {
      const { body } = await finance.get(`/programmes/${programme.id}/ledger/balances`).expect(200);
      expect(JSON.stringify(body)).toContain('"2000000000"');
    });
  });
});
