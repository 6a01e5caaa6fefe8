/** Why an expert was left out, a draw refused or a replay not confirmed. Placeholders `{name}` are filled from the params. */
export const messages = {
  'panel.blacklisted': { zh: '专家已被列入失信或禁用名单', en: 'The expert is blacklisted' },
  'panel.already_on_panel': { zh: '专家已在本评审组', en: 'The expert is already on this panel' },
  'panel.recused': { zh: '专家已回避或谢绝本次评审', en: 'The expert recused from or declined this panel' },
  'panel.own_subject': {
    zh: '专家参与了被评审的需求、榜题或方案',
    en: 'The expert took part in what is being reviewed',
  },
  'panel.same_organisation': {
    zh: '专家与当事方同属一个单位（{organisation}）',
    en: 'The expert works for a party ({organisation})',
  },
  'panel.same_parent_organisation': {
    zh: '专家所在单位与当事方有共同的上级或从属关系（{organisation}）',
    en: "The expert's employer and a party belong to one group ({organisation})",
  },
  'panel.employed_by_party': {
    zh: '专家近 {years} 年内曾在当事方任职（{organisation}）',
    en: 'The expert was employed by a party within {years} years ({organisation})',
  },
  'panel.co_applied_with_party': {
    zh: '专家近 {years} 年内曾与当事方联合申报（{on}）',
    en: 'The expert applied jointly with a party within {years} years ({on})',
  },
  'panel.co_authored_with_party': {
    zh: '专家近 {years} 年内曾与当事方合作发表（{on}）',
    en: 'The expert published jointly with a party within {years} years ({on})',
  },
  'panel.declared_interest': {
    zh: '专家申报了与当事方的亲属或利害关系',
    en: 'The expert declared kinship or another interest with a party',
  },
  'panel.load_cap': {
    zh: '专家在评任务已达上限（{load}/{cap}）',
    en: 'The expert has reached the load cap ({load}/{cap})',
  },
  'panel.field_mismatch': { zh: '专家领域与要求不符', en: "The expert's fields do not match" },
  'panel.organisation_cap': {
    zh: '同一单位的专家已达 {cap} 名（{organisation}）',
    en: 'The organisation already has {cap} expert(s) on the panel ({organisation})',
  },
  'panel.pool_too_small': {
    zh: '符合条件的专家不足：需要 {needed} 名，只能抽出 {available} 名',
    en: 'Too few eligible experts: {needed} needed, {available} can be drawn',
  },
  'panel.pool_changed': {
    zh: '专家库与抽取时的记录不一致',
    en: 'The pool differs from the one recorded at the draw',
  },
  'panel.constraints_changed': {
    zh: '抽取条件与抽取时的记录不一致',
    en: 'The constraints differ from those recorded at the draw',
  },
  'panel.draw_differs': {
    zh: '按记录的种子重新抽取，结果不同',
    en: 'Replaying the recorded seed gives another result',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type DrawCode = keyof typeof messages;
