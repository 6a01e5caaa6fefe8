import { defineMessages, explainConstraints } from '#platform';

export const milestoneMessages = defineMessages({
  'milestone.measurement_missing': {
    zh: '缺少阶段指标的测量值：{indicator}',
    en: 'A measurement is missing: {indicator}',
  },
  'milestone.indicator_unknown': { zh: '指标不属于本项目', en: 'The indicator does not belong to this project' },
  'milestone.indicator_repeated': { zh: '同一指标只填一个测量值', en: 'An indicator is measured once in a report' },
  'milestone.measured_in_future': { zh: '测量日期不得晚于今天', en: 'Nothing can have been measured after today' },
  'milestone.rectify_by_past': { zh: '整改期限须晚于今天', en: 'The rectification must fall due after today' },
});

explainConstraints({ stage_check_one_per_milestone: 'milestone.stage_checked_already' });
