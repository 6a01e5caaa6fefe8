import { checkUscc } from '#platform';
import type { OrganisationKind, Role } from '#identity';
import { openCallThenAcceptance, type RulePack } from '#programme';
import { PASSWORD, type Client, type Versioned } from '../support/client.js';
import type { System } from '../support/system.js';

const EXPERTS = 12;
const DAY_SECONDS = 86_400;

const SURNAMES = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫'];
const EMPLOYERS: readonly (readonly [string, OrganisationKind])[] = [
  ['清华大学', 'university'],
  ['浙江大学', 'university'],
  ['上海交通大学', 'university'],
  ['西安交通大学', 'university'],
  ['哈尔滨工业大学', 'university'],
  ['华中科技大学', 'university'],
  ['中国科学院自动化研究所', 'institute'],
  ['中国科学院电工研究所', 'institute'],
  ['国家电线电缆质量检验检测中心', 'institute'],
  ['中国电力科学研究院', 'institute'],
  ['上海电缆研究所', 'institute'],
  ['武汉高压研究院', 'institute'],
];

/** A person who is signed in, with what tests need to name it. */
export interface Person {
  readonly client: Client;
  readonly userId: string;
  readonly organisationId: string;
}

/** Everybody a challenge needs, signed in, in one active programme with money. */
export interface Cast {
  readonly system: System;
  readonly admin: Client;
  readonly officer: Client;
  readonly approver: Client;
  readonly finance: Client;
  readonly oversight: Client;
  readonly recommender: Client;
  readonly organiser: Client;
  readonly demander: Client;
  readonly taker: Client;
  readonly taker2: Client;
  readonly experts: readonly Client[];
  readonly people: Readonly<Record<CastName, Person>> & { readonly experts: readonly Person[] };
  readonly programme: Versioned;
  /** The expert's client by user id, for panels whose members were drawn. */
  expertOf(userId: string): Client;
  /** Moves the programme's clock forward by days; time in the programme never goes back. */
  advanceDays(days: number): Promise<void>;
}

type CastName =
  'officer' | 'approver' | 'finance' | 'oversight' | 'recommender' | 'organiser' | 'demander' | 'taker' | 'taker2';

interface CastOptions {
  /** The rules of the programme; the open call with the rest at acceptance when left out. */
  readonly rulePack?: RulePack;
  /** Appropriated for the current fiscal year, in fen as digits. */
  readonly appropriationFen?: string;
}

/** People who are signed in, as one process tells another of them: each with the token of its session. */
interface Registered {
  readonly admin: string;
  readonly people: Readonly<Record<CastName, RegisteredPerson>>;
  readonly experts: readonly RegisteredPerson[];
}

type RegisteredPerson = Omit<Person, 'client'> & { readonly token: string };

interface Everybody {
  readonly admin: Client;
  readonly people: Readonly<Record<CastName, Person>>;
  readonly experts: readonly Person[];
}

const systemsWithCast = new WeakSet<System>();

/**
 * A whole cast with a programme of its own. The people of a system's first cast were registered once for all test files
 * (test/support/peopled-template.mjs); those of another cast are registered now.
 */
export async function aCast(system: System, options: CastOptions = {}): Promise<Cast> {
  const everybody = systemsWithCast.has(system) ? await registerEverybody(system) : registeredEverybody(system);
  systemsWithCast.add(system);
  const { people, experts } = everybody;
  const programme = await aProgramme(system, people, options);
  let shiftSeconds = 0;
  return {
    system,
    admin: everybody.admin,
    officer: people.officer.client,
    approver: people.approver.client,
    finance: people.finance.client,
    oversight: people.oversight.client,
    recommender: people.recommender.client,
    organiser: people.organiser.client,
    demander: people.demander.client,
    taker: people.taker.client,
    taker2: people.taker2.client,
    experts: experts.map(({ client }) => client),
    people: { ...people, experts },
    programme,
    expertOf: (userId) => {
      const expert = experts.find((person) => person.userId === userId);
      if (!expert) throw new Error(`nobody in the cast is the expert ${userId}`);
      return expert.client;
    },
    advanceDays: async (days) => {
      shiftSeconds += days * DAY_SECONDS;
      await system.visitor.post(`/dev/clocks/${programme.id}`, { shiftSeconds }).expect(200);
    },
  };
}

/**
 * Registers everybody of a cast by the same requests as anybody would: an agency with officer, approver and finance, its
 * supervision, a recommender, an organiser, a demander, two takers, and twelve experts of twelve employers in the pool.
 */
export async function registerEverybody(system: System): Promise<Everybody> {
  const admin = await system.signIn('admin');
  const registry = new Registry(system, admin);
  const people = await registerPeople(registry);
  return { admin, people, experts: await registerExperts(registry, people.officer.client) };
}

/** Everybody as the environment carries them to {@link registeredEverybody} in other processes. */
export function told({ admin, people, experts }: Everybody): string {
  const person = ({ client, ...rest }: Person): RegisteredPerson => ({ ...rest, token: client.token ?? '' });
  const registered: Registered = {
    admin: admin.token ?? '',
    people: Object.fromEntries(Object.entries(people).map(([name, each]) => [name, person(each)])) as never,
    experts: experts.map(person),
  };
  return JSON.stringify(registered);
}

/** What {@link registerEverybody} gave in another process, on the database that this one is a copy of. */
function registeredEverybody(system: System): Everybody {
  const carried = process.env['TEST_PEOPLE'];
  if (!carried) throw new Error('TEST_PEOPLE is not set: this file does not run on a database with people in it');
  const { admin, people, experts } = JSON.parse(carried) as Registered;
  const person = ({ token, ...rest }: RegisteredPerson): Person => ({ ...rest, client: system.callerWith(token) });
  return {
    admin: system.callerWith(admin),
    people: Object.fromEntries(Object.entries(people).map(([name, each]) => [name, person(each)])) as never,
    experts: experts.map(person),
  };
}

/** Registers organisations and people under names that nobody else of this system has. */
export class Registry {
  // Those of the template have the numbers from 1.
  private static count = process.env['TEST_PEOPLE'] ? 1_000 : 0;

  constructor(
    private readonly system: System,
    private readonly admin: Client,
  ) {}

  async organisation(name: string, kind: OrganisationKind, region = '江西吉安'): Promise<string> {
    Registry.count += 1;
    const input = { name, kind, uscc: creditCode(Registry.count), region };
    const { body } = await this.admin.post('/organisations', input).expect(201);
    return (body as { id: string }).id;
  }

  /** A person of an organisation with its roles, signed in. */
  async person(displayName: string, organisationId: string, roles: readonly Role[]): Promise<Person> {
    Registry.count += 1;
    const username = `${roles[0] ?? 'user'}-${Registry.count}`.replaceAll('_', '-');
    const input = { username, displayName, password: PASSWORD };
    const { body } = await this.admin.post(`/organisations/${organisationId}/users`, input).expect(201);
    const userId = (body as { id: string }).id;
    for (const role of roles) {
      await this.admin.post(`/users/${userId}/grants`, { role, organisationId }).expect(201);
    }
    return { client: await this.system.signIn(username), userId, organisationId };
  }
}

/** A unified social credit code with a right check character; each number gives another code. */
function creditCode(number: number): string {
  const body = `91360800${String(number).padStart(9, '0')}`;
  const codes = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((character) => `${body}${character}`);
  const code = codes.find((text) => {
    const check = checkUscc(text);
    return check.ok && check.warning === undefined;
  });
  if (!code) throw new Error(`no check character fits ${body}`);
  return code;
}

async function registerPeople(registry: Registry): Promise<Readonly<Record<CastName, Person>>> {
  const agency = await registry.organisation('吉安市科学技术局', 'agency');
  const demander = await registry.organisation('江西电缆有限责任公司', 'enterprise');
  const taker = await registry.organisation('南昌大学', 'university');
  const taker2 = await registry.organisation('江西联创检测技术有限公司', 'enterprise');
  const recommender = await registry.organisation('青原区科技和工业信息化局', 'agency');
  const supervision = await registry.organisation('驻市科技局纪检监察组', 'agency');
  const organiser = await registry.organisation('吉安市生产力促进中心', 'institute');
  return {
    officer: await registry.person('刘经办', agency, ['agency_officer']),
    approver: await registry.person('胡审批', agency, ['agency_approver']),
    finance: await registry.person('黄财务', agency, ['agency_finance']),
    oversight: await registry.person('彭监督', supervision, ['oversight']),
    recommender: await registry.person('罗推荐', recommender, ['recommender']),
    organiser: await registry.person('曾组织', organiser, ['organiser']),
    demander: await registry.person('肖需求', demander, ['demander', 'organisation_admin']),
    taker: await registry.person('邓揭榜', taker, ['taker', 'organisation_admin']),
    taker2: await registry.person('谢揭榜', taker2, ['taker', 'organisation_admin']),
  };
}

/** A programme in force: founded by the officer, given rules, activated by the approver, with money by finance. */
async function aProgramme(
  system: System,
  people: Readonly<Record<CastName, Person>>,
  options: CastOptions,
): Promise<Versioned> {
  const { officer, approver, finance, organiser } = people;
  const founding = {
    name: '吉安市重点研发“揭榜挂帅”计划',
    agencyId: officer.organisationId,
    organiserId: organiser.organisationId,
  };
  const founded = (await officer.client.post('/programmes', founding).expect(201)).body as Versioned;
  const rulePack = unlimited(options.rulePack ?? openCallThenAcceptance);
  const ruled = (await officer.client.act('programmes', founded, 'set_rules', { rulePack }).expect(200))
    .body as Versioned;
  const active = (await approver.client.act('programmes', ruled, 'activate').expect(200)).body as Versioned;
  const clock = await system.visitor.get(`/dev/clocks/${active.id}`).expect(200);
  const appropriation = {
    fiscalYear: Number((clock.body as { now: string }).now.slice(0, 4)),
    amountFen: options.appropriationFen ?? '10000000000',
    indexNumber: '吉财教指〔2026〕12号',
    budgetSubject: '2060404',
  };
  await finance.client.post(`/programmes/${active.id}/appropriations`, appropriation).expect(201);
  return active;
}

/** One taker wins again and again in a test; what a unit may have in hand is a test of its own, with `set_rules`. */
export const unlimited = (rulePack: RulePack): RulePack => ({
  ...rulePack,
  eligibility: { ...rulePack.eligibility, maxLiveProjectsPerUnit: 100 },
});

async function registerExperts(registry: Registry, officer: Client): Promise<Person[]> {
  const experts: Person[] = [];
  for (const [index, [name, kind]] of EMPLOYERS.slice(0, EXPERTS).entries()) {
    const employer = await registry.organisation(name, kind);
    const person = await registry.person(`${SURNAMES[index] ?? ''}专家`, employer, ['expert']);
    const profile = { userId: person.userId, title: '教授', fields: ['先进装备制造'] };
    await officer.post('/experts', profile).expect(201);
    experts.push(person);
  }
  return experts;
}
