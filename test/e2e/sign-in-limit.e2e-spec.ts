import request from 'supertest';
import { System } from '../support/system.js';

const LIMIT = 5;

describe('the limit on signing in', () => {
  let system: System;
  beforeAll(async () => {
    process.env['LOGIN_RATE_LIMIT'] = String(LIMIT);
    system = await System.start();
  });
  afterAll(async () => {
    await system.stop();
    delete process.env['LOGIN_RATE_LIMIT'];
  });

  const tryAs = async (forwardedFor: string): Promise<number> => {
    const { status } = await request(system.app.getHttpServer())
      .post('/api/v1/auth/sign-in')
      .set('X-Forwarded-For', forwardedFor)
      .send({ username: 'admin', password: 'a-wrong-password' });
    return status;
  };

  it('counts the address that reached our proxy, not the one the caller invents before it', async () => {
    for (let i = 0; i < LIMIT; i += 1) expect(await tryAs(`198.51.100.${i}, 203.0.113.7`)).toBe(401);
    expect(await tryAs('198.51.100.99, 203.0.113.7')).toBe(429);
  });

  it('counts every address for itself', async () => {
    expect(await tryAs('203.0.113.8')).toBe(401);
  });
});
