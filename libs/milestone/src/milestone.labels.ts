import { defineLabels } from '#platform';

defineLabels('kind', {
  midterm: { zh: '中期', en: 'Mid-term' },
  final: { zh: '结题', en: 'Final' },
  technical: { zh: '技术', en: 'Technical' },
  resource: { zh: '资源', en: 'Resources' },
  coordination: { zh: '协调', en: 'Coordination' },
});

defineLabels('eventType', {
  'milestone.activated': { zh: '里程碑已启动', en: 'Milestone activated' },
  'milestone.overdue': { zh: '里程碑逾期', en: 'Milestone overdue' },
  'milestone.submitted': { zh: '里程碑报告已提交', en: 'Milestone report submitted' },
  'milestone.check_started': { zh: '里程碑核验已开始', en: 'Check of a milestone started' },
  'milestone.passed': { zh: '里程碑已通过', en: 'Milestone passed' },
  'milestone.rectification_asked': { zh: '里程碑要求整改', en: 'Rectification asked for' },
  'milestone.not_met': { zh: '里程碑未达到', en: 'Milestone not met' },
  'milestone.waived': { zh: '里程碑已豁免', en: 'Milestone waived' },
  'milestone.shifted': { zh: '里程碑已顺延', en: 'Milestone moved' },
  'milestone.superseded': { zh: '里程碑已失效', en: 'Milestone superseded' },
  'milestone.midterm_passed': { zh: '中期检查已通过', en: 'Mid-term check passed' },
});
