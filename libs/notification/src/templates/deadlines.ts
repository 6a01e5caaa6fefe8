import type { Template } from './template.js';

/** Reminders also know `{days}` that are left at most, and `{dueAt}`. */
export const DEADLINES = {
  'deadline.need.wait_for_recommender': {
    zh: ['推荐期限将至', '需求 {number}“{title}”的推荐期限不足 {days} 天（{dueAt}）。'],
    en: [
      'Recommend soon',
      'Need {number} “{title}” can be recommended until {dueAt}; less than {days} day(s) are left.',
    ],
  },
  'deadline.need.mark_text_overdue': {
    zh: ['确认文本期限将至', '请在 {dueAt} 前确认需求 {number}“{title}”的最终文本，不足 {days} 天。'],
    en: [
      'Accept the text soon',
      'The text of need {number} “{title}” waits until {dueAt}; less than {days} day(s) are left.',
    ],
  },
  'deadline.challenge.close_window': {
    zh: ['揭榜即将截止', '榜题 {number}“{title}”将于 {dueAt} 截止，不足 {days} 天，未提交的草稿届时失效。'],
    en: [
      'A window closes soon',
      'Challenge {number} “{title}” closes at {dueAt}, in less than {days} day(s); drafts expire then.',
    ],
  },
  'deadline.objection.reply': {
    zh: ['异议答复期限将至', '请在 {dueAt} 前答复异议 {number}（“{noticeTitle}”），不足 {days} 天。'],
    en: [
      'Reply to an objection soon',
      'Objection {number} against “{noticeTitle}” is due at {dueAt}, in less than {days} day(s).',
    ],
  },
  'deadline.selection.expire_reserves': {
    zh: ['备选有效期将至', '榜题 {number}“{title}”的备选将于 {dueAt} 失效，不足 {days} 天。'],
    en: [
      'Reserves expire soon',
      'The reserves of challenge {number} “{title}” expire at {dueAt}, in less than {days} day(s).',
    ],
  },
  'deadline.award.lapse': {
    zh: [
      '任务书签订期限将至',
      '请在 {dueAt} 前签订中榜 {number}“{challengeTitle}”的任务书，不足 {days} 天，逾期失效。',
    ],
    en: [
      'Sign soon',
      'Award {number} “{challengeTitle}” lapses at {dueAt}, in less than {days} day(s), unless it is signed.',
    ],
  },
  'deadline.milestone.overdue': {
    zh: ['里程碑将到期', '项目 {projectNumber}第 {stage} 阶段“{title}”将于 {dueAt} 到期，不足 {days} 天。'],
    en: [
      'A milestone is due soon',
      'Stage {stage} “{title}” of project {projectNumber} is due at {dueAt}, in less than {days} day(s).',
    ],
  },
  'deadline.milestone.decide': {
    zh: [
      '里程碑处理期限将至',
      '请在 {dueAt} 前处理项目 {projectNumber}未达到的第 {stage} 阶段“{title}”，不足 {days} 天。',
    ],
    en: [
      'Decide on a milestone soon',
      'Stage {stage} “{title}” of project {projectNumber} waits until {dueAt}; less than {days} day(s).',
    ],
  },
  'deadline.acceptance.lapse_re_review': {
    zh: ['复验申请期限将至', '请在 {dueAt} 前申请项目 {projectNumber}“{projectTitle}”的复验，不足 {days} 天。'],
    en: [
      'Ask for the re-review soon',
      'The re-review of project {projectNumber} can be asked for until {dueAt}; less than {days} day(s).',
    ],
  },
  'deadline.recovery.reply': {
    zh: ['追回申辩期限将至', '追回 {number}（项目 {projectNumber}）可在 {dueAt} 前申辩，不足 {days} 天。'],
    en: [
      'Reply soon',
      'You can reply to recovery {number} (project {projectNumber}) until {dueAt}; less than {days} day(s).',
    ],
  },
  'job.parked': {
    zh: ['后台任务被搁置', '有 {count} 项后台任务多次失败后被搁置（如 {handler}），请查看。'],
    en: ['Work was parked', '{count} piece(s) of background work keep failing and were parked ({handler} for one).'],
  },
} as const satisfies Readonly<Record<string, Template>>;
