import { PASSWORD, type Client, type Versioned } from '../support/client.js';
import { System } from '../support/system.js';

describe('people and organisations', () => {
  let system: System;
  let admin: Client;

  beforeAll(async () => {
    system = await System.start();
    admin = await system.signIn('admin');
  });
  afterAll(() => system.stop());

  const organisation = async (name: string, uscc: string): Promise<string> => {
    const { body } = await admin.post('/organisations', { name, kind: 'enterprise', uscc }).expect(201);
    return (body as { id: string }).id;
  };
  const person = async (username: string, organisationId: string): Promise<string> => {
    const input = { username, displayName: username, password: PASSWORD };
    const { body } = await admin.post(`/organisations/${organisationId}/users`, input).expect(201);
    return (body as { id: string }).id;
  };

  it('refuses a wrong password and an unknown user with the same words', async () => {
    const wrong = await system.visitor.post('/auth/sign-in', { username: 'admin', password: 'not the password' });
    const unknown = await system.visitor.post('/auth/sign-in', { username: 'nobody', password: 'not the password' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'identity.wrong_credentials', title: '用户名或密码错误' });
    expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' });
  });

  it('names every wrong field of a registration', async () => {
    const { body } = await admin
      .post('/organisations', { name: 'x', kind: 'castle', uscc: 42, colour: 'red' })
      .expect(422);
    expect(body).toMatchObject({ code: 'platform.invalid_input', title: '填写内容有误' });
    const paths = (body as { errors: { path: string; zh: string }[] }).errors.map((e) => e.path).sort();
    expect(paths).toEqual(['colour', 'kind', 'name', 'uscc']);
  });

  it('accepts a credit code that fails its check digit, and says so', async () => {
    const good = await admin.post('/organisations', { name: '甲公司', kind: 'enterprise', uscc: '91350100M000100Y43' });
    const early = await admin.post('/organisations', {
      name: '乙公司',
      kind: 'enterprise',
      uscc: '91350211M0000XUF46',
    });
    expect(good.body).toMatchObject({ usccUnverified: false });
    expect(early.body).toMatchObject({ usccUnverified: true });
  });

  it('lets only one organisation have a credit code', async () => {
    await organisation('丙公司', '91110000802100433B');
    const { body } = await admin
      .post('/organisations', { name: '丁公司', kind: 'enterprise', uscc: '91110000802100433B' })
      .expect(409);
    expect(body).toMatchObject({ code: 'identity.uscc_taken' });
  });

  it('keeps platform roles apart from each other and from business roles', async () => {
    const organisationId = await organisation('戊公司', '914403001922038216');
    const userId = await person('wang', organisationId);
    await admin.post(`/users/${userId}/grants`, { role: 'demander', organisationId }).expect(201);
    const { body } = await admin.post(`/users/${userId}/grants`, { role: 'audit_admin', organisationId }).expect(409);
    expect(body).toMatchObject({ code: 'identity.platform_roles_exclusive' });
  });

  it('ends a disabled user’s session within a second', async () => {
    const organisationId = await organisation('己公司', '9144030071526726XG');
    const userId = await person('zhao', organisationId);
    const zhao = await system.signIn('zhao');
    await zhao.get('/auth/me').expect(200);
    await admin.post(`/users/${userId}/actions/disable`, { reason: '离职' }).expect(200);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    await zhao.get('/auth/me').expect(401);
  });

  it('wants a second person to verify a payee account', async () => {
    const organisationId = await organisation('庚公司', '12100000400002259P');
    const userId = await person('finance', organisationId);
    await admin.post(`/users/${userId}/grants`, { role: 'organisation_admin', organisationId }).expect(201);
    await admin.post(`/users/${userId}/grants`, { role: 'agency_finance', organisationId }).expect(201);
    const finance = await system.signIn('finance');
    const account = {
      accountName: '庚公司',
      accountNo: '6222000011112222',
      bankName: '工行',
      bankCode: '102100099996',
    };
    const { body } = await finance.post(`/organisations/${organisationId}/payee-accounts`, account).expect(201);
    expect(body).toMatchObject({ state: 'entered', accountNo: '****2222' });
    const refusal = await finance.act('payee-accounts', body as { id: string; version: number }, 'verify').expect(409);
    expect(refusal.body).toMatchObject({ reasons: [{ code: 'payee_account.same_person' }] });
  });

  it('verifies many payee accounts of one organisation at once, and the last one stands', async () => {
    const organisationId = await organisation('辛公司', '12100000400002267J');
    const entrantId = await person('entrant', organisationId);
    const verifierId = await person('verifier', organisationId);
    await admin.post(`/users/${entrantId}/grants`, { role: 'organisation_admin', organisationId }).expect(201);
    await admin.post(`/users/${verifierId}/grants`, { role: 'agency_finance', organisationId }).expect(201);
    const [entering, verifying] = [await system.signIn('entrant'), await system.signIn('verifier')];
    const path = `/organisations/${organisationId}/payee-accounts`;
    const numbers = Array.from({ length: 12 }, (_, index) => `62220000111122${index + 10}`);
    const accounts = await Promise.all(
      numbers.map((accountNo) =>
        entering
          .post(path, { accountName: '辛公司', accountNo, bankName: '工行', bankCode: '102100099996' })
          .expect(201),
      ),
    );
    // Each of them twice: the second time it may be the one that another verification is just retiring.
    const answers = await Promise.all(
      [...accounts, ...accounts].map(({ body }) => verifying.act('payee-accounts', body as Versioned, 'verify')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...accounts.map(() => 200),
      ...accounts.map(() => 409),
    ]);
    const { body } = await entering.get(path).expect(200);
    const states = (body as { items: { state: string }[] }).items.map(({ state }) => state).sort();
    expect(states).toEqual([...Array.from({ length: 11 }, () => 'retired'), 'verified']);
  });

  it('answers 401 without a token, 403 without the permission, 404 for what is not there', async () => {
    await system.visitor.get('/organisations').expect(401);
    await admin.get('/parked-jobs').expect(403);
    await admin.get('/nothing-here').expect(404);
    await admin.post('/users/not-an-id/grants', { role: 'demander' }).expect(400);
  });
});
