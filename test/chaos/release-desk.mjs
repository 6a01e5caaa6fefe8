import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from '../../apps/dev/lib/api-client.mjs';
import { SAMPLE_PASSWORD } from '../../apps/dev/sample-data/accounts.mjs';

const TIMEOUT_MS = 5_000;
const RETRY_MS = 200;
/** What leaves open whether a release was or will be taken: the first request of a repeated one may still be under way. */
const OPEN_STATUSES = [401, 429];
const OPEN_CODES = ['platform.idempotency_in_flight'];

/**
 * Finance officers who release payments while everything breaks. Whoever does not know whether a release was taken
 * sends it again under the same Idempotency-Key, to whichever api answers, as the api asks its callers to.
 */
export class ReleaseDesk {
  #apis;
  #history;
  #random;
  #stopped = false;
  /** When a release was last answered with success, by performance.now(). */
  lastDoneAt = performance.now();

  /** @param {{ apis: string[], history: import('./history.mjs').History, random: () => number }} options */
  constructor({ apis, history, random }) {
    this.#apis = apis;
    this.#history = history;
    this.#random = random;
  }

  /**
   * Releases every payment, spread evenly over the time.
   *
   * @param {{ id: string, version: number }[]} payments approved ones
   * @param {string[]} officers user names
   */
  async releaseAll(payments, officers, durationMs) {
    const startedAt = performance.now();
    this.lastDoneAt = startedAt;
    const waiting = payments.map((payment, index) => ({ payment, at: (index / payments.length) * durationMs }));
    await Promise.all(
      officers.map(async (officer) => {
        const person = { officer, token: undefined };
        for (let next = waiting.shift(); next && !this.#stopped; next = waiting.shift()) {
          await sleep(Math.max(0, next.at - (performance.now() - startedAt)));
          await this.#release(person, next.payment);
        }
      }),
    );
  }

  /** Over when no release has been answered with success for so long, or when this is stopped. */
  async quietFor(milliseconds) {
    while (!this.#stopped && performance.now() < this.lastDoneAt + milliseconds) await sleep(RETRY_MS);
  }

  stop() {
    this.#stopped = true;
  }

  async #release(person, { id, version }) {
    const request = {
      method: 'POST',
      path: `/disbursements/${id}/actions/release`,
      headers: { 'if-match': `"${version}"`, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      body: '{}',
    };
    const released = await this.#untilAnswered(person, { op: 'release', id }, request);
    if (!released) return;
    this.lastDoneAt = performance.now();
    await this.#untilAnswered(person, { op: 'read', id }, { method: 'GET', path: `/disbursements/${id}` });
  }

  /** @returns whether it was done in the end */
  async #untilAnswered(person, about, request) {
    for (let attempt = 1; !this.#stopped; attempt += 1) {
      const entry = { process: person.officer, ...about, attempt };
      this.#history.add({ type: 'invoke', ...entry });
      const answer = await this.#send(person, request);
      this.#history.add({ type: answer.type, ...entry, status: answer.status, version: answer.version });
      if (answer.type !== 'unknown') return answer.type === 'ok';
      await sleep(RETRY_MS);
    }
    return false;
  }

  async #send(person, { method, path, headers, body }) {
    const url = this.#apis[Math.floor(this.#random() * this.#apis.length)];
    try {
      person.token ??= await tokenOf(url, person.officer);
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${person.token}` },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const content = await response.json();
      if (response.ok) return { type: 'ok', status: response.status, version: content.version };
      if (response.status === 401) person.token = undefined;
      const { status } = response;
      const isOpen = status >= 500 || OPEN_STATUSES.includes(status) || OPEN_CODES.includes(content.code);
      return { type: isOpen ? 'unknown' : 'fail', status: `${status} ${content.code}` };
    } catch (error) {
      return { type: 'unknown', status: error.status ?? error.cause?.code ?? error.name };
    }
  }
}

async function tokenOf(url, username) {
  return (await new ApiClient(url).post('/auth/sign-in', { username, password: SAMPLE_PASSWORD })).accessToken;
}
