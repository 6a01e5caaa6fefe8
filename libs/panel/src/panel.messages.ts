import { declareUnclocked, defineMessages, explainConstraints } from '#platform';
import { drawMessages } from './draw/index.js';
import { scoringMessages } from './scoring/index.js';

export const panelMessages = defineMessages({
  ...drawMessages,
  ...scoringMessages,
  'panel.not_enough_experts': {
    zh: '符合条件且无利益冲突的专家不足：需要 {needed} 名，只能抽出 {available} 名',
    en: 'Too few eligible experts without a conflict: {needed} needed, {available} can be drawn',
  },
  'panel.already_convened': { zh: '该事项已有评审组正在评审', en: 'A panel is at work on this already' },
  'panel.entry_repeated': { zh: '评审对象重复', en: 'An entry is listed twice' },
  'panel.quorum_out_of_range': {
    zh: '法定人数应为 {min} 至 {max}',
    en: 'The quorum must be from {min} to {max}',
  },
  'panel.conflict_declared': {
    zh: '接受评审须声明与各评审对象无利益冲突；有冲突请回避',
    en: 'To accept you must declare that you have no conflict with any entry; otherwise please recuse',
  },
  'panel.entry_unknown': { zh: '评审组没有这一评审对象', en: 'The panel has no such entry' },
  'panel.entry_not_scored': {
    zh: '“{entry}”的评分项“{criterion}”尚未打分',
    en: 'The criterion "{criterion}" of "{entry}" has no score yet',
  },
  'panel.not_closed': {
    zh: '评审组结束前不公开评分',
    en: 'Scores are not shown before the panel has closed',
  },
  'panel.expert_role_missing': { zh: '该用户没有评审专家角色', en: 'This user does not hold the role expert' },
  'panel.expert_known': { zh: '该专家已在库', en: 'This expert is in the pool already' },
  'panel.tie_dates_reversed': { zh: '截止日期早于开始日期', en: 'It ends before it begins' },
  'expert_tie.employment': { zh: '任职', en: 'Employment' },
  'expert_tie.co_work': { zh: '合作', en: 'Joint work' },
  'expert_tie.declared': { zh: '本人申报的利害关系', en: 'Declared interest' },
});

explainConstraints({
  panel_one_convened: 'panel.already_convened',
  expert_pkey: 'panel.expert_known',
});
declareUnclocked('expert');
