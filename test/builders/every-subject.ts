import { ROLES, type Role } from '#identity';
import { openCallThenMidterm } from '#programme';
import { samples } from '../../libs/file/test-support/sample-files.js';
import { BankFeed } from '../support/bank-feed.js';
import type { System } from '../support/system.js';
import { actOnAcceptance, anAcceptance, anAssessor, testReport } from './acceptance.js';
import { anAddendum } from './addendum.js';
import { aBulletin, aChallenge } from './bulletin.js';
import { aCapability } from './capability.js';
import {
  aPayeeAccount,
  aSubmittedContribution,
  aVerifiedContribution,
  payTranche,
  recoveriesOf,
  settlement,
} from './money.js';
import { aNeed } from './need.js';
import { aCast, Registry, type Cast, type Person } from './people.js';
import { aProject, milestonesOf, passMilestone, readProject } from './project.js';
import { aProposal } from './proposal.js';
import { anAward } from './selection.js';
import { aTermination } from './termination.js';

/** A programme with a subject of every kind on many stops of the road, and somebody in it for every role. */
export interface EverySubject {
  readonly cast: Cast;
  /** Everybody who has a part in the programme, by role; the first of each role is at home in it. */
  readonly holders: Readonly<Record<Role, readonly Person[]>>;
  /** Somebody who is signed in and holds nothing; tests may disable such a person. */
  readonly nobody: Person;
}

/**
 * Walks the road again and again and stops somewhere else each time. What passes much time comes first: the clock only
 * goes forward, and what is open or on notice must still be so when this returns.
 */
export async function everySubject(system: System): Promise<EverySubject> {
  const cast = await aCast(system, { rulePack: openCallThenMidterm });
  const assessor = await anAssessor(cast);
  await aPayeeAccount(cast);
  await aSettlingProject(cast);
  await aTestedProject(cast, assessor);
  await aProject(cast).drafted();
  await aTermination(cast, (await aProject(cast).active()).id, { kind: 'mutual' });
  await anAward(cast).pending();
  await anAward(cast).drafted();
  await anAward(cast).qualified();
  await aFavouredRanking(cast);
  const award = await anAward(cast).onNotice();
  const objection = { kind: 'result', grounds: '中选单位与需求方存在未披露的关联关系，请核查。' };
  await cast.taker2.post(`/notices/${award.noticeId}/objections`, objection).expect(201);
  await filings(cast);
  await anUnmatchedReport(cast);
  return { cast, holders: await holdersOf(cast, assessor), nobody: await aNobody(cast) };
}

/** Paid twice, accepted, audited with less than was paid out, and told to pay the difference back. */
async function aSettlingProject(cast: Cast): Promise<void> {
  const project = await aProject(cast).active();
  await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
  await payTranche(cast, project.id, 1);
  await aVerifiedContribution(cast, project.id, { amountFen: '230000000', instalment: 2 });
  for (const { number } of await milestonesOf(cast.officer, project.id)) {
    await passMilestone(cast, project.id, number);
    if (number === 1) await payTranche(cast, project.id, 2);
  }
  await anAcceptance(cast, { project: await readProject(cast.officer, project.id) }).concluded();
  await settlement(cast, project.id, '460000000').expect(201);
  await cast.system.drainJobs();
  const [recovery] = await recoveriesOf(cast, project.id);
  if (!recovery) throw new Error('the audit left nothing to recover');
  await cast.officer.act('recoveries', recovery, 'notify').expect(200);
}

/** The treasury reports on a payment of one of our batches that we never instructed. */
async function anUnmatchedReport({ system }: Cast): Promise<void> {
  const [batch] = await system.rows<{ number: string }>('select number from payment_batch limit 1');
  await BankFeed.of(system).add({ status: 'settled', batchReference: batch?.number });
  await system.drainJobs();
}

/** Worked to the end and tested by a third party; its money is declared, handed in, or ready to be requested. */
async function aTestedProject(cast: Cast, assessor: Person): Promise<void> {
  const project = await aProject(cast).worked();
  await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
  await aSubmittedContribution(cast, project.id, { amountFen: '100000000', instalment: 2 });
  const acceptance = await anAcceptance(cast, { project, assessor }).testing();
  await assessor.client
    .post(`/acceptances/${acceptance.id}/files`)
    .attach('file', samples.pdf, '检测报告.pdf')
    .expect(201);
  await actOnAcceptance(assessor.client, acceptance, 'report_test', await testReport(cast, project.id));
}

/** Ranked by its panel, with the demander's opinion and what the agency has found out about a taker. */
async function aFavouredRanking(cast: Cast): Promise<void> {
  const { challenge, proposals } = await anAward(cast).ranked();
  const opinion = { proposalIds: [proposals[0].id], opinion: '技术路线与产线条件最为契合。' };
  await cast.demander.post(`/challenges/${challenge.id}/demander-opinion`, opinion).expect(201);
  const { taker2, recommender } = cast.people;
  const source = '国家企业信用信息公示系统';
  const affiliation = { otherId: recommender.organisationId, kind: 'equity_link', sinceOn: '2020-01-01', source };
  await cast.officer.post(`/organisations/${taker2.organisationId}/affiliations`, affiliation).expect(201);
  const finding = { finding: '逾期未结题', foundOn: '2015-06-30', source };
  await cast.officer.post(`/organisations/${taker2.organisationId}/credit-records`, finding).expect(201);
}

/** Needs, bulletins, a challenge and its proposals as they come in. */
async function filings(cast: Cast): Promise<void> {
  const challenge = await aChallenge(cast).open();
  await aProposal(cast, challenge).submitted();
  await aProposal(cast, challenge, { taker: cast.people.taker2 }).draft();
  const question = { question: '检测速度是否包含换盘时间？' };
  await cast.taker2.post(`/challenges/${challenge.id}/clarifications`, question).expect(201);
  await anAddendum(cast, challenge, { text: { periodMonths: 18 } }).issued();
  const draft = await anAddendum(cast, challenge, { text: { periodMonths: 20 } }).drafted();
  await cast.officer.act('addenda', draft, 'edit', { text: { periodMonths: 22 } }).expect(200);
  await aCapability(cast.taker);
  await aBulletin(cast).begun();
  await aBulletin(cast).composed();
  await aNeed(cast).draft();
  await aNeed(cast).submitted();
  await aNeed(cast).takenIn();
  await aNeed(cast).assessing();
  await aNeed(cast).agreeing();
  await aNeed(cast).agreed();
}

async function holdersOf(cast: Cast, assessor: Person): Promise<Readonly<Record<Role, readonly Person[]>>> {
  const { people } = cast;
  const registry = new Registry(cast.system, cast.admin);
  const operator = await registry.organisation('平台运维单位', 'agency');
  const lone = async (role: Role): Promise<readonly Person[]> => [await registry.person('平台人员', operator, [role])];
  return {
    demander: [people.demander],
    taker: [people.taker, people.taker2],
    organisation_admin: [people.demander, people.taker],
    agency_officer: [people.officer],
    agency_approver: [people.approver],
    agency_finance: [people.finance],
    recommender: [people.recommender],
    organiser: [people.organiser],
    assessor: [assessor],
    expert: people.experts,
    oversight: [people.oversight],
    investor: await lone('investor'),
    system_admin: await lone('system_admin'),
    security_admin: await lone('security_admin'),
    audit_admin: await lone('audit_admin'),
  };
}

/** One person for every role, all of one organisation that has nothing to do with anybody in the cast. */
export async function strangers(cast: Cast): Promise<Readonly<Record<Role, Person>>> {
  const registry = new Registry(cast.system, cast.admin);
  const elsewhere = await registry.organisation('外省市科学技术局', 'agency');
  const people = {} as Record<Role, Person>;
  for (const role of ROLES) people[role] = await registry.person(`外地${role}`, elsewhere, [role]);
  return people;
}

async function aNobody(cast: Cast): Promise<Person> {
  const registry = new Registry(cast.system, cast.admin);
  return registry.person('无权人员', await registry.organisation('路人科技有限公司', 'enterprise'), []);
}
