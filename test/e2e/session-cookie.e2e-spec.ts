import request from 'supertest';
import { PASSWORD } from '../support/client.js';
import { System } from '../support/system.js';

const SIGN_OUT = '/api/v1/auth/sign-out';
const ME = '/api/v1/auth/me';

describe('a session in the browser', () => {
  let system: System;
  let cookie: string;
  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.stop());

  const browser = () => request(system.app.getHttpServer());

  it('gets a cookie that no script can read and no other site can send', async () => {
    const { headers } = await browser()
      .post('/api/v1/auth/sign-in')
      .send({ username: 'admin', password: PASSWORD })
      .expect(200);
    const kept = (headers['set-cookie'] as unknown as string[])[0] ?? '';
    expect(kept).toMatch(/^jbgs=.+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/);
    cookie = kept.split(';')[0] ?? '';
  });

  it('reads as the person who signed in', async () => {
    const { body } = await browser().get(ME).set('Cookie', cookie).expect(200);
    expect(body).toMatchObject({ username: 'admin' });
  });

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling of our own site', { 'Sec-Fetch-Site': 'same-site' }],
    ['a foreign origin in an older browser', { Origin: 'https://evil.example' }],
    ['something that does not say where it is', {}],
  ])('refuses a change that comes from %s', async (_who, headers) => {
    const { body } = await browser().post(SIGN_OUT).set('Cookie', cookie).set(headers).expect(403);
    expect(body).toMatchObject({ code: 'platform.cross_site', title: '该请求来自其他网站，已拒绝' });
  });

  it('still shows everybody’s pages, and signs in, with a cookie that is worth nothing', async () => {
    await browser().get('/api/v1/public/challenges').set('Cookie', 'jbgs=outdated').expect(200);
    await browser().get(ME).set('Cookie', 'jbgs=outdated').expect(401);
    const credentials = { username: 'admin', password: PASSWORD };
    await browser().post('/api/v1/auth/sign-in').set('Cookie', 'jbgs=outdated').send(credentials).expect(200);
  });

  it('is over after signing out on our own page, in the browser and on the server', async () => {
    const own = { 'Sec-Fetch-Site': 'same-origin' };
    const { headers } = await browser().post(SIGN_OUT).set('Cookie', cookie).set(own).expect(200);
    expect((headers['set-cookie'] as unknown as string[])[0]).toMatch(/^jbgs=; /);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await browser().get(ME).set('Cookie', cookie).expect(401);
  });
});
