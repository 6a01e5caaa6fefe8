import { ApiProblem, signIn } from '../lib/api-client.mjs';
import { concurrently } from '../lib/concurrently.mjs';
import { administrator, organisations, people, SAMPLE_PASSWORD } from '../sample-data/accounts.mjs';
import { enrolExpert, Registry } from '../sample-data/registry.mjs';
import { NotAsTold } from './teller.mjs';

const AT_A_TIME = 6;

/** Organisations of one telling. Every telling has its own, so that it can be told again and again. */
const ORGANISATIONS = [
  { key: 'agency', name: '吉安市科学技术局', kind: 'agency' },
  { key: 'district', name: '青原区科技和工业信息化局', kind: 'agency' },
  { key: 'organiser', name: '吉安市生产力促进中心', kind: 'institute' },
  { key: 'demander', name: '江西电缆有限责任公司', kind: 'enterprise' },
  { key: 'university', name: '南昌大学', kind: 'university' },
  { key: 'partner', name: '江西省科学院', kind: 'institute' },
  { key: 'rival', name: '江西联创检测技术有限公司', kind: 'enterprise' },
  { key: 'subsidiary', name: '江西电缆智能装备有限公司', kind: 'enterprise' },
  { key: 'latecomer', name: '赣州精测科技有限公司', kind: 'enterprise' },
  { key: 'laboratory', name: '国家电线电缆质量检验检测中心（江西）', kind: 'assessor' },
];

/** The officer also holds the approver's role: what two persons must do is refused to him all the same. */
const PEOPLE = [
  { key: 'officer', title: '经办 刘经办', at: 'agency', roles: ['agency_officer', 'agency_approver'] },
  { key: 'approver', title: '审批 胡审批', at: 'agency', roles: ['agency_approver'] },
  { key: 'finance', title: '拨付 黄财务', at: 'agency', roles: ['agency_finance'] },
  { key: 'organiser', title: '承办单位 曾组织', at: 'organiser', roles: ['organiser'] },
  { key: 'recommender', title: '归口管理 罗推荐', at: 'district', roles: ['recommender'] },
  { key: 'demander', title: '需求方 肖需求', at: 'demander', roles: ['demander', 'organisation_admin'] },
  { key: 'taker', title: '揭榜方甲 邓揭榜', at: 'university', roles: ['taker'] },
  { key: 'rival', title: '揭榜方乙 谢揭榜', at: 'rival', roles: ['taker'] },
  { key: 'subsidiary', title: '揭榜方丙 涂揭榜', at: 'subsidiary', roles: ['taker'] },
  { key: 'latecomer', title: '揭榜方丁 高揭榜', at: 'latecomer', roles: ['taker'] },
  { key: 'assessor', title: '第三方 潘检测', at: 'laboratory', roles: ['assessor'] },
];

/**
 * Registers everybody of one telling, and the sample experts if they are not there yet.
 *
 * @param {string} baseUrl
 * @returns the people by key, each `{ title, client, userId, organisationId, organisationName }`; `organisations`, ids
 *   by key; `expertOf(userId)`
 */
export async function gatherCast(baseUrl) {
  const registry = new Registry(await signIn(baseUrl, administrator.username, administrator.password), baseUrl);
  const telling = Date.now().toString(36).slice(-6);
  const serial = 100_000_000 + Math.floor(Math.random() * 899_999_000);
  const named = ORGANISATIONS.map((each) => ({ ...each, name: `${each.name}（示例 ${telling}）` }));
  const ids = await concurrently(AT_A_TIME, named, (each, index) =>
    registry.organisation({ ...each, region: '江西吉安', serial: serial + index }),
  );
  const organisationOf = new Map(named.map(({ key, name }, index) => [key, { id: ids[index], name }]));
  const persons = await concurrently(AT_A_TIME, PEOPLE, async ({ key, title, at, roles }) => {
    const { id: organisationId, name: organisationName } = organisationOf.get(at);
    const username = `story-${telling}-${key}`;
    const name = title.split(' ')[1];
    const userId = await registry.person({ username, name, organisationId, roles });
    const client = await signIn(baseUrl, username, SAMPLE_PASSWORD);
    return [key, { title, client, userId, organisationId, organisationName }];
  });
  const cast = Object.fromEntries(persons);
  return {
    ...cast,
    telling,
    organisations: organisationOf,
    expertOf: await gatherExperts(baseUrl, registry, cast.officer),
  };
}

/** The experts are the sample experts, who outlive a telling; on an installation without them they are registered. */
async function gatherExperts(baseUrl, registry, officer) {
  const experts = people.filter(({ roles }) => roles.includes('expert'));
  const clients = await concurrently(AT_A_TIME, experts, async ({ username, name, at, roles }) => {
    const client = await signIn(baseUrl, username, SAMPLE_PASSWORD).catch(async (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      const serial = organisations.findIndex(({ key }) => key === at) + 1;
      const organisationId = await registry.organisation({ ...organisations[serial - 1], serial });
      await registry.person({ username, name, organisationId, roles });
      return signIn(baseUrl, username, SAMPLE_PASSWORD);
    });
    const { id } = await client.get('/auth/me');
    await enrolExpert(officer.client, id);
    return [id, client];
  });
  const byUser = new Map(clients);
  return (userId) => {
    const client = byUser.get(userId);
    if (!client) throw new NotAsTold(`抽中的专家 ${userId} 不是示例专家`);
    return client;
  };
}
