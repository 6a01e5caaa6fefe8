import { randomUUID } from 'node:crypto';

/** An answer of the API that is no success, put into words a person understands. */
export class ApiProblem extends Error {
  /**
   * @param {string} request for example `POST /api/v1/needs`
   * @param {number} status
   * @param {object} problem the body, application/problem+json
   */
  constructor(request, status, problem) {
    super(`${request} → ${status} ${inWords(problem)}`);
    this.status = status;
    this.problem = problem;
  }

  /** Every code the answer gives: its own, those of its reasons and of its fields. */
  get codes() {
    const { code, reasons = [], errors = [] } = this.problem;
    return [code, ...[...reasons, ...errors].map((each) => each.code)];
  }

  /** The reasons in Chinese; the title when there are none. */
  get words() {
    const { title, reasons = [], errors = [] } = this.problem;
    const said = [...reasons.map(({ zh }) => zh), ...errors.map(({ path, zh }) => `${path}：${zh}`)];
    return said.length > 0 ? said.join('；') : title;
  }
}

function inWords({ code, title, reasons = [], errors = [] }) {
  const lines = [
    `${title ?? ''} (${code ?? 'no problem+json'})`,
    ...reasons.map((reason) => `  - ${reason.code}: ${reason.zh}`),
    ...errors.map((error) => `  - ${error.path}: ${error.code}: ${error.zh}`),
  ];
  return lines.join('\n');
}

/** A person at the API, or a visitor without a token. Paths are those below `/api/v1`. */
export class ApiClient {
  #baseUrl;
  #token;

  /**
   * @param {string} baseUrl for example http://127.0.0.1:3000
   * @param {string} [token] access token of a person
   */
  constructor(baseUrl, token) {
    this.#baseUrl = baseUrl.replace(/\/$/, '');
    this.#token = token;
  }

  get(path) {
    return this.#send('GET', path);
  }

  /** Every POST carries a fresh Idempotency-Key; routes that move no money ignore it. */
  post(path, body = {}) {
    return this.#send('POST', path, { body });
  }

  patch(path, version, body) {
    return this.#send('PATCH', path, { body, version });
  }

  /**
   * An action on a thing as it was read: `act('needs', need, 'submit')`.
   *
   * @param {string} things the collection
   * @param {{ id: string, version: number }} subject
   * @param {string} action
   * @param {object} [body]
   */
  act(things, subject, action, body = {}) {
    return this.#send('POST', `/${things}/${subject.id}/actions/${action}`, { body, version: subject.version });
  }

  /** All items of a list, page by page. */
  async list(path) {
    const items = [];
    let cursor;
    do {
      const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=100${more}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }

  async #send(method, path, { body, version } = {}) {
    const url = `/api/v1${path}`;
    const response = await fetch(`${this.#baseUrl}${url}`, {
      method,
      headers: {
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const content = parsed(text);
    if (!response.ok) throw new ApiProblem(`${method} ${url}`, response.status, content ?? { title: text });
    return content;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Signs a person in.
 *
 * @param {string} baseUrl
 * @param {string} username
 * @param {string} password
 * @returns {Promise<ApiClient>}
 * @throws {ApiProblem} 401 for a wrong name or password, 429 when there were too many tries
 */
export async function signIn(baseUrl, username, password) {
  const { accessToken } = await new ApiClient(baseUrl).post('/auth/sign-in', { username, password });
  return new ApiClient(baseUrl, accessToken);
}

/** Something that was waited for did not come. */
export class NeverCame extends Error {}

/**
 * Reads again until what is read is as wanted: the worker does its part a moment later.
 *
 * @template T
 * @param {string} what for the message when it does not come about
 * @param {() => Promise<T>} read
 * @param {(value: T) => boolean} isThere
 * @param {number} [timeoutMs]
 * @returns {Promise<T>}
 * @throws {NeverCame} after the time
 */
export async function eventually(what, read, isThere, timeoutMs = 15_000) {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (isThere(value)) return value;
    if (performance.now() > giveUpAt) {
      throw new NeverCame(`${what}：${timeoutMs / 1000} 秒内未发生，现为 ${JSON.stringify(value).slice(0, 600)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}
