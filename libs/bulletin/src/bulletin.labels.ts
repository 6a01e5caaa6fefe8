import { defineLabels } from '#platform';

defineLabels('noAwardReason', {
  no_take_up: { zh: '无人揭榜', en: 'Nobody took it up' },
  none_qualified: { zh: '无合格揭榜方', en: 'No proposal was qualified' },
  none_passed: { zh: '无揭榜方通过评审', en: 'No proposal passed the review' },
  all_eliminated: { zh: '全部参赛方已淘汰', en: 'Every racer is out' },
  all_awards_ended: { zh: '全部中榜资格已终止', en: 'Every award has come to an end' },
});

defineLabels('sort', {
  newest: { zh: '最新发布', en: 'Newest first' },
  closing: { zh: '最近截止', en: 'Closing soonest' },
  amount: { zh: '投入由高到低', en: 'Largest amount first' },
});

defineLabels('change', {
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '删除', en: 'Removed' },
  changed: { zh: '变更', en: 'Changed' },
});

defineLabels('kind', {
  term: { zh: '词', en: 'Word' },
  challenge: { zh: '榜题', en: 'Challenge' },
});

defineLabels('group', {
  procedure: { zh: '组织方式', en: 'Procedure' },
  windows: { zh: '期限', en: 'Windows' },
  eligibility: { zh: '参与条件', en: 'Eligibility' },
  review: { zh: '评审', en: 'Review' },
  funding: { zh: '补助', en: 'Funding' },
  acceptance: { zh: '实施与验收', en: 'Work and acceptance' },
});

defineLabels('eventType', {
  'bulletin.created': { zh: '榜单已编制', en: 'Bulletin created' },
  'bulletin.resubmitted': { zh: '榜单已重新送审', en: 'Bulletin resubmitted' },
  'bulletin.approved': { zh: '榜单已批准', en: 'Bulletin approved' },
  'bulletin.returned': { zh: '榜单已退回', en: 'Bulletin returned' },
  'bulletin.published': { zh: '榜单已发布', en: 'Bulletin published' },
  'bulletin.completed': { zh: '榜单已完结', en: 'Bulletin completed' },
  'bulletin.cancelled': { zh: '榜单已取消', en: 'Bulletin cancelled' },
  'challenge.drafted': { zh: '榜题已编入', en: 'Challenge drafted' },
  'challenge.opened': { zh: '榜题已开榜', en: 'Challenge opened' },
  'challenge.window_extended': { zh: '揭榜期已延长', en: 'Window extended' },
  'challenge.window_closed': { zh: '揭榜已截止', en: 'Window closed' },
  'challenge.evaluation_started': { zh: '评审已开始', en: 'Evaluation started' },
  'challenge.decided': { zh: '榜题已定榜', en: 'Challenge decided' },
  'challenge.completed': { zh: '榜题已完结', en: 'Challenge completed' },
  'challenge.no_award': { zh: '榜题流榜', en: 'No award' },
  'challenge.cancelled': { zh: '榜题已取消', en: 'Challenge cancelled' },
  'challenge.amended': { zh: '榜题已更正', en: 'Challenge amended' },
  'addendum.drafted': { zh: '更正已起草', en: 'Addendum drafted' },
  'addendum.returned': { zh: '更正已退回', en: 'Addendum returned' },
  'addendum.resubmitted': { zh: '更正已重新送审', en: 'Addendum resubmitted' },
  'addendum.issued': { zh: '更正已发布', en: 'Addendum issued' },
  'addendum.cancelled': { zh: '更正已取消', en: 'Addendum cancelled' },
  'clarification.asked': { zh: '收到提问', en: 'Question asked' },
  'clarification.answered': { zh: '提问已答复', en: 'Question answered' },
  'clarification.declined': { zh: '提问不予答复', en: 'Question declined' },
});
