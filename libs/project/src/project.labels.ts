import { ANY_FIELD, defineLabels } from '#platform';

defineLabels(ANY_FIELD, {
  breach: { zh: '违约', en: 'Breach' },
  no_fault: { zh: '无过错（容错）', en: 'Without fault' },
  force_majeure: { zh: '不可抗力', en: 'Force majeure' },
  mutual: { zh: '协商一致', en: 'By agreement' },
});

defineLabels('kind', {
  demander_default: { zh: '需求方违约', en: 'Default of the demander' },
});

defineLabels('outcome', {
  breach: { zh: '违约终止', en: 'Terminated for breach' },
  no_fault: { zh: '无过错终止（容错）', en: 'Terminated without fault' },
  force_majeure: { zh: '不可抗力终止', en: 'Terminated by force majeure' },
  mutual: { zh: '协商终止', en: 'Terminated by agreement' },
  demander_default: { zh: '需求方违约终止', en: 'Terminated for the demander’s default' },
  eliminated: { zh: '已淘汰', en: 'Eliminated' },
  not_placed: { zh: '未入围', en: 'Not placed' },
  accepted: { zh: '通过验收', en: 'Accepted' },
  not_accepted: { zh: '未通过验收', en: 'Not accepted' },
  lapsed: { zh: '逾期未签约', en: 'Lapsed' },
});

defineLabels('subjectType', {
  signature: { zh: '签署', en: 'Signature' },
});

defineLabels('action', {
  'signature.void': { zh: '签署作废', en: 'Signature voided' },
});

defineLabels('eventType', {
  'project.created': { zh: '攻关项目已建立', en: 'Project created' },
  'project.activated': { zh: '攻关项目已启动', en: 'Project activated' },
  'project.lapsed': { zh: '攻关项目终止签约', en: 'Project lapsed' },
  'project.suspended': { zh: '攻关项目已暂停', en: 'Project suspended' },
  'project.resumed': { zh: '攻关项目恢复实施', en: 'Project resumed' },
  'project.accepting': { zh: '攻关项目进入验收', en: 'Project in acceptance' },
  'project.returned_to_active': { zh: '攻关项目退回实施', en: 'Project returned to active' },
  'project.accepted': { zh: '攻关项目通过验收', en: 'Project accepted' },
  'project.not_accepted': { zh: '攻关项目未通过验收', en: 'Project not accepted' },
  'project.placed': { zh: '攻关项目已排定名次', en: 'Project placed' },
  'project.eliminated': { zh: '攻关项目已淘汰', en: 'Project eliminated' },
  'project.not_placed': { zh: '攻关项目未入围', en: 'Project not placed' },
  'project.terminated': { zh: '攻关项目已终止', en: 'Project terminated' },
  'project.settling': { zh: '攻关项目结算中', en: 'Project in settlement' },
  'project.settled': { zh: '攻关项目已结算', en: 'Project settled' },
  'project.closed': { zh: '攻关项目已结项', en: 'Project closed' },
  'agreement.created': { zh: '任务书已建立', en: 'Agreement created' },
  'agreement.signing_started': { zh: '任务书开始签署', en: 'Signing of the agreement started' },
  'agreement.signed': { zh: '任务书已签署一方', en: 'Agreement signed by a party' },
  'agreement.effective': { zh: '任务书已生效', en: 'Agreement effective' },
  'agreement.returned_to_drafting': { zh: '任务书退回起草', en: 'Agreement returned to drafting' },
  'agreement.fulfilled': { zh: '任务书履行完毕', en: 'Agreement fulfilled' },
  'agreement.rescinded': { zh: '任务书已解除', en: 'Agreement rescinded' },
  'termination.requested': { zh: '终止已申请', en: 'Termination requested' },
  'termination.consented': { zh: '终止已获同意', en: 'Termination consented to' },
  'termination.found': { zh: '终止核查意见已提交', en: 'Findings on a termination submitted' },
  'termination.approved': { zh: '终止已批准', en: 'Termination approved' },
  'termination.refused': { zh: '终止不予批准', en: 'Termination refused' },
  'termination.withdrawn': { zh: '终止申请已撤回', en: 'Termination withdrawn' },
});
