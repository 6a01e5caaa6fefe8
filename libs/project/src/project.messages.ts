import { defineMessages, explainConstraints } from '#platform';

export const projectMessages = defineMessages({
  'project.award_has_project': { zh: '该立项已建立项目', en: 'The award has a project already' },
  'agreement.party_signed': { zh: '该方已签署', en: 'This party has signed already' },
  'agreement.person_signed': { zh: '一人只能代表一方签署', en: 'A person may sign for one party only' },
  'agreement.text_not_present': {
    zh: '您所读文本不是当前文本，请重新阅读后签署',
    en: 'The text you read is not the present one; read it again before you sign',
  },
  'agreement.text_not_frozen': { zh: '任务书尚未定稿', en: 'The text is not frozen yet' },
  'agreement.period_too_long': {
    zh: '攻关期限不得超过 {longest} 个月',
    en: 'The period cannot exceed {longest} months',
  },
  'agreement.milestone_outside_period': {
    zh: '里程碑日期须在 {first} 至 {last} 之间',
    en: 'A milestone must fall due from {first} to {last}',
  },
  'agreement.milestones_out_of_order': {
    zh: '里程碑日期须依次递增',
    en: 'Each milestone must fall due after the one before it',
  },
  'agreement.indicator_unknown': { zh: '指标不属于本项目', en: 'The indicator does not belong to this project' },
  'agreement.indicator_repeated': { zh: '同一里程碑内指标重复', en: 'The indicator stands twice in this milestone' },
  'agreement.target_malformed': {
    zh: '阶段目标须按指标的比较方式填写 {count} 个数值',
    en: 'A target needs {count} value(s), in the form of the indicator',
  },
  'agreement.midterm_repeated': { zh: '中期里程碑至多一个', en: 'There is at most one mid-term milestone' },
  'agreement.final_not_last': {
    zh: '“结题”里程碑须为最后一个',
    en: 'The milestone of the kind final must be the last',
  },
  'agreement.not_a_party': { zh: '该单位不是本项目的参与方', en: 'The organisation is no party to this project' },
  'agreement.party_repeated': { zh: '单位重复', en: 'The organisation stands here twice' },
  'agreement.split_not_whole': {
    zh: '各方比例须合计 1000000 ppm（100%），现为 {total}',
    en: 'The parts must add up to 1000000 ppm (100 %); they are {total}',
  },
  'agreement.party.demander': { zh: '需求方', en: 'Demander' },
  'agreement.party.taker': { zh: '揭榜方', en: 'Taker' },
  'agreement.party.agency': { zh: '主管部门', en: 'Agency' },
  'milestone.kind.ordinary': { zh: '一般', en: 'Ordinary' },
  'milestone.kind.midterm': { zh: '中期', en: 'Mid-term' },
  'milestone.kind.final': { zh: '结题', en: 'Final' },
  'termination.open_already': { zh: '该项目已有未办结的终止申请', en: 'A termination of this project is open already' },
  'termination.not_tolerated': {
    zh: '本计划规则不允许以此原因容错终止',
    en: 'The rules of this programme do not tolerate an end for this cause',
  },
  'termination.cause_missing': { zh: '请填写容错原因', en: 'Name the cause' },
  'termination.cause_unused': { zh: '此类终止不填写容错原因', en: 'This kind of termination has no cause to name' },
  'termination.cause.technical_route_error': { zh: '技术路线偏差', en: 'Technical route error' },
  'termination.cause.trial_and_error': { zh: '先行先试', en: 'Trial and error' },
  'termination.cause.force_majeure': { zh: '不可抗力', en: 'Force majeure' },
  'termination.cause.demander_default': { zh: '需求方违约', en: 'Default of the demander' },
  'termination.cause.market_change': { zh: '市场变化', en: 'Change of the market' },
  'termination.cause.policy_change': { zh: '政策变化', en: 'Change of policy' },
  'project.outcome.accepted': { zh: '通过验收', en: 'Accepted' },
  'project.outcome.not_accepted': { zh: '未通过验收', en: 'Not accepted' },
  'project.outcome.breach': { zh: '违约终止', en: 'Terminated for breach' },
  'project.outcome.no_fault': { zh: '无过错终止（容错）', en: 'Terminated without fault' },
  'project.outcome.force_majeure': { zh: '不可抗力终止', en: 'Terminated by force majeure' },
  'project.outcome.mutual': { zh: '协商终止', en: 'Terminated by agreement' },
  'project.outcome.lapsed': { zh: '逾期未签约', en: 'Lapsed' },
});

explainConstraints({
  termination_one_open: 'termination.open_already',
  project_one_per_award: 'project.award_has_project',
  signature_one_per_party: 'agreement.party_signed',
  signature_one_per_person: 'agreement.person_signed',
});
