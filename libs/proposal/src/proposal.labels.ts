import { ANY_FIELD, defineLabels } from '#platform';

defineLabels('columns', {
  workPpm: { zh: '工作量', en: 'work' },
  moneyPpm: { zh: '经费', en: 'money' },
  incomePpm: { zh: '收益', en: 'income' },
  ipPpm: { zh: '知识产权', en: 'intellectual property' },
});

defineLabels(ANY_FIELD, {
  lead: { zh: '牵头单位', en: 'Lead' },
  partner: { zh: '参加单位', en: 'Partner' },
  leader: { zh: '负责人', en: 'Leader' },
  member: { zh: '成员', en: 'Member' },
  equipment: { zh: '设备费', en: 'Equipment' },
  operations: { zh: '业务费', en: 'Operations' },
  labour: { zh: '劳务费', en: 'Labour' },
  indirect: { zh: '间接费用', en: 'Indirect costs' },
});

defineLabels('eventType', {
  'proposal.submitted': { zh: '揭榜申请已提交', en: 'Proposal submitted' },
  'proposal.withdrawn': { zh: '揭榜申请已撤回', en: 'Proposal withdrawn' },
  'proposal.expired': { zh: '揭榜申请逾期未提交', en: 'Proposal expired' },
  'proposal.opened': { zh: '揭榜申请已开启', en: 'Proposal opened' },
  'proposal.qualified': { zh: '资格审查通过', en: 'Proposal qualified' },
  'proposal.unqualified': { zh: '资格审查不通过', en: 'Proposal unqualified' },
  'proposal.selected': { zh: '拟中榜', en: 'Proposal selected' },
  'proposal.reserved': { zh: '列为备选', en: 'Proposal in reserve' },
  'proposal.not_selected': { zh: '未中榜', en: 'Proposal not selected' },
  'proposal.voided': { zh: '揭榜申请已作废', en: 'Proposal voided' },
});
