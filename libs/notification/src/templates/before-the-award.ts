import type { Template } from './template.js';

/** From the need to the decision. */
export const BEFORE_THE_AWARD = {
  'need.submitted': {
    zh: ['新需求待办理', '需求 {number}“{title}”已提交，请推荐或受理。'],
    en: ['A need was submitted', 'Need {number} “{title}” waits to be recommended or taken in.'],
  },
  'need.recommended': {
    zh: ['需求已推荐', '需求 {number}“{title}”已由归口管理单位推荐，进入评估准备。'],
    en: ['A need was recommended', 'Need {number} “{title}” was recommended and goes on to its assessment.'],
  },
  'need.taken_directly': {
    zh: ['需求已受理', '需求 {number}“{title}”已由主管部门受理。'],
    en: ['Your need was taken in', 'Need {number} “{title}” was taken in by the agency.'],
  },
  'need.assessment_started': {
    zh: ['需求开始评估', '需求 {number}“{title}”已组织专家评估。'],
    en: ['The assessment has begun', 'Experts are assessing need {number} “{title}”.'],
  },
  'need.assessed': {
    zh: ['需求评估完成', '需求 {number}“{title}”评估结果已产生，请提出最终文本。'],
    en: ['A need was assessed', 'Need {number} “{title}” has its assessment; propose the final text.'],
  },
  'need.assessment_cancelled': {
    zh: ['需求评估中止', '需求 {number}“{title}”的评审组已解散，请重新组织评估。'],
    en: [
      'An assessment was cancelled',
      'The panel of need {number} “{title}” was dissolved; start the assessment anew.',
    ],
  },
  'need.text_proposed': {
    zh: ['请确认最终文本', '需求 {number}“{title}”的最终文本已提出，请在期限内确认。'],
    en: ['Please accept the final text', 'The final text of need {number} “{title}” waits for you.'],
  },
  'need.text_accepted': {
    zh: ['需求方已确认文本', '需求 {number}“{title}”的最终文本已确认，可以编入榜单。'],
    en: ['The text was accepted', 'Need {number} “{title}” can go on a bulletin.'],
  },
  'need.text_overdue': {
    zh: ['确认文本已逾期', '需求 {number}“{title}”的最终文本未在期限内确认。'],
    en: ['The text is overdue', 'The final text of need {number} “{title}” was not accepted in time.'],
  },
  'need.returned': {
    zh: ['需求被退回', '需求 {number}“{title}”已退回，请按意见修改后重新提交。'],
    en: ['Your need was returned', 'Need {number} “{title}” came back; change it and submit it again.'],
  },
  'need.deferred': {
    zh: ['需求修改后再议', '需求 {number}“{title}”暂缓，请按意见修改后重新提交。'],
    en: ['Your need was deferred', 'Need {number} “{title}” was deferred; change it and submit it again.'],
  },
  'need.rejected': {
    zh: ['需求不予受理', '需求 {number}“{title}”不予受理，理由见需求页面。'],
    en: ['Your need was rejected', 'Need {number} “{title}” was rejected; its page says why.'],
  },
  'need.listed': {
    zh: ['需求已入榜', '需求 {number}“{title}”已列入榜单公开发布。'],
    en: ['Your need was listed', 'Need {number} “{title}” stands on a published bulletin.'],
  },
  'need.withdrawn': {
    zh: ['需求已撤回', '需求 {number}“{title}”已由需求方撤回。'],
    en: ['A need was withdrawn', 'Need {number} “{title}” was withdrawn.'],
  },

  'bulletin.created': {
    zh: ['榜单待审批', '榜单 {number}“{title}”已编制，请审批。'],
    en: ['A bulletin waits for approval', 'Bulletin {number} “{title}” was composed.'],
  },
  'bulletin.resubmitted': {
    zh: ['榜单重新送审', '榜单 {number}“{title}”已修改并重新送审。'],
    en: ['A bulletin was submitted again', 'Bulletin {number} “{title}” was changed and waits for approval.'],
  },
  'bulletin.approved': {
    zh: ['榜单已批准', '榜单 {number}“{title}”已批准，可以发布。'],
    en: ['A bulletin was approved', 'Bulletin {number} “{title}” can be published.'],
  },
  'bulletin.returned': {
    zh: ['榜单被退回', '榜单 {number}“{title}”被退回，请修改后重新送审。'],
    en: ['A bulletin was returned', 'Bulletin {number} “{title}” came back; change it and submit it again.'],
  },
  'bulletin.cancelled': {
    zh: ['榜单已取消', '榜单 {number}“{title}”已取消。'],
    en: ['A bulletin was cancelled', 'Bulletin {number} “{title}” was cancelled.'],
  },
  'challenge.opened': {
    zh: ['您的榜题已发布', '榜题 {number}“{title}”已公开张榜，揭榜截止 {closesAt}。'],
    en: ['Your challenge is open', 'Challenge {number} “{title}” can be taken up until {closesAt}.'],
  },
  'challenge.published': {
    zh: ['新榜题发布', '榜题 {number}“{title}”征集揭榜，截止 {closesAt}。'],
    en: ['A new challenge', 'Challenge {number} “{title}” can be taken up until {closesAt}.'],
  },
  'challenge.window_extended': {
    zh: ['揭榜期限延长', '榜题 {number}“{title}”的揭榜截止时间延长至 {closesAt}。'],
    en: ['The window was extended', 'Challenge {number} “{title}” can now be taken up until {closesAt}.'],
  },
  'challenge.amended': {
    zh: ['榜题发布更正', '榜题 {number}“{title}”发布了更正，已提交的揭榜申请可在截止前修改或撤回。'],
    en: ['An addendum was issued', 'Challenge {number} “{title}” was amended; proposals may be changed or withdrawn.'],
  },
  'challenge.window_closed': {
    zh: ['揭榜已截止', '榜题 {number}“{title}”的揭榜申报已截止。'],
    en: ['The window has closed', 'Challenge {number} “{title}” can no longer be taken up.'],
  },
  'challenge.evaluation_started': {
    zh: ['揭榜申请待资格审查', '榜题 {number}“{title}”的申请已开启，请进行资格审查。'],
    en: ['Proposals wait for qualification', 'The proposals for challenge {number} “{title}” are open.'],
  },
  'challenge.ranked': {
    zh: ['评审排序已产生', '榜题 {number}“{title}”的评审排序已产生。'],
    en: ['The ranking is there', 'The panel on challenge {number} “{title}” has finished.'],
  },
  'challenge.no_award': {
    zh: ['榜题流榜', '榜题 {number}“{title}”流榜，可修改后再次发布。'],
    en: ['No award', 'Challenge {number} “{title}” ended without an award.'],
  },
  'challenge.cancelled': {
    zh: ['榜题已取消', '榜题 {number}“{title}”已取消。'],
    en: ['A challenge was cancelled', 'Challenge {number} “{title}” was cancelled.'],
  },
  'clarification.asked': {
    zh: ['榜题有新提问', '榜题 {challengeNumber}“{challengeTitle}”收到提问，请答复。'],
    en: ['A question was asked', 'There is a question about challenge {challengeNumber} “{challengeTitle}”.'],
  },
  'clarification.answered': {
    zh: ['榜题答疑更新', '榜题 {challengeNumber}“{challengeTitle}”有新的公开答疑。'],
    en: ['A question was answered', 'There is a new answer about challenge {challengeNumber} “{challengeTitle}”.'],
  },
  'clarification.declined': {
    zh: ['提问未予答复', '您对榜题 {challengeNumber}“{challengeTitle}”的提问未予答复，理由见答疑页面。'],
    en: [
      'Your question was declined',
      'Your question about challenge {challengeNumber} “{challengeTitle}” was declined.',
    ],
  },

  'proposal.submitted': {
    zh: ['揭榜申请已提交', '申请 {number}（榜题 {challengeNumber}“{challengeTitle}”）已密封提交，回执见申请页面。'],
    en: [
      'Your proposal is in',
      'Proposal {number} for challenge {challengeNumber} was sealed; its page has the receipt.',
    ],
  },
  'proposal.withdrawn': {
    zh: ['揭榜申请已撤回', '申请 {number}（榜题 {challengeNumber}）已撤回。'],
    en: ['Your proposal was withdrawn', 'Proposal {number} for challenge {challengeNumber} was withdrawn.'],
  },
  'proposal.expired': {
    zh: ['草稿逾期未提交', '申请 {number}（榜题 {challengeNumber}）未在截止前提交，已失效。'],
    en: ['A draft has expired', 'Proposal {number} for challenge {challengeNumber} was not submitted in time.'],
  },
  'proposal.opened': {
    zh: ['揭榜申请已开启', '申请 {number}（榜题 {challengeNumber}“{challengeTitle}”）已核对哈希并开启。'],
    en: [
      'Your proposal was opened',
      'Proposal {number} for challenge {challengeNumber} was checked against its hash and opened.',
    ],
  },
  'proposal.qualified': {
    zh: ['资格审查合格', '申请 {number}（榜题 {challengeNumber}“{challengeTitle}”）资格审查合格。'],
    en: ['Your proposal qualified', 'Proposal {number} for challenge {challengeNumber} qualified.'],
  },
  'proposal.unqualified': {
    zh: ['资格审查不合格', '申请 {number}（榜题 {challengeNumber}“{challengeTitle}”）资格审查不合格，理由见申请页面。'],
    en: [
      'Your proposal did not qualify',
      'Proposal {number} for challenge {challengeNumber} did not qualify; its page says why.',
    ],
  },
  'proposal.selected': {
    zh: ['拟中榜', '申请 {number}（榜题 {challengeNumber}“{challengeTitle}”）拟中榜，待公示。'],
    en: [
      'Your proposal was selected',
      'Proposal {number} for challenge {challengeNumber} was selected; a public notice follows.',
    ],
  },
  'proposal.reserved': {
    zh: ['列为备选', '申请 {number}（榜题 {challengeNumber}“{challengeTitle}”）列为备选。'],
    en: ['Your proposal is in reserve', 'Proposal {number} for challenge {challengeNumber} is on the reserve list.'],
  },
  'proposal.not_selected': {
    zh: ['未中榜', '申请 {number}（榜题 {challengeNumber}“{challengeTitle}”）未中榜。'],
    en: ['Your proposal was not selected', 'Proposal {number} for challenge {challengeNumber} was not selected.'],
  },
  'proposal.voided': {
    zh: ['揭榜申请作废', '申请 {number}（榜题 {challengeNumber}）已作废，理由见申请页面。'],
    en: [
      'Your proposal was voided',
      'Proposal {number} for challenge {challengeNumber} was voided; its page says why.',
    ],
  },

  'panel.expert_invited': {
    zh: ['评审邀请', '您被抽取为评审组 {number} 的专家，请先声明是否回避。'],
    en: ['You are invited to a panel', 'You were drawn for panel {number}; say first whether you have a conflict.'],
  },
  'panel.seat_vacated': {
    zh: ['评审席位空缺', '评审组 {number} 有席位空缺，候补专家将递补。'],
    en: ['A seat is vacant', 'Panel {number} has a vacant seat; a reserve takes it where there is one.'],
  },
  'panel.expert_replaced': {
    zh: ['您已不再担任评审', '您在评审组 {number} 的席位已由他人接替，无需再评审。'],
    en: ['You were replaced', 'Your seat on panel {number} was given to somebody else; nothing is left to do.'],
  },
  'panel.scores_submitted': {
    zh: ['专家已提交评分', '评审组 {number} 有专家提交了评分。'],
    en: ['Scores were submitted', 'An expert of panel {number} has submitted the scores.'],
  },
  'panel.dissolved': {
    zh: ['评审组已解散', '评审组 {number} 已解散。'],
    en: ['A panel was dissolved', 'Panel {number} was dissolved.'],
  },
  'decision.drafted': {
    zh: ['审定意见待批', '榜题 {challengeNumber}“{challengeTitle}”的审定意见已拟定，请审批。'],
    en: [
      'A decision waits for approval',
      'The decision on challenge {challengeNumber} “{challengeTitle}” was drafted.',
    ],
  },
  'decision.returned': {
    zh: ['审定意见被退回', '榜题 {challengeNumber}“{challengeTitle}”的审定意见被退回，请修改。'],
    en: ['A decision was returned', 'The decision on challenge {challengeNumber} “{challengeTitle}” came back.'],
  },
  'decision.approved': {
    zh: ['审定意见已批准', '榜题 {challengeNumber}“{challengeTitle}”的审定意见已批准。'],
    en: ['A decision was approved', 'The decision on challenge {challengeNumber} “{challengeTitle}” stands.'],
  },
} as const satisfies Readonly<Record<string, Template>>;
