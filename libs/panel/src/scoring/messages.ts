/** Why a rubric or a score sheet was refused. Placeholders `{name}` are filled from the params. */
export const messages = {
  'panel.rubric_empty': { zh: '评分表没有评分项', en: 'The rubric has no criterion' },
  'panel.criterion_repeated': { zh: '评分项“{criterion}”重复', en: 'The criterion "{criterion}" is repeated' },
  'panel.criterion_weight_malformed': {
    zh: '评分项“{criterion}”的权重须为 1 至 1000000 ppm 的整数',
    en: 'The weight of criterion "{criterion}" must be an integer from 1 to 1000000 ppm',
  },
  'panel.weights_not_whole': {
    zh: '权重之和须为 1000000 ppm，现为 {sum} ppm',
    en: 'The weights must add up to 1000000 ppm; they add up to {sum} ppm',
  },
  'panel.minimum_malformed': {
    zh: '评分项“{criterion}”的最低分须在 0 至 100 之间，至多两位小数',
    en: 'The minimum of criterion "{criterion}" must be from 0 to 100 with at most two decimals',
  },
  'panel.score_malformed': {
    zh: '评分项“{criterion}”的分数须在 0 至 100 之间，至多两位小数',
    en: 'The score of criterion "{criterion}" must be from 0 to 100 with at most two decimals',
  },
  'panel.score_missing': { zh: '评分项“{criterion}”没有打分', en: 'The criterion "{criterion}" has no score' },
  'panel.score_repeated': { zh: '评分项“{criterion}”打分重复', en: 'The criterion "{criterion}" is scored twice' },
  'panel.score_unknown_criterion': {
    zh: '评分表中没有评分项“{criterion}”',
    en: 'The rubric has no criterion "{criterion}"',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type ScoringCode = keyof typeof messages;
