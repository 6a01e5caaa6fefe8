import { defineMessages, explainConstraints } from '#platform';

export const bulletinMessages = defineMessages({
  'challenge.need_on_list': { zh: '该需求已在榜单中', en: 'The need is on a bulletin already' },
  'challenge.need_not_agreed': {
    zh: '需求 {number} 的最终文本尚未确认，不能入榜',
    en: 'The demander has not accepted the final text of need {number}',
  },
  'challenge.need_changed': {
    zh: '需求 {number} 在编入榜单后有变动，请退回榜单并重新编入',
    en: 'Need {number} was changed after it was composed; return the bulletin and add the need again',
  },
  'challenge.need_of_other_programme': { zh: '需求不属于本计划', en: 'The need belongs to another programme' },
  'challenge.too_many_slots': { zh: '中榜名额不得超过 {max}', en: 'There may be at most {max} awards' },
  'challenge.not_on_bulletin': { zh: '该榜题不在此榜单中', en: 'The challenge is not on this bulletin' },
  'challenge.window_too_short': {
    zh: '揭榜截止日不得早于 {earliest}',
    en: 'The window must be open at least until {earliest}',
  },
  'challenge.window_not_longer': {
    zh: '新的截止时间须晚于原截止时间 {closesAt}',
    en: 'The window must close later than now set, {closesAt}',
  },
  'challenge.search_has_own_order': {
    zh: '搜索结果按相关度排列，不能另选排序',
    en: 'Search results come by relevance; no other order can be chosen',
  },
  'addendum.in_preparation': {
    zh: '该榜题已有一件更正在办理，请先办结',
    en: 'Another addendum to this challenge is being prepared; finish that one first',
  },
  'addendum.too_many': { zh: '一个榜题最多更正 {max} 次', en: 'A challenge has at most {max} addenda' },
  'addendum.nothing_changes': { zh: '与现行文本没有差别', en: 'Nothing differs from the text as it stands' },
  'addendum.question_of_other_challenge': {
    zh: '该提问属于另一榜题',
    en: 'The question is about another challenge',
  },
  'clarification.window_closed': { zh: '揭榜已截止，不再受理提问', en: 'The window has closed; no more questions' },
});

explainConstraints({
  challenge_one_per_need: 'challenge.need_on_list',
  addendum_one_draft: 'addendum.in_preparation',
});
