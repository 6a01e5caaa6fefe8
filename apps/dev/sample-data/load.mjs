// Loads the sample data over the same HTTP API as anyone uses: accounts for every role, and 30 challenges of real lists
// (real-bulletins.json). Run again it goes on where it was interrupted, and does nothing when everything is there.
import fs from 'node:fs';
import { ApiClient, ApiProblem, signIn } from '../lib/api-client.mjs';
import { concurrently } from '../lib/concurrently.mjs';
import { reportFailure, say, UserError } from '../lib/log.mjs';
import { tableLines } from '../lib/text-table.mjs';
import { accountLines, administrator, organisations, people, SAMPLE_PASSWORD } from './accounts.mjs';
import { advanceNeed } from './advance-need.mjs';
import { bulletins, daysFromNow, publishBulletin } from './bulletins.mjs';
import { demanderOf, fieldsOf, filingOf } from './filings.mjs';
import { enrolExpert, Registry } from './registry.mjs';

const BASE_URL = process.env.BASE_URL || 'http://127.0.0.1:3000';
const PROGRAMME = '“揭榜挂帅”真实榜单示例计划';
const APPROPRIATION_FEN = '20000000000';
const AT_A_TIME = 6;
/** An expert has at most 20, and one is the sample's own. */
const MOST_FIELDS = 19;
/** Serials of credit codes: organisations of accounts from 1, demanders of records from 1001. */
const DEMANDER_SERIALS = 1001;

const { bulletins: records } = JSON.parse(fs.readFileSync(new URL('real-bulletins.json', import.meta.url), 'utf8'));

try {
  if (await ensureLoaded()) printAccounts();
} catch (error) {
  reportFailure(error instanceof ApiProblem ? new UserError(error.message) : error);
  process.exitCode = 1;
}

/** @returns whether the sample data are there; an installation whose administrator is not the sample's gets none */
async function ensureLoaded() {
  if (await isLoaded()) return true;
  const admin = await signIn(BASE_URL, administrator.username, administrator.password).catch(wrongPassword);
  if (admin) await load(admin);
  else say('the administrator has a password of its own: no sample data is loaded');
  return admin !== null;
}

function wrongPassword(error) {
  if (error instanceof ApiProblem && error.status === 401) return null;
  throw error;
}

/** Everything is there once every bulletin is public. */
async function isLoaded() {
  const published = await new ApiClient(BASE_URL).list('/public/bulletins');
  const titles = new Set(published.map(({ title }) => title));
  return bulletins.every(({ title }) => titles.has(title));
}

async function load(admin) {
  say('loading the sample data');
  await admin.patch('/me', 1, { email: `${administrator.username}@example.com` });
  const registry = new Registry(admin, BASE_URL);
  const ids = await registerEverybody(registry);
  const demanders = await registerDemanders(registry, ids.users.get('demander'));
  const cast = await signInCast(ids);
  const programme = await ensureProgramme(cast);
  const needs = await fileNeeds(cast, programme, demanders);
  for (const bulletin of bulletins) {
    const needIds = needs.filter((_, index) => bulletin.families.includes(records[index].family)).map(({ id }) => id);
    await publishBulletin(cast, programme.id, { ...bulletin, needIds });
  }
  say(`sample data loaded: ${records.length} challenges on ${bulletins.length} bulletins`);
}

/** The accounts of accounts.mjs: ids of organisations by key and of users by user name. */
async function registerEverybody(registry) {
  const organisationIds = await concurrently(AT_A_TIME, organisations, (each, index) =>
    registry.organisation({ ...each, serial: index + 1 }),
  );
  const byKey = new Map(organisations.map(({ key }, index) => [key, organisationIds[index]]));
  const userIds = await concurrently(AT_A_TIME, people, ({ at, ...person }) =>
    registry.person({ ...person, organisationId: byKey.get(at) }),
  );
  return { organisations: byKey, users: new Map(people.map(({ username }, index) => [username, userIds[index]])) };
}

/** Those who act in the load, signed in after they got their roles: a session knows new roles a second later only. */
async function signInCast(ids) {
  const clients = new Map();
  const clientOf = (username) => {
    if (!clients.has(username)) clients.set(username, signIn(BASE_URL, username, SAMPLE_PASSWORD));
    return clients.get(username);
  };
  const names = ['officer', 'approver', 'finance', 'demander'];
  const [officer, approver, finance, demander] = await Promise.all(names.map(clientOf));
  const usernames = new Map([...ids.users].map(([username, userId]) => [userId, username]));
  const otherFields = fieldsOf(records).slice(0, MOST_FIELDS);
  for (const [username, userId] of ids.users) {
    if (username.startsWith('expert')) await enrolExpert(officer, userId, otherFields);
  }
  return {
    officer,
    approver,
    finance,
    demander,
    agencyId: ids.organisations.get('agency'),
    organiserId: ids.organisations.get('organiser'),
    expertOf: (userId) => clientOf(usernames.get(userId)),
  };
}

async function ensureProgramme({ officer, approver, finance, agencyId, organiserId }) {
  const known = (await officer.list('/programmes')).find(({ name }) => name === PROGRAMME);
  let programme = known
    ? await officer.get(`/programmes/${known.id}`)
    : await officer.post('/programmes', { name: PROGRAMME, agencyId, organiserId });
  if (!programme.rulePackId) {
    const [rulePack] = (await officer.get('/rule-packs/defaults')).items;
    programme = await officer.act('programmes', programme, 'set_rules', { rulePack });
  }
  if (programme.state === 'draft') programme = await approver.act('programmes', programme, 'activate');
  const { items } = await finance.get(`/programmes/${programme.id}/appropriations`);
  if (items.length === 0) {
    await finance.post(`/programmes/${programme.id}/appropriations`, {
      fiscalYear: Number(daysFromNow(0).slice(0, 4)),
      amountFen: APPROPRIATION_FEN,
      indexNumber: '示财教指〔示例〕1号',
      budgetSubject: '2060404',
    });
  }
  return programme;
}

/** One organisation for each demander of the lists; the sample account `demander` acts for all of them. */
async function registerDemanders(registry, userId) {
  const wanted = new Map(records.map(demanderOf).map((each) => [each.name, each]));
  const ids = await concurrently(AT_A_TIME, [...wanted.values()], async ({ name, region }, index) => {
    const id = await registry.organisation({ name, region, kind: 'enterprise', serial: DEMANDER_SERIALS + index });
    await registry.grant(userId, 'demander', id);
    return id;
  });
  return new Map([...wanted.keys()].map((name, index) => [name, ids[index]]));
}

async function fileNeeds(cast, programme, demanders) {
  const filed = await cast.officer.list(`/needs?programmeId=${programme.id}`);
  const filedAs = new Map(filed.map(({ id, title }) => [title, id]));
  return concurrently(AT_A_TIME, records, async (record, index) => {
    const id = filedAs.get(record.name_zh);
    const need = id
      ? await cast.officer.get(`/needs/${id}`)
      : await cast.demander.post('/needs', {
          ...filingOf(record, index),
          programmeId: programme.id,
          demanderId: demanders.get(demanderOf(record).name),
        });
    return advanceNeed(need, cast);
  });
}

function printAccounts() {
  const lines = tableLines(['用户名', '角色', '姓名', '单位'], accountLines());
  console.log(
    `\n示例账号（仅限开发模式），密码均为 ${SAMPLE_PASSWORD}：\n${lines.map((line) => `  ${line}`).join('\n')}`,
  );
  const { TREASURY_URL: treasury } = process.env;
  if (treasury) console.log(`\n演示全过程：BASE_URL=${BASE_URL} TREASURY_URL=${treasury} npm run story`);
  console.log();
}
