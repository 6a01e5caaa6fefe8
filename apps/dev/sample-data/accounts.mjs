/** The password of every sample account. They exist in development only; `npm start` prints them. */
export const SAMPLE_PASSWORD = 'Jiebang-2026';

/** The first administrator of a development installation, unless the environment names another. */
export const administrator = {
  username: process.env.ADMIN_USERNAME || 'admin',
  password: process.env.ADMIN_PASSWORD || SAMPLE_PASSWORD,
};

/** The field under which the sample experts are found, so that a panel never draws a real person by mistake. */
export const SAMPLE_FIELD = '示例评审';

/**
 * Sample organisations. Their names say 示例; their credit codes lie in the division 000000, which no place in China
 * has, so they are nobody's.
 */
export const organisations = [
  { key: 'agency', name: '示例市科学技术局', kind: 'agency', region: '示例市' },
  { key: 'supervision', name: '示例市科学技术局纪检监察组', kind: 'agency', region: '示例市' },
  { key: 'district', name: '示例区科技和工业信息化局', kind: 'agency', region: '示例市' },
  { key: 'organiser', name: '示例市生产力促进中心', kind: 'institute', region: '示例市' },
  { key: 'laboratory', name: '示例第三方检测中心', kind: 'assessor', region: '示例市' },
  { key: 'demander', name: '示例需求企业有限公司', kind: 'enterprise', region: '示例市' },
  { key: 'taker', name: '示例大学', kind: 'university', region: '示例市' },
  { key: 'taker2', name: '示例检测技术有限公司', kind: 'enterprise', region: '示例市' },
  { key: 'investor', name: '示例科创投资有限公司', kind: 'enterprise', region: '示例市' },
  ...Array.from({ length: 9 }, (_, index) => ({
    key: `employer${index + 1}`,
    name: `示例专家单位${index + 1}`,
    kind: index % 2 === 0 ? 'university' : 'institute',
    region: '示例市',
  })),
];

const EXPERT_SURNAMES = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯'];

/** Sample people: user name, name, organisation and roles. */
export const people = [
  { username: 'sysadmin', name: '系统管理员（示例）', at: 'supervision', roles: ['system_admin'] },
  { username: 'auditadmin', name: '审计管理员（示例）', at: 'supervision', roles: ['audit_admin'] },
  { username: 'officer', name: '刘经办（示例）', at: 'agency', roles: ['agency_officer'] },
  { username: 'approver', name: '胡审批（示例）', at: 'agency', roles: ['agency_approver'] },
  { username: 'finance', name: '黄财务（示例）', at: 'agency', roles: ['agency_finance'] },
  { username: 'oversight', name: '彭监督（示例）', at: 'supervision', roles: ['oversight'] },
  { username: 'recommender', name: '罗推荐（示例）', at: 'district', roles: ['recommender'] },
  { username: 'organiser', name: '曾组织（示例）', at: 'organiser', roles: ['organiser'] },
  { username: 'assessor', name: '潘检测（示例）', at: 'laboratory', roles: ['assessor'] },
  { username: 'demander', name: '肖需求（示例）', at: 'demander', roles: ['demander', 'organisation_admin'] },
  { username: 'taker', name: '邓揭榜（示例）', at: 'taker', roles: ['taker', 'organisation_admin'] },
  { username: 'taker2', name: '谢揭榜（示例）', at: 'taker2', roles: ['taker', 'organisation_admin'] },
  { username: 'investor', name: '余投资（示例）', at: 'investor', roles: ['investor'] },
  ...EXPERT_SURNAMES.map((surname, index) => ({
    username: `expert${index + 1}`,
    name: `${surname}专家（示例）`,
    at: `employer${index + 1}`,
    roles: ['expert'],
  })),
];

const ROLE_NAMES = {
  security_admin: '安全管理员',
  system_admin: '系统管理员',
  audit_admin: '审计管理员',
  agency_officer: '主管部门经办',
  agency_approver: '主管部门审批',
  agency_finance: '主管部门拨付',
  oversight: '监督',
  recommender: '归口管理',
  organiser: '承办单位',
  assessor: '第三方',
  demander: '需求方',
  taker: '揭榜方',
  organisation_admin: '单位管理员',
  investor: '投资方',
  expert: '评审专家',
};

/** The accounts as lines of a table: user name, roles, name and organisation. */
export function accountLines() {
  const names = new Map(organisations.map(({ key, name }) => [key, name]));
  const lines = [
    [administrator.username, ROLE_NAMES.security_admin, '安全管理员', '平台运营方'],
    ...people.map(({ username, roles, name, at }) => [
      username,
      roles.map((role) => ROLE_NAMES[role]).join('、'),
      name,
      names.get(at),
    ]),
  ];
  return lines;
}
