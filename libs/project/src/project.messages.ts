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
    zh: '各方比例须合计 100%，现为 {total:percent}',
    en: 'The parts must add up to 100%; they are {total:percent}',
  },
  'termination.own_default': {
    zh: '需求方违约须由揭榜方提出或由经办人员认定',
    en: 'That the demander broke its word is claimed by the taker or found by the officer',
  },
  'termination.open_already': { zh: '该项目已有未办结的终止申请', en: 'A termination of this project is open already' },
  'termination.not_tolerated': {
    zh: '本计划规则不允许以此原因容错终止',
    en: 'The rules of this programme do not tolerate an end for this cause',
  },
  'termination.cause_missing': { zh: '请填写容错原因', en: 'Name the cause' },
  'termination.cause_unused': { zh: '此类终止不填写容错原因', en: 'This kind of termination has no cause to name' },
});

explainConstraints({
  termination_one_open: 'termination.open_already',
  project_one_per_award: 'project.award_has_project',
  signature_one_per_party: 'agreement.party_signed',
  signature_one_per_person: 'agreement.person_signed',
});
