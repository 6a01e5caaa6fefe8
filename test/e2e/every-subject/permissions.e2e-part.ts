import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { PERMISSION_ROLES, ROLE_PARTY, ROLES, type Role } from '#identity';
import { openCallThenAcceptance } from '#programme';
import { describeApi } from '../../../apps/api/src/api-description.js';
import { strangers } from '../../builders/every-subject.js';
import { PLAN } from '../../builders/selection.js';
import { KnownSubjects } from '../../support/known-subjects.js';
import {
  OpenApiArbitraries,
  operationsOf,
  pathTo,
  type GeneratedRequest,
  type Operation,
} from '../../support/openapi-arbitraries.js';
import { RawClient, tokenOf, type RawAnswer } from '../../support/raw-client.js';
import type { System } from '../../support/system.js';
import type { Stage } from './stage.js';

const SEED = 20_260_715;
/** So many subjects of a kind are tried by every stranger, the oldest and the newest among them. */
const SUBJECTS = 6;
/** And with so many of the latest bodies that succeeded. */
const BODIES = 3;
const TIME_LIMIT_MS = 120_000;

/**
 * What is no matter of one agency or organisation, so that strangers have business there. Whoever adds a line says which
 * roles and why.
 */
const OPEN_TO_STRANGERS: readonly {
  readonly operations: RegExp;
  readonly roles: readonly Role[];
  readonly why: string;
}[] = [
  { operations: /^GET .*\/auth\/me$/, roles: ROLES, why: 'everybody may see who they are' },
  {
    operations: /^(PATCH|GET|PUT|POST) \/api\/v1\/me(\/notification-preferences|\/notifications.*)?$/,
    roles: ROLES,
    why: 'everybody has notifications, preferences and an address of their own, and reaches nobody else’s',
  },
  { operations: /^POST .*\/capabilities$/, roles: ['taker'], why: 'an organisation registers what it can do' },
  {
    operations: /^GET .*\/me\/matching-challenges$/,
    roles: ['taker'],
    why: 'what is found are public challenges, for the capabilities of one’s own organisation',
  },
  { operations: /^POST .*\/needs$/, roles: ['demander'], why: 'a demander files its own need in any active programme' },
  {
    operations: /^GET .*\/(needs\/filing-choices|programmes\/{id}\/funding-outlook)$/,
    roles: ['demander', 'agency_officer', 'organiser'],
    why: 'whoever files a need chooses among all active programmes and sees what each would grant',
  },
  { operations: /^GET .*\/proposals\/partner-choices$/, roles: ['taker'], why: 'any taker may look for partners' },
  { operations: /^POST .*\/challenges\/{id}\/proposals$/, roles: ['taker'], why: 'a challenge is open to every taker' },
  { operations: /^POST .*\/challenges\/{id}\/clarifications$/, roles: ['taker'], why: 'every taker may ask' },
  { operations: /^GET .*\/challenges\/{id}\/clarifications$/, roles: ['taker'], why: 'answers are for every taker' },
  { operations: /^POST .*\/notices\/{id}\/objections$/, roles: ROLES, why: 'anybody in the business may object' },
  {
    operations: /\/experts/,
    roles: ['agency_officer', 'agency_approver'],
    why: 'the expert pool is one for all agencies',
  },
  {
    operations: /\/(affiliations|credit-records)$/,
    roles: ['agency_officer', 'agency_approver'],
    why: 'relations and findings are facts about an organisation, found by whichever agency looks at it',
  },
  {
    operations: /\/payee-accounts/,
    roles: ['agency_officer', 'agency_approver', 'agency_finance'],
    why: 'an organisation has one account for all agencies; any finance officer but the one who entered it verifies',
  },
  {
    operations: /^GET .*\/organisations(\/{id})?$/,
    roles: ['agency_officer', 'agency_finance'],
    why: 'agencies read the whole directory of organisations to work with them',
  },
  {
    operations: /^GET .*\/me\/worklist(\/counts)?$/,
    roles: ['agency_finance'],
    why: 'a payee account waits for any finance officer, so it stands on the worklist of each',
  },
  {
    operations: /^GET .*\/stray-payment-reports$/,
    roles: ['agency_finance'],
    why: 'what names nothing of ours belongs to no agency: any finance officer may recognise it',
  },
  {
    operations: /^POST .*\/calendar\/years$/,
    roles: ['agency_officer'],
    why: 'the working-day calendar is the country’s',
  },
];

const openToStranger = (operation: Operation, role: Role): boolean =>
  OPEN_TO_STRANGERS.some(({ operations, roles }) => operations.test(name(operation)) && roles.includes(role));

/** Whose recorded body fits an operation that the scene has no use for. */
const SAME_BODY: Readonly<Record<string, string>> = {
  'PATCH /api/v1/contributions/{id}': 'POST /api/v1/projects/{id}/contributions',
  'PATCH /api/v1/proposals/{id}': 'POST /api/v1/challenges/{id}/proposals',
  'POST /api/v1/needs/{id}/actions/resubmit': 'POST /api/v1/needs/{id}/actions/submit',
  'POST /api/v1/panel-assignments/{id}/actions/save': 'POST /api/v1/panel-assignments/{id}/actions/score',
};

/** Bodies of operations that the scene has no use for and whose fields belong together. */
const WRITTEN_BODIES: Readonly<Record<string, object>> = {
  'PATCH /api/v1/capabilities/{id}': { field: '新材料' },
  'POST /api/v1/proposals/{id}/capability': { keywords: [], summary: '评审合格的方案。', consent: true },
  'PATCH /api/v1/needs/{id}': { periodMonths: 12 },
  'POST /api/v1/needs/{id}/actions/recommend': { reason: '同意推荐。' },
  'POST /api/v1/funding-plans/{id}/actions/revise': PLAN,
  'POST /api/v1/challenges/{id}/checkpoints': {
    stage: 1,
    minutes: '专家组现场核验，集体研究同意。',
    verdicts: [{ projectId: '01a1fdd2-5c51-743e-aedb-aa129c061540', verdict: 'advances', reasons: '达到阶段指标。' }],
  },
  'POST /api/v1/programmes/{programmeId}/prior-year-adjustments': {
    year: 2025,
    kind: 'lapse_carried',
    amountFen: '100',
    reason: '上年结转多计，按决算批复核减。',
  },
  'POST /api/v1/programmes/{id}/simulate': {
    ...PLAN,
    instalments: PLAN.instalments.map(({ kind, plannedFen }) => ({ kind, plannedFen })),
    path: [],
  },
};

/** What an operation has to be asked with. */
const REQUIRED_QUERIES: Readonly<Record<string, string>> = {
  'GET /api/v1/programmes/{id}/funding-outlook': '?totalInvestmentFen=500000000&cashToTakerFen=300000000',
  'GET /api/v1/programmes/{id}/reconciliation': '?month=2026-11',
};

const name = ({ method, path }: Operation): string => `${method} ${path}`;

/** Every operation is tried by those who may not; strangers leave only things of their own. */
export function permissions(stage: Stage): void {
  describe('permissions of every route', () => {
    let system: System;
    let wire: RawClient;
    let document: OpenAPIObject;
    let operations: Operation[];
    let known: KnownSubjects;
    let theirs: readonly string[];
    let nobody: string;
    let foreign: Readonly<Record<Role, string>>;
    beforeAll(async () => {
      system = stage.system();
      wire = new RawClient(system.port);
      document = await describeApi();
      // Signing out ends the tokens that the others are tried with.
      operations = operationsOf(document).sort((one, other) => Number(isSignOut(one)) - Number(isSignOut(other)));
      const scene = stage.scene();
      known = await KnownSubjects.read(system);
      theirs = known.everyId();
      nobody = await tokenOf(system, scene.nobody.userId);
      const people = await strangers(scene.cast);
      const tokens = await Promise.all(ROLES.map(async (role) => [role, await tokenOf(system, people[role].userId)]));
      foreign = Object.fromEntries(tokens) as Record<Role, string>;
    }, TIME_LIMIT_MS);
    afterAll(() => wire.close());

    /** Requests with which the operation would succeed in the right hands: real subjects, and bodies that have succeeded. */
    function requestsFor(operation: Operation): GeneratedRequest[] {
      const values = new OpenApiArbitraries(document, {
        idsFor: (field) => known.idsFor(field),
        subjectsOf: (each) => known.subjectsOf(each),
        examples: { rulePack: [openCallThenAcceptance] },
        bodiesOf: () => [],
      });
      const bodies = bodiesFor(operation);
      const subjects = spread(known.subjectsOf(operation));
      const samples = fc.sample(values.soundRequests(operation), { numRuns: Math.max(1, subjects.length), seed: SEED });
      return samples.map((sample, index) => {
        const subject = subjects[index];
        const body = bodies[index % bodies.length];
        return {
          ...sample,
          ...(subject && {
            url: pathTo(operation.path, subject) + (REQUIRED_QUERIES[name(operation)] ?? ''),
            headers: { ...sample.headers, ...(operation.ifMatch && { 'if-match': `"${subject.version}"` }) },
          }),
          ...(operation.body && body !== undefined && { body: JSON.stringify(body) }),
        };
      });
    }

    function bodiesFor(operation: Operation): readonly unknown[] {
      const written = WRITTEN_BODIES[name(operation)];
      if (written) return [written];
      const [method = '', path = ''] = (SAME_BODY[name(operation)] ?? name(operation)).split(' ');
      return stage.recorded.of(method, path).slice(-BODIES);
    }

    async function ask(request: GeneratedRequest, token: string | null): Promise<RawAnswer> {
      const authorization = token === null ? '' : `Bearer ${token}`;
      return wire.send({ ...request, headers: { ...request.headers, authorization } });
    }

    /** Sends one request of every operation and lists the answers that are not as they must be. */
    async function offences(
      chosen: readonly Operation[],
      token: string | null,
      expected: (operation: Operation, answer: RawAnswer) => boolean,
    ): Promise<string[]> {
      const found: string[] = [];
      for (const operation of chosen) {
        const [request] = requestsFor(operation);
        const answer = await ask(request as GeneratedRequest, token);
        if (!expected(operation, answer))
          found.push(`${name(operation)}: ${answer.status} ${answer.text.slice(0, 200)}`);
      }
      return found;
    }

    const closed = (): Operation[] => operations.filter(({ permission }) => permission !== 'public');
    const granted = (): Operation[] => closed().filter(({ permission }) => permission !== 'signed_in');

    /** Refused or unknown; a list may be shown, but with nothing on it that was there before the stranger came. */
    function keptAway({ method }: Operation, { status, text }: RawAnswer): boolean {
      if (status === 403 || status === 404) return true;
      return method === 'GET' && status === 200 && !theirs.some((id) => text.includes(id));
    }

    it('lets a visitor in where it is public, and nowhere else', async () => {
      const open = operations.filter(({ permission }) => permission === 'public');
      expect(open.length).toBeGreaterThan(0);
      expect(await offences(closed(), null, (_operation, { status }) => status === 401)).toEqual([]);
      const welcome = [200, 404, 422];
      const wrongPassword = (operation: Operation, status: number): boolean =>
        operation.path.endsWith('/sign-in') && status === 401;
      expect(
        await offences(
          open,
          null,
          (operation, { status }) => welcome.includes(status) || wrongPassword(operation, status),
        ),
      ).toEqual([]);
    });

    it('refuses whoever is signed in and holds nothing', async () => {
      expect(await offences(granted(), nobody, (_operation, { status }) => status === 403)).toEqual([]);
    });

    it.each(ROLES)('refuses a %s what the role does not hold', async (role) => {
      const without = granted().filter(({ permission }) => !PERMISSION_ROLES[permission]?.includes(role));
      expect(without.length).toBeGreaterThan(0);
      expect(await offences(without, foreign[role], (_operation, { status }) => status === 403)).toEqual([]);
    });

    const strangerRoles = ROLES.filter((role) => ROLE_PARTY[role] !== '*');

    it.each(strangerRoles)(
      'keeps a %s of another organisation away from everything of this one',
      async (role) => {
        const held = closed().filter(
          (operation) =>
            !isSignOut(operation) &&
            !openToStranger(operation, role) &&
            (operation.permission === 'signed_in' || PERMISSION_ROLES[operation.permission]?.includes(role)),
        );
        const found: string[] = [];
        for (const operation of held) {
          for (const request of requestsFor(operation)) {
            const answer = await ask(request, foreign[role]);
            if (!keptAway(operation, answer)) {
              found.push(
                `${name(operation)} ${request.url}: ${answer.status} ${answer.text.slice(0, 300)} ${request.body ?? ''}`,
              );
            }
          }
        }
        expect(found).toEqual([]);
      },
      TIME_LIMIT_MS,
    );
  });
}

const isSignOut = ({ path }: Operation): boolean => path.endsWith('/auth/sign-out');

function spread<T>(all: readonly T[]): readonly T[] {
  if (all.length <= SUBJECTS) return all;
  return Array.from(
    { length: SUBJECTS },
    (_each, index) => all[Math.round((index * (all.length - 1)) / (SUBJECTS - 1))] as T,
  );
}
