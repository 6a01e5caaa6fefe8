import type { Template } from './template.js';

/** From the public notice to the acceptance. */
export const AWARD_AND_PROJECT = {
  'notice.published': {
    zh: ['公示发布', '“{title}”（{number}）公示至 {endsAt}，期间可实名提出异议。'],
    en: ['A public notice', '“{title}” ({number}) is on notice until {endsAt}; objections can be filed until then.'],
  },
  'notice.ended': {
    zh: ['公示期满', '“{title}”（{number}）公示期满，无未办结异议。'],
    en: ['A notice has ended', 'The time of “{title}” ({number}) is over and no objection stands.'],
  },
  'notice.withdrawn': {
    zh: ['公示撤回', '“{title}”（{number}）的公示已撤回。'],
    en: ['A notice was withdrawn', 'The notice “{title}” ({number}) was withdrawn.'],
  },
  'objection.received': {
    zh: ['收到异议', '对“{noticeTitle}”的异议 {number} 待受理，请在期限内答复。'],
    en: ['An objection was filed', 'Objection {number} against “{noticeTitle}” waits for you.'],
  },
  'objection.withdrawn': {
    zh: ['异议已撤回', '对“{noticeTitle}”的异议 {number} 已撤回。'],
    en: ['An objection was withdrawn', 'Objection {number} against “{noticeTitle}” was withdrawn.'],
  },
  'objection.accepted': {
    zh: ['异议已受理', '您提出的异议 {number} 已受理，公示事项中止。'],
    en: ['Your objection was accepted', 'Objection {number} was accepted; what the notice announces is suspended.'],
  },
  'objection.not_accepted': {
    zh: ['异议不予受理', '您提出的异议 {number} 不予受理，理由见异议页面。'],
    en: ['Your objection was not accepted', 'Objection {number} was not accepted; its page says why.'],
  },
  'objection.investigating': {
    zh: ['异议调查中', '您提出的异议 {number} 已开始调查。'],
    en: ['Your objection is being investigated', 'Objection {number} is under investigation.'],
  },
  'objection.upheld': {
    zh: ['异议成立', '您提出的异议 {number} 经调查成立。'],
    en: ['Your objection was upheld', 'Objection {number} was upheld.'],
  },
  'objection.dismissed': {
    zh: ['异议不成立', '您提出的异议 {number} 经调查不成立，答复见异议页面。'],
    en: ['Your objection was dismissed', 'Objection {number} was dismissed; its page has the reply.'],
  },

  'award.on_notice': {
    zh: ['中榜公示中', '榜题 {challengeNumber}“{challengeTitle}”的中榜 {number} 正在公示。'],
    en: [
      'Your award is on notice',
      'Award {number} for challenge {challengeNumber} “{challengeTitle}” is on public notice.',
    ],
  },
  'award.confirmed': {
    zh: [
      '中榜确认，请签订任务书',
      '中榜 {number}（榜题 {challengeNumber}“{challengeTitle}”）已确认，请在期限内签订任务书。',
    ],
    en: [
      'Award confirmed: sign the agreement',
      'Award {number} for challenge {challengeNumber} is confirmed; sign the agreement in time.',
    ],
  },
  'award.suspended': {
    zh: ['中榜中止', '因异议受理，中榜 {number}（榜题 {challengeNumber}）中止。'],
    en: ['An award was suspended', 'Award {number} for challenge {challengeNumber} is suspended by an objection.'],
  },
  'award.resumed': {
    zh: ['中榜恢复', '中榜 {number}（榜题 {challengeNumber}）恢复办理。'],
    en: ['An award goes on', 'Award {number} for challenge {challengeNumber} is no longer suspended.'],
  },
  'award.voided': {
    zh: ['中榜撤销', '中榜 {number}（榜题 {challengeNumber}）已撤销。'],
    en: ['An award was voided', 'Award {number} for challenge {challengeNumber} was voided.'],
  },
  'award.declined': {
    zh: ['揭榜方放弃中榜', '中榜 {number}（榜题 {challengeNumber}）的揭榜方放弃中榜，可启用备选。'],
    en: [
      'An award was declined',
      'The taker declined award {number} for challenge {challengeNumber}; a reserve can follow.',
    ],
  },
  'award.lapsed': {
    zh: ['中榜失效', '中榜 {number}（榜题 {challengeNumber}）未在期限内签订任务书，已失效。'],
    en: ['An award has lapsed', 'Award {number} for challenge {challengeNumber} was not signed in time.'],
  },
  'funding_plan.drafted': {
    zh: ['资金计划待确认', '中榜 {number}“{challengeTitle}”的资金计划已拟定，请确认。'],
    en: ['A funding plan waits for you', 'The funding plan of award {number} “{challengeTitle}” was drafted.'],
  },
  'funding_plan.revised': {
    zh: ['资金计划已修改', '中榜 {number}“{challengeTitle}”的资金计划已修改，请重新确认。'],
    en: [
      'A funding plan was revised',
      'The funding plan of award {number} “{challengeTitle}” was changed; agree to it anew.',
    ],
  },
  'funding_plan.agreed': {
    zh: ['资金计划已确认', '中榜 {number}“{challengeTitle}”的资金计划已由各方确认。'],
    en: ['A funding plan is agreed', 'Everybody has agreed to the funding plan of award {number} “{challengeTitle}”.'],
  },

  'project.created': {
    zh: ['项目已建立', '项目 {number}“{title}”已建立，请商定任务书。'],
    en: ['A project was created', 'Project {number} “{title}” is there; settle its agreement.'],
  },
  'agreement.signing_started': {
    zh: ['任务书待签署', '项目 {number}“{title}”的任务书文本已定，请签署。'],
    en: ['An agreement waits for your signature', 'The text of project {number} “{title}” is frozen; please sign.'],
  },
  'agreement.signed': {
    zh: ['任务书有一方签署', '项目 {number}“{title}”的任务书有一方已签署。'],
    en: ['A party has signed', 'One of the parties has signed the agreement of project {number} “{title}”.'],
  },
  'agreement.returned_to_drafting': {
    zh: ['任务书退回起草', '项目 {number}“{title}”的任务书退回起草，已有签署作废。'],
    en: [
      'An agreement is drafted again',
      'The agreement of project {number} “{title}” went back; signatures so far are void.',
    ],
  },
  'agreement.effective': {
    zh: ['任务书生效', '项目 {number}“{title}”的任务书已生效，项目启动。'],
    en: ['The agreement is in force', 'The agreement of project {number} “{title}” has taken effect.'],
  },
  'project.eliminated': {
    zh: ['赛马阶段淘汰', '项目 {number}“{title}”在阶段检查中被淘汰，将按已审定支出结算。'],
    en: [
      'Eliminated at a checkpoint',
      'Project {number} “{title}” was eliminated and will settle by its audited spend.',
    ],
  },
  'project.placed': {
    zh: ['赛马入围', '项目 {number}“{title}”在最终评定中入围。'],
    en: ['Placed', 'Project {number} “{title}” was placed in the final ranking.'],
  },
  'project.not_placed': {
    zh: ['赛马未入围', '项目 {number}“{title}”在最终评定中未入围，将进行结算。'],
    en: ['Not placed', 'Project {number} “{title}” was not placed and will settle.'],
  },
  'project.suspended': {
    zh: ['项目中止', '项目 {number}“{title}”中止。'],
    en: ['A project is suspended', 'Project {number} “{title}” is suspended.'],
  },
  'project.resumed': {
    zh: ['项目恢复', '项目 {number}“{title}”恢复执行。'],
    en: ['A project goes on', 'Project {number} “{title}” is no longer suspended.'],
  },
  'project.lapsed': {
    zh: ['项目失效', '项目 {number}“{title}”因任务书未签订而失效。'],
    en: ['A project has lapsed', 'Project {number} “{title}” ended without an agreement.'],
  },
  'project.accepted': {
    zh: ['项目通过验收', '项目 {number}“{title}”已通过验收。'],
    en: ['A project was accepted', 'Project {number} “{title}” was accepted.'],
  },
  'project.not_accepted': {
    zh: ['项目未通过验收', '项目 {number}“{title}”未通过验收。'],
    en: ['A project was not accepted', 'Project {number} “{title}” was not accepted.'],
  },
  'project.terminated': {
    zh: ['项目终止', '项目 {number}“{title}”已终止，将进行结算。'],
    en: ['A project was terminated', 'Project {number} “{title}” has ended early; its settlement follows.'],
  },
  'project.settling': {
    zh: ['项目进入结算', '项目 {number}“{title}”进入结算。'],
    en: ['A project is being settled', 'The settlement of project {number} “{title}” has begun.'],
  },
  'project.closed': {
    zh: ['项目办结', '项目 {number}“{title}”已办结。'],
    en: ['A project was closed', 'Project {number} “{title}” is closed.'],
  },
  'termination.requested': {
    zh: ['提出终止项目', '有人申请终止项目 {number}“{title}”，请查看并表态。'],
    en: ['A termination was requested', 'Somebody asks to end project {number} “{title}”; please look.'],
  },
  'termination.consented': {
    zh: ['终止获得同意', '项目 {number}“{title}”的终止申请有一方同意。'],
    en: ['A party consents to a termination', 'A party agrees to end project {number} “{title}”.'],
  },
  'termination.found': {
    zh: ['终止申请待审批', '项目 {number}“{title}”的终止事实已核查，请审批。'],
    en: ['A termination waits for approval', 'The facts about ending project {number} “{title}” are found.'],
  },
  'termination.approved': {
    zh: ['终止已批准', '项目 {number}“{title}”的终止申请已批准。'],
    en: ['A termination was approved', 'The end of project {number} “{title}” was approved.'],
  },
  'termination.refused': {
    zh: ['终止未获批准', '项目 {number}“{title}”的终止申请未获批准，项目继续。'],
    en: ['A termination was refused', 'Project {number} “{title}” goes on.'],
  },
  'termination.withdrawn': {
    zh: ['终止申请撤回', '项目 {number}“{title}”的终止申请已撤回。'],
    en: ['A termination was withdrawn', 'The request to end project {number} “{title}” was withdrawn.'],
  },

  'milestone.activated': {
    zh: ['里程碑开始', '项目 {projectNumber}“{projectTitle}”第 {stage} 阶段“{title}”开始，应于 {dueOn} 前报告。'],
    en: ['A milestone has begun', 'Stage {stage} “{title}” of project {projectNumber} is due on {dueOn}.'],
  },
  'milestone.submitted': {
    zh: ['里程碑报告待核查', '项目 {projectNumber}“{projectTitle}”第 {stage} 阶段“{title}”已报告，请核查。'],
    en: ['A milestone was reported', 'Stage {stage} “{title}” of project {projectNumber} waits for your check.'],
  },
  'milestone.rectification_asked': {
    zh: ['里程碑需整改', '项目 {projectNumber}“{projectTitle}”第 {stage} 阶段“{title}”需整改，应于 {dueOn} 前完成。'],
    en: [
      'A milestone must be rectified',
      'Stage {stage} “{title}” of project {projectNumber} is to be rectified by {dueOn}.',
    ],
  },
  'milestone.not_met': {
    zh: ['里程碑未达到', '项目 {projectNumber}“{projectTitle}”第 {stage} 阶段“{title}”未达到，待主管部门处理。'],
    en: [
      'A milestone was not met',
      'Stage {stage} “{title}” of project {projectNumber} was not met; the agency decides.',
    ],
  },
  'milestone.overdue': {
    zh: ['里程碑逾期', '项目 {projectNumber}“{projectTitle}”第 {stage} 阶段“{title}”已逾期（应于 {dueOn} 完成）。'],
    en: ['A milestone is overdue', 'Stage {stage} “{title}” of project {projectNumber} was due on {dueOn}.'],
  },
  'milestone.shifted': {
    zh: ['里程碑顺延', '项目 {projectNumber}“{projectTitle}”第 {stage} 阶段“{title}”顺延至 {dueOn}。'],
    en: ['A milestone was moved', 'Stage {stage} “{title}” of project {projectNumber} is now due on {dueOn}.'],
  },
  'milestone.passed': {
    zh: ['里程碑通过', '项目 {projectNumber}“{projectTitle}”第 {stage} 阶段“{title}”通过。'],
    en: ['A milestone was passed', 'Stage {stage} “{title}” of project {projectNumber} was passed.'],
  },
  'milestone.waived': {
    zh: ['里程碑免除', '项目 {projectNumber}“{projectTitle}”第 {stage} 阶段“{title}”已免除。'],
    en: ['A milestone was waived', 'Stage {stage} “{title}” of project {projectNumber} was waived.'],
  },
  'milestone.midterm_passed': {
    zh: ['中期检查通过', '项目 {projectNumber}“{projectTitle}”通过中期检查。'],
    en: ['The mid-term check was passed', 'Project {projectNumber} “{projectTitle}” passed its mid-term check.'],
  },
  'acceptance.requested': {
    zh: ['验收申请待办理', '项目 {projectNumber}“{projectTitle}”申请第 {round} 次验收（{number}）。'],
    en: [
      'An acceptance was requested',
      'Project {projectNumber} “{projectTitle}” asks for acceptance, round {round} ({number}).',
    ],
  },
  'acceptance.testing_started': {
    zh: ['验收检测开始', '项目 {projectNumber}“{projectTitle}”的验收 {number} 进入检测。'],
    en: ['Testing has begun', 'Acceptance {number} of project {projectNumber} “{projectTitle}” is being tested.'],
  },
  'acceptance.test_reported': {
    zh: ['检测报告已提交', '验收 {number}（项目 {projectNumber}“{projectTitle}”）收到检测报告。'],
    en: ['A test report is in', 'Acceptance {number} of project {projectNumber} “{projectTitle}” has a test report.'],
  },
  'acceptance.meeting_held': {
    zh: ['验收会已召开', '验收 {number}（项目 {projectNumber}“{projectTitle}”）已开会，请需求方给出意见。'],
    en: [
      'The acceptance meeting was held',
      'Acceptance {number} of project {projectNumber} waits for the demander’s opinion.',
    ],
  },
  'acceptance.returned_to_testing': {
    zh: ['验收退回检测', '验收 {number}（项目 {projectNumber}“{projectTitle}”）退回补充检测。'],
    en: ['Back to testing', 'Acceptance {number} of project {projectNumber} “{projectTitle}” needs further tests.'],
  },
  'acceptance.opinion_given': {
    zh: ['需求方已给出验收意见', '验收 {number}（项目 {projectNumber}“{projectTitle}”）可以作出结论。'],
    en: [
      'The demander’s opinion is in',
      'Acceptance {number} of project {projectNumber} “{projectTitle}” can be concluded.',
    ],
  },
  'acceptance.discontinued': {
    zh: ['验收终止', '验收 {number}（项目 {projectNumber}“{projectTitle}”）因项目终止而结束。'],
    en: ['An acceptance was ended', 'Acceptance {number} of project {projectNumber} ended with the project.'],
  },
  'acceptance.concluded': {
    zh: ['验收结论', '验收 {number}（项目 {projectNumber}“{projectTitle}”）已作出结论，请查看。'],
    en: [
      'An acceptance was concluded',
      'Acceptance {number} of project {projectNumber} “{projectTitle}” has its conclusion.',
    ],
  },
  'acceptance.re_review_lapsed': {
    zh: ['复验期限已过', '验收 {number}（项目 {projectNumber}“{projectTitle}”）未在期限内申请复验。'],
    en: [
      'The time for a re-review is over',
      'No re-review of acceptance {number} (project {projectNumber}) was asked for in time.',
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
