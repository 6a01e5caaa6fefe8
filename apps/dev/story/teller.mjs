import { ApiClient, ApiProblem, eventually } from '../lib/api-client.mjs';
import { padRight } from '../lib/text-table.mjs';

const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const ACTOR_WIDTH = 22;
const DEED_WIDTH = 64;

/** What happened is not what was told. */
export class NotAsTold extends Error {}

/**
 * Tells the story: every step is done by a person over HTTP, checked, and printed as one line with the date on the
 * programme's clock, who acted, what was done, and how things stand then.
 */
export class Teller {
  #visitor;
  #labels;
  #programmeId;
  #shiftSeconds = 0;
  #print;

  constructor(visitor, labels, print) {
    this.#visitor = visitor;
    this.#labels = labels;
    this.#print = print;
  }

  /**
   * @param {string} baseUrl
   * @param {(line: string) => void} print
   * @throws {NotAsTold} when nobody answers there
   */
  static async at(baseUrl, print) {
    const visitor = new ApiClient(baseUrl);
    try {
      return new Teller(visitor, await visitor.get('/labels'), print);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new NotAsTold(
        `${baseUrl} 没有应答（${error.cause?.message ?? error.message}）；请先运行 npm start，或设 BASE_URL`,
      );
    }
  }

  /** A caller without a token, for what the public may read. */
  get visitor() {
    return this.#visitor;
  }

  /** Lines that are no step: a table. */
  print(text) {
    this.#print(text);
  }

  /** Numbers the parts of the story. */
  chapter(title) {
    this.#print(`\n${title}`);
  }

  /**
   * Something a person does.
   *
   * @template T
   * @param {{ title: string, client: ApiClient }} actor
   * @param {string} deed
   * @param {(client: ApiClient) => Promise<T>} act
   * @param {object} [told] what is to come of it
   * @param {string} [told.of] the lifecycle of the result
   * @param {string} [told.is] the state it is in then
   * @param {(result: T) => string} [told.says] how things stand, in words; may throw NotAsTold
   * @returns {Promise<T>}
   */
  async step(actor, deed, act, told = {}) {
    const result = await act(actor.client);
    this.#tell(actor, deed, this.#outcome(deed, result, told));
    return result;
  }

  /**
   * Something a person tries and is refused, with one of these codes.
   *
   * @param {{ title: string, client: ApiClient }} actor
   * @param {string} deed
   * @param {(client: ApiClient) => Promise<unknown>} act
   * @param {readonly string[]} codes
   */
  async refused(actor, deed, act, codes) {
    try {
      await act(actor.client);
    } catch (error) {
      if (!(error instanceof ApiProblem) || !codes.some((code) => error.codes.includes(code))) throw error;
      this.#tell(actor, deed, `✗ 拒绝（${error.status}）：${error.words}`);
      return;
    }
    throw new NotAsTold(`${actor.title} ${deed}：应以 ${codes.join(' 或 ')} 拒绝，却成功了`);
  }

  /**
   * Something the worker does a moment later: reads until it is there.
   *
   * @template T
   * @param {string} deed
   * @param {() => Promise<T>} read
   * @param {{ of?: string, is?: string, when?: (value: T) => boolean, says?: (value: T) => string }} told
   * @returns {Promise<T>}
   */
  async comes(deed, read, told) {
    const isThere = told.when ?? ((value) => value.state === told.is);
    const result = await eventually(deed, read, isThere);
    this.#tell({ title: '系统' }, deed, this.#outcome(deed, result, told));
    return result;
  }

  /** A line that belongs to the step before it. */
  remark(text) {
    this.#print(`${' '.repeat(14)}· ${text}`);
  }

  /** Fails the story unless something holds. */
  expect(holds, otherwise) {
    if (!holds) throw new NotAsTold(otherwise);
  }

  /** The Chinese name of a state. */
  stateName(lifecycle, state) {
    return this.#labels.lifecycles[lifecycle]?.states[state]?.zh ?? state;
  }

  /** The Chinese word of a code that stands in this field. */
  label(field, code) {
    const { choices } = this.#labels;
    return (choices[`${field}.${code}`] ?? choices[code])?.zh ?? code;
  }

  #outcome(deed, result, { of, is, says }) {
    if (is !== undefined && result.state !== is) {
      throw new NotAsTold(`${deed}：应为 ${is}，实为 ${result.state}`);
    }
    const state = is === undefined ? [] : [`${this.stateName(of, is)} ${is}`];
    return [...state, ...(says ? [says(result)] : [])].join('，');
  }

  #tell({ title }, deed, outcome) {
    const line = [`  ${this.today()}`, padRight(title, ACTOR_WIDTH), padRight(deed, DEED_WIDTH), `→ ${outcome}`];
    this.#print(line.join('  ').trimEnd());
  }

  /** From here on the story lives by the clock of this programme, which is nobody else's. */
  liveBy(programmeId) {
    this.#programmeId = programmeId;
  }

  /** Milliseconds since 1970 on the programme's clock. */
  #now() {
    return Date.now() + this.#shiftSeconds * 1000;
  }

  /** The day in Shanghai so many days from now on the programme's clock, YYYY-MM-DD. */
  today(days = 0) {
    return new Date(this.#now() + SHANGHAI_MS + days * DAY_MS).toISOString().slice(0, 10);
  }

  /** Lets days pass in the programme. */
  letPass(days) {
    return this.#shiftTo(this.#now() + days * DAY_MS);
  }

  /** Lets time pass in the programme until just after an instant. */
  passTo(instant) {
    return this.#shiftTo(Math.max(Date.parse(instant), this.#now()) + 1000);
  }

  async #shiftTo(instant) {
    this.#shiftSeconds = Math.ceil((instant - Date.now()) / 1000);
    await this.#visitor.post(`/dev/clocks/${this.#programmeId}`, { shiftSeconds: this.#shiftSeconds });
  }
}
