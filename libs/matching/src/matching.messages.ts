import { declareUnclocked, defineMessages, explainConstraints } from '#platform';

export const matchingMessages = defineMessages({
  'capability.summary_required': {
    zh: '同意公开须填写公开简介',
    en: 'To be found by others it needs a summary that they may read',
  },
  'capability.too_many': {
    zh: '每家单位最多登记 {max} 项有效能力',
    en: 'At most {max} active entries per organisation',
  },
  'capability.consent_required': {
    zh: '申请内容进入能力库须经揭榜方同意公开',
    en: 'A proposal enters the register only with the consent of its taker',
  },
  'capability.proposal_not_unsuccessful': {
    zh: '仅未中榜的申请可进入能力库',
    en: 'Only proposals that were not selected enter the register',
  },
  'capability.proposal_did_not_pass': {
    zh: '该申请未通过评审，不能进入能力库',
    en: 'This proposal did not pass its review',
  },
  'capability.already_entered': { zh: '该申请已进入能力库', en: 'This proposal has entered the register already' },
  'matching.words': { zh: '匹配词：{words}', en: 'Words in common: {words}' },
  'matching.field': { zh: '同一技术领域：{field}', en: 'The same field: {field}' },
  'matching.region': { zh: '同一地区：{region}', en: 'The same region: {region}' },
});

explainConstraints({ capability_one_per_proposal: 'capability.already_entered' });
declareUnclocked('capability');
