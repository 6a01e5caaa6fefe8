import { ANY_FIELD, defineLabels } from '#platform';

defineLabels(ANY_FIELD, {
  demander: { zh: '需求方', en: 'Demander' },
  taker: { zh: '揭榜方', en: 'Taker' },
  organisation_admin: { zh: '单位管理员', en: 'Organisation administrator' },
  agency_officer: { zh: '主管部门经办', en: 'Agency officer' },
  agency_approver: { zh: '主管部门审批', en: 'Agency approver' },
  agency_finance: { zh: '主管部门财务', en: 'Agency finance' },
  recommender: { zh: '归口管理单位', en: 'Recommender' },
  organiser: { zh: '承办单位', en: 'Organiser' },
  assessor: { zh: '第三方机构', en: 'Assessor' },
  expert: { zh: '评审专家', en: 'Expert' },
  oversight: { zh: '监督', en: 'Oversight' },
  investor: { zh: '投资方', en: 'Investor' },
  system_admin: { zh: '系统管理员', en: 'System administrator' },
  security_admin: { zh: '安全管理员', en: 'Security administrator' },
  audit_admin: { zh: '审计管理员', en: 'Audit administrator' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  hospital: { zh: '医院', en: 'Hospital' },
  university: { zh: '高校', en: 'University' },
  institute: { zh: '科研院所', en: 'Institute' },
  agency: { zh: '主管部门', en: 'Agency' },
  team: { zh: '团队', en: 'Team' },
  person: { zh: '自然人', en: 'Person' },
});

defineLabels('kind', {
  same_unit: { zh: '同一单位', en: 'Same unit' },
  subsidiary: { zh: '子公司', en: 'Subsidiary' },
  equity_link: { zh: '股权关联', en: 'Equity link' },
  control: { zh: '控制关系', en: 'Control' },
  significant_influence: { zh: '重大影响', en: 'Significant influence' },
});

defineLabels('action', {
  'user.create_first_administrator': { zh: '建立首位管理员', en: 'Create the first administrator' },
  'user.sign_in': { zh: '登录', en: 'Sign in' },
  'user.sign_out': { zh: '退出登录', en: 'Sign out' },
  'user.create': { zh: '建立用户', en: 'Create a user' },
  'user.set_email': { zh: '修改邮箱', en: 'Change an e-mail address' },
  'user.disable': { zh: '停用用户', en: 'Disable a user' },
  'organisation.create': { zh: '建立单位', en: 'Create an organisation' },
  'role.grant': { zh: '授予角色', en: 'Grant a role' },
  'role.revoke': { zh: '收回角色', en: 'Revoke a role' },
  'affiliation.record': { zh: '登记关联关系', en: 'Record an affiliation' },
  'credit.record': { zh: '登记失信记录', en: 'Record a finding of misconduct' },
});

defineLabels('subjectType', {
  user: { zh: '用户', en: 'User' },
  organisation: { zh: '单位', en: 'Organisation' },
});
