import fc from 'fast-check';
import { PERMISSION_ROLES } from '#identity';
import { openCallThenAcceptance, openCallThenMidterm } from '#programme';
import { buildOpenApi } from '#platform/http';
import type { EverySubject } from '../../builders/every-subject.js';
import { Registry, type Person } from '../../builders/people.js';
import { expectInvariants } from '../../support/invariants.js';
import { KnownSubjects, type Spared } from '../../support/known-subjects.js';
import {
  OpenApiArbitraries,
  operationsOf,
  type GeneratedRequest,
  type Operation,
} from '../../support/openapi-arbitraries.js';
import { RawClient, tokenOf, type RawAnswer } from '../../support/raw-client.js';
import type { System } from '../../support/system.js';
import type { Stage } from './stage.js';

// Replay a run with SEED=<the printed number>; RUNS sets the requests per operation.
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env['RUNS'] ?? 18);
const RUNS_OF_OTHERS = Math.ceil(RUNS / 5);
const IN_FLIGHT = 8;
const TIME_LIMIT_MS = 240_000;

/** Nothing of this may stand in an answer; none of it is part of a generated value. */
const INSIDE =
  /"stack"|\bat \/|\bat [\w.<>]+ \(\/|file:\/\/|node_modules|\/libs\/|\/dist\/|\bSELECT\b|QueryFailed|TypeError|RangeError/;
const CHINESE = /[一-鿿]/;

interface Actor {
  readonly name: string;
  readonly token: string | null;
}

const VISITOR: Actor = { name: 'visitor', token: null };

interface Trial {
  readonly request: GeneratedRequest;
  readonly actor: Actor;
}

interface Tried {
  readonly status: number;
  readonly failures: readonly string[];
}

interface ProblemBody {
  readonly code?: unknown;
  readonly title?: unknown;
  readonly titleEn?: unknown;
  readonly errors?: readonly { readonly path?: unknown; readonly code?: unknown }[];
}

/** Destroying comes last, so that what goes before meets living things. */
function lateness({ method, path }: Operation): number {
  if (method === 'GET') return 0;
  if (!path.includes('/actions/')) return 1;
  return /(withdraw|cancel|close|dissolve|reject|remove|retire|void|decline|disable|revoke|conclude)$/.test(path)
    ? 3
    : 2;
}

/** What is wrong with an answer; nothing when it is as every answer must be. */
function complaints(answer: RawAnswer): string[] {
  const { status, text, headers } = answer;
  const type = headers['content-type'] ?? '';
  const found: string[] = [];
  if (status === 0 || status >= 500) found.push(`status ${status}`);
  if (status === 0) return found;
  if (INSIDE.test(text)) found.push('tells its inside');
  if (status >= 400) return [...found, ...complaintsOfProblem(status, type, text)];
  if (status === 204) return text === '' ? found : [...found, 'a body with 204'];
  if (type.startsWith('application/json') && !parses(text)) found.push('a body that is no JSON');
  return found;
}

function complaintsOfProblem(status: number, type: string, text: string): string[] {
  if (!type.startsWith('application/problem+json')) return [`content type ${type}`];
  if (!parses(text)) return ['a problem that is no JSON'];
  const { code, title, titleEn, errors } = JSON.parse(text) as ProblemBody;
  const found: string[] = [];
  if (typeof code !== 'string' || code === '') found.push('no code');
  if (typeof title !== 'string' || !CHINESE.test(title)) found.push('no Chinese title');
  if (typeof titleEn !== 'string' || titleEn === '' || CHINESE.test(titleEn)) found.push('no English title');
  if (code !== 'platform.invalid_input') return found;
  if (status !== 422) found.push(`invalid input with status ${status}`);
  if (!errors?.length) found.push('invalid input without the fields');
  if (errors?.some((error) => typeof error.path !== 'string' || typeof error.code !== 'string')) found.push('no path');
  return found;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const clip = (text: string | Buffer | undefined): string => String(text ?? '').slice(0, 600);

/** Comes last: what it asks for may destroy whatever is there. */
export function badInput(stage: Stage): void {
  describe('bad input to any route', () => {
    let system: System;
    let scene: EverySubject;
    let wire: RawClient;
    let spared: Spared;
    beforeAll(async () => {
      system = stage.system();
      scene = stage.scene();
      wire = new RawClient(system.port);
      spared = await expendable();
    }, TIME_LIMIT_MS);
    afterAll(() => wire.close());

    /** People who may be disabled, grants that may be revoked, and a clock that nothing runs by. */
    async function expendable(): Promise<Spared> {
      const { cast, nobody } = scene;
      const leaver = await new Registry(system, cast.admin).person('离职人员', nobody.organisationId, [
        'investor',
        'taker',
      ]);
      const grants = await system.rows<{ id: string }>('select id from role_grant where user_id = $1', [leaver.userId]);
      const { officer, organiser } = cast.people;
      const spare = { name: '备用计划', agencyId: officer.organisationId, organiserId: organiser.organisationId };
      const programme = await cast.officer.post('/programmes', spare).expect(201);
      return {
        app_user: [leaver.userId, nobody.userId],
        role_grant: grants.map(({ id }) => id),
        clock: [(programme.body as { id: string }).id],
      };
    }

    const signedIn = async (name: string, { userId }: Person): Promise<Actor> => ({
      name,
      token: await tokenOf(system, userId),
    });

    /** Who holds the permission of an operation, and who does not. */
    async function casting(): Promise<(operation: Operation) => { holders: Actor[]; others: Actor[] }> {
      const actors: (Actor & { role: string })[] = [{ ...VISITOR, role: 'visitor' }];
      for (const [role, people] of Object.entries(scene.holders)) {
        for (const person of people) actors.push({ ...(await signedIn(role, person)), role });
      }
      const leavers = [await signedIn('leaver', scene.nobody)];
      return ({ permission, path }) => {
        if (path.endsWith('/auth/sign-out')) return { holders: leavers, others: actors.slice(0, 1) };
        if (permission === 'public') return { holders: actors.slice(0, 1), others: actors.slice(1) };
        const roles: readonly string[] | undefined = PERMISSION_ROLES[permission];
        const holds = ({ role }: { role: string }): boolean => roles?.includes(role) ?? role !== 'visitor';
        return { holders: actors.filter(holds), others: actors.filter((actor) => !holds(actor)) };
      };
    }

    /** Counts the rows of every table together: a refused request leaves none behind. */
    async function rowCounter(): Promise<() => Promise<string>> {
      const tables = await system.rows<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`,
      );
      const counts = tables.map(({ name }) => `(select count(*) from ${name})`).join(' + ');
      return async () => (await system.rows<{ total: string }>(`select (${counts})::text as total`))[0]?.total ?? '';
    }

    /** Sends one request and says what is wrong with the answer. */
    async function tried(operation: Operation, { request, actor }: Trial): Promise<Tried> {
      const authorization: Record<string, string> = actor.token ? { authorization: `Bearer ${actor.token}` } : {};
      const answer = await wire.send({ ...request, headers: { ...authorization, ...request.headers } });
      const failures = complaints(answer).map(
        (complaint) =>
          `${operation.method} ${operation.path} as ${actor.name} (${request.fault}): ${complaint}\n` +
          `  ${clip(request.url)} ${JSON.stringify(request.headers)}\n  ${clip(request.body)}\n` +
          `  → ${answer.status} ${clip(answer.text)}`,
      );
      return { status: answer.status, failures };
    }

    const answers = async () => {
      const document = buildOpenApi(system.app);
      const operations = operationsOf(document).sort((one, other) => lateness(one) - lateness(other));
      const [castFor, rowCount] = [await casting(), await rowCounter()];
      const results: (Tried & { method: string })[] = [];
      let [known, rows] = [await KnownSubjects.read(system, spared), await rowCount()];
      const values = new OpenApiArbitraries(document, {
        idsFor: (name) => known.idsFor(name),
        subjectsOf: (operation) => known.subjectsOf(operation),
        bodiesOf: ({ method, path }) => stage.recorded.of(method, path),
        examples: { rulePack: [openCallThenMidterm, openCallThenAcceptance] },
      });
      for (const [index, operation] of operations.entries()) {
        const { method, path } = operation;
        const { holders, others } = castFor(operation);
        const count = { numRuns: RUNS + RUNS_OF_OTHERS, seed: SEED + index };
        const trials = fc.sample(values.requests(operation), count).map((request, at): Trial => {
          const among = at < RUNS || others.length === 0 ? holders : others;
          return { request, actor: among[at % among.length] ?? VISITOR };
        });
        const done: Tried[] = [];
        for (let from = 0; from < trials.length; from += IN_FLIGHT) {
          const batch = trials.slice(from, from + IN_FLIGHT);
          done.push(...(await Promise.all(batch.map((trial) => tried(operation, trial)))));
        }
        results.push(...done.map((each) => ({ ...each, method })));
        const effective = method !== 'GET' && done.some(({ status }) => status < 300);
        if (effective) known = await KnownSubjects.read(system, spared);
        // Reading never writes, so one look after all of it is enough.
        if (method === 'GET' && operations[index + 1]?.method === 'GET') continue;
        const now = await rowCount();
        if (!effective && now !== rows) {
          results.push({ method, status: 0, failures: [`${method} ${path} refused everything and left rows behind`] });
        }
        rows = now;
      }
      return results;
    };

    it(
      'is answered by a problem that names what is wrong, and leaves nothing behind',
      async () => {
        process.stdout.write(`bad input: SEED=${SEED} RUNS=${RUNS}\n`);
        const results = await answers();
        process.stdout.write(table(results));
        expect(results.flatMap(({ failures }) => failures)).toEqual([]);
      },
      TIME_LIMIT_MS,
    );

    it.each([
      ['a path that is no UTF-8', '/api/v1/needs/%ff', 400],
      ['a path with half an escape', '/api/v1/needs/%z', 400],
      ['an id longer than any', `/api/v1/needs/${'x'.repeat(300)}`, 414],
      ['a path of raw bytes', '/api/v1/needs/需求', 400],
      ['an endless header', '/api/v1/labels', 431],
      ['a path that nothing answers to', '/api/v1/nothing', 404],
    ])('is answered so before a route has it: %s', async (_, url, status) => {
      const headers = { 'x-filler': status === 431 ? 'x'.repeat(100_000) : '' };
      const answer = await wire.send({ method: 'GET', url, headers });
      expect(answer.status).toBe(status);
      expect(complaints(answer)).toEqual([]);
    });

    it(
      'leaves the books, the audit trail and the work of the worker in order',
      async () => {
        await system.drainJobs();
        await expectInvariants();
        const auditor = scene.holders.audit_admin[0];
        const { body } = (await auditor?.client.post('/audit/verify').expect(200)) ?? {};
        expect(body).toMatchObject({ intact: true, firstBrokenSeq: null });
      },
      TIME_LIMIT_MS,
    );
  });
}

/** Answers by method and status. */
function table(results: readonly { readonly method: string; readonly status: number }[]): string {
  const methods = [...new Set(results.map(({ method }) => method))].sort();
  const statuses = [...new Set(results.map(({ status }) => status))].sort();
  const count = (method: string, status: number): number =>
    results.filter((each) => each.method === method && each.status === status).length;
  const line = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(8)).join('');
  return [
    line(['', ...statuses]),
    ...methods.map((method) => line([method, ...statuses.map((status) => count(method, status))])),
    `${results.length} requests\n`,
  ].join('\n');
}
