import { declareUnclocked, defineMessages, explainConstraints } from '#platform';

export const identityMessages = defineMessages({
  'identity.wrong_credentials': { zh: '用户名或密码错误', en: 'The user name or the password is wrong' },
  'identity.username_taken': { zh: '用户名已被使用', en: 'This user name is taken' },
  'identity.uscc_taken': { zh: '该统一社会信用代码已注册', en: 'An organisation with this credit code exists' },
  'identity.uscc_malformed': { zh: '统一社会信用代码应为 18 位', en: 'A unified social credit code has 18 characters' },
  'identity.bank_code_invalid': { zh: '联行号校验不通过', en: 'The bank branch code (CNAPS) fails its check' },
  'identity.platform_roles_exclusive': {
    zh: '三员分立：平台管理角色之间、以及与业务角色之间不得兼任',
    en: 'A platform administrator holds exactly one role and no business role',
  },
  'identity.grant_exists': { zh: '该用户已有此角色', en: 'The user holds this role already' },
  'identity.expert_is_person': { zh: '专家角色仅授予个人', en: 'The expert role belongs to a person' },
  'identity.affiliated_with_itself': {
    zh: '关联单位不能是本单位',
    en: 'An organisation is not affiliated with itself',
  },
  'identity.ends_before_beginning': { zh: '结束日期早于开始日期', en: 'It ends before it begins' },
  'identity.hosting_unit_required': {
    zh: '团队或自然人须填写依托单位',
    en: 'A team or person must name a hosting unit',
  },
  'role.demander': { zh: '需求方', en: 'Demander' },
  'role.taker': { zh: '揭榜方', en: 'Taker' },
  'role.organisation_admin': { zh: '单位管理员', en: 'Organisation administrator' },
  'role.agency_officer': { zh: '主管部门经办', en: 'Agency officer' },
  'role.agency_approver': { zh: '主管部门审批', en: 'Agency approver' },
  'role.agency_finance': { zh: '主管部门财务', en: 'Agency finance officer' },
  'role.recommender': { zh: '归口管理', en: 'Recommender' },
  'role.organiser': { zh: '承办单位', en: 'Organiser' },
  'role.assessor': { zh: '第三方评估', en: 'Assessor' },
  'role.expert': { zh: '评审专家', en: 'Expert' },
  'role.oversight': { zh: '监督', en: 'Oversight' },
  'role.investor': { zh: '投资方', en: 'Investor' },
  'role.system_admin': { zh: '系统管理员', en: 'System administrator' },
  'role.security_admin': { zh: '安全管理员', en: 'Security administrator' },
  'role.audit_admin': { zh: '审计管理员', en: 'Audit administrator' },
});

explainConstraints({
  app_user_username: 'identity.username_taken',
  organisation_uscc: 'identity.uscc_taken',
  role_grant_live: 'identity.grant_exists',
});
declareUnclocked('organisation', 'app_user', 'role_grant', 'payee_account');
