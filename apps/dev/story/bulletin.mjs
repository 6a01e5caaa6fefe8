/** 榜单: composed, approved by another person, published; a question is asked and answered in public. */
export async function publishChallenge(story, cast, programme, need) {
  const { officer, approver, demander, taker, telling } = cast;
  story.chapter('三、发榜与答疑');
  const begun = await story.step(
    officer,
    '新建榜单',
    (me) => me.post('/bulletins', { programmeId: programme.id, title: `吉安市“揭榜挂帅”榜单（演示 ${telling}）` }),
    { of: 'bulletin', is: 'draft', says: ({ number }) => number },
  );
  const composed = await story.step(
    officer,
    '加入榜题',
    (me) => me.act('bulletins', begun, 'add_challenge', { needId: need.id }),
    { of: 'bulletin', is: 'draft', says: ({ challenges }) => challenges[0].number },
  );
  await story.refused(officer, '批准自己编制的榜单（兼有审批角色）', (me) => me.act('bulletins', composed, 'approve'), [
    'bulletin.same_person',
  ]);
  const approved = await story.step(approver, '批准榜单', (me) => me.act('bulletins', composed, 'approve'), {
    of: 'bulletin',
    is: 'approved',
  });
  const published = await story.step(officer, '发布榜单', (me) => me.act('bulletins', approved, 'publish'), {
    of: 'bulletin',
    is: 'published',
  });
  const [{ id }] = published.challenges;
  const challenge = await story.step(
    { title: '公众', client: story.visitor },
    '不登录查看榜题',
    (me) => me.get(`/public/challenges/${id}`),
    {
      of: 'challenge',
      is: 'open',
      says: (it) => `${it.indicators.length} 项指标，揭榜截止 ${inShanghai(it.takeUpClosesAt)}`,
    },
  );
  await story.letPass(3);
  const asked = await story.step(
    taker,
    '提问：检测可靠性按什么样本统计？',
    (me) => me.post(`/challenges/${id}/clarifications`, { question: '检测可靠性按什么样本统计？' }),
    { of: 'clarification', is: 'asked' },
  );
  await story.step(
    demander,
    '答复，公开且不显示提问人',
    (me) => me.act('clarifications', asked, 'answer', { answer: '以连续运行 72 小时内全部标准缺陷件为样本。' }),
    { of: 'clarification', is: 'answered' },
  );
  return challenge;
}

const inShanghai = (instant) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
