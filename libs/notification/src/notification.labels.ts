import { defineLabels } from '#platform';

defineLabels('group', {
  work: { zh: '待办事项', en: 'Work' },
  deadlines: { zh: '期限提醒', en: 'Deadlines' },
  results: { zh: '结果与进展', en: 'Results' },
  money: { zh: '资金', en: 'Money' },
  challenges: { zh: '榜题与答疑', en: 'Challenges and answers' },
  system: { zh: '系统运行', en: 'System' },
});

defineLabels('mail', {
  off: { zh: '不发邮件', en: 'No mail' },
  immediate: { zh: '即时邮件', en: 'A mail at once' },
  digest: { zh: '每日摘要', en: 'In the daily digest' },
});

defineLabels('audiences', {
  demander: { zh: '需求方', en: 'The demander' },
  taker: { zh: '揭榜方', en: 'The taker' },
  recommender: { zh: '归口管理单位', en: 'The recommender' },
  organiser: { zh: '承办单位', en: 'The organiser' },
  assessor: { zh: '第三方机构', en: 'The assessor' },
  officers: { zh: '主管部门经办', en: 'The agency’s officers' },
  approvers: { zh: '主管部门审批', en: 'The agency’s approvers' },
  finance: { zh: '主管部门财务', en: 'The agency’s finance officers' },
  asker: { zh: '提问单位', en: 'Who asked' },
  contributor: { zh: '投入单位', en: 'Who contributed' },
  payee: { zh: '收款单位', en: 'The payee' },
  debtor: { zh: '退款单位', en: 'The debtor' },
  all_takers: { zh: '全部揭榜方', en: 'Every taker' },
  objection_handlers: { zh: '异议办理人', en: 'Who handles the objection' },
  system_admins: { zh: '系统管理员', en: 'System administrators' },
  expert: { zh: '该评审专家', en: 'The expert' },
  replaced_expert: { zh: '被更换的专家', en: 'The expert who was replaced' },
  filer: { zh: '异议提出人', en: 'Who objected' },
  participants: { zh: '该榜题的揭榜方', en: 'Takers of the challenge' },
});

defineLabels('language', { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } });
defineLabels('unread', { true: { zh: '仅未读', en: 'Unread only' }, false: { zh: '全部', en: 'All' } });

defineLabels('eventType', {
  'notification.mail_requested': { zh: '待发送邮件', en: 'A mail is to be sent' },
});
