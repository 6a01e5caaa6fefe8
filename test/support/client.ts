import { randomUUID } from 'node:crypto';
import type TestAgent from 'supertest/lib/agent.js';
import type { Test } from 'supertest';
import type { ResponseContract } from './response-contract.js';

/** Everybody's in the tests. */
export const PASSWORD = 'correct-horse-battery';

/** Something with a version, as every detail view has it. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

interface Agent {
  get(url: string): Test;
  post(url: string): Test;
  patch(url: string): Test;
  put(url: string): Test;
  delete(url: string): Test;
}

/**
 * A person at the API: its token on every request, short names for what tests do all day. Every answer is held against
 * the API's description.
 */
export class Client {
  constructor(
    private readonly agent: Agent | TestAgent,
    readonly token: string | null,
    private readonly contract: ResponseContract,
  ) {}

  get(path: string): Test {
    return this.authorised((this.agent as Agent).get(url(path)));
  }

  /** POST with a body; commands that move money get a fresh Idempotency-Key unless the test sets its own. */
  post(path: string, body?: object): Test {
    const test = this.authorised((this.agent as Agent).post(url(path))).set('Idempotency-Key', randomUUID());
    return body === undefined ? test : test.send(body);
  }

  patch(path: string, version: number, body: object): Test {
    return this.authorised((this.agent as Agent).patch(url(path)))
      .set('If-Match', `"${version}"`)
      .send(body);
  }

  put(path: string, body: object): Test {
    return this.authorised((this.agent as Agent).put(url(path))).send(body);
  }

  delete(path: string): Test {
    return this.authorised((this.agent as Agent).delete(url(path)));
  }

  /** An action on a thing as it was read: `act('needs', need, 'submit')`. */
  act(things: string, subject: Versioned, action: string, body: object = {}): Test {
    return this.post(`/${things}/${subject.id}/actions/${action}`, body).set('If-Match', `"${subject.version}"`);
  }

  private authorised(test: Test): Test {
    const { method, url: path } = test as unknown as { method: string; url: string };
    test.expect((response) => this.contract.assertKept(method, new URL(path).pathname, response));
    return this.token ? test.set('Authorization', `Bearer ${this.token}`) : test;
  }
}

const url = (path: string): string => (path.startsWith('/api/') || path === '/healthz' ? path : `/api/v1${path}`);
