import { eventually } from '../lib/api-client.mjs';
import { SAMPLE_FIELD } from '../sample-data/accounts.mjs';
import { scoreAndClose } from '../sample-data/panel-work.mjs';

/** 资格审查: two proposals may go on; one comes from a subsidiary of the demander. */
export async function qualify(story, { officer, demander, organisations }, { first, second, third }) {
  story.chapter('五、资格审查、评审与审定');
  const link = {
    otherId: organisations.get('subsidiary').id,
    kind: 'subsidiary',
    sinceOn: '2020-01-01',
    source: '企业信用信息公示系统（示例）',
  };
  await story.step(
    officer,
    '登记关联关系：揭榜方丙是需求方的子公司',
    (me) => me.post(`/organisations/${demander.organisationId}/affiliations`, link),
    { says: ({ source }) => `已登记，来源 ${source}` },
  );
  for (const { id } of [first, second]) {
    const opened = await officer.client.get(`/proposals/${id}`);
    await story.step(
      officer,
      `${opened.number} 资格审查：关联、信用、指标全覆盖、承诺不降低`,
      (me) => me.act('proposals', opened, 'qualify'),
      { of: 'proposal', is: 'qualified' },
    );
  }
  const opened = await officer.client.get(`/proposals/${third.id}`);
  await story.refused(officer, `${opened.number} 资格审查通过`, (me) => me.act('proposals', opened, 'qualify'), [
    'proposal.affiliated_with_demander',
  ]);
  await story.step(
    officer,
    `${opened.number} 资格审查不通过`,
    (me) => me.act('proposals', opened, 'unqualify', { reason: '与需求方存在关联关系' }),
    { of: 'proposal', is: 'unqualified' },
  );
}

/** 评审: a random panel, with a recusal and whoever takes the empty seat. */
export async function review(story, { officer, expertOf }, challenge, { first }) {
  const panel = await story.step(
    officer,
    '随机抽取 5 名专家组成评审组',
    (me) => me.post(`/challenges/${challenge.id}/selection-panel`, { field: SAMPLE_FIELD }),
    { of: 'panel', is: 'convened', says: ({ number }) => number },
  );
  const { items: drawn } = await officer.client.get(`/panels/${panel.id}/assignments`);
  const [seat] = drawn;
  await story.step(
    { title: `专家 ${seat.name}`, client: expertOf(seat.userId) },
    '阅读材料前申请回避',
    (me) => me.act('panel-assignments', seat, 'recuse', { reason: '与揭榜方有合作项目' }),
    { of: 'panel_assignment', is: 'recused' },
  );
  await story.comes('从备选专家中递补', () => officer.client.get(`/panels/${panel.id}/assignments`), {
    when: ({ items }) => items.filter(({ state }) => state === 'invited').length === 5,
    says: ({ items }) => `${items.find(({ id }) => drawn.every((each) => each.id !== id)).name} 递补`,
  });
  const { items: draws } = await officer.client.get(`/panels/${panel.id}/draws`);
  story.expect(draws[0].replayDifferences.length === 0, '抽取记录重放不一致');
  await story.step(
    officer,
    '5 名专家逐项评分并说明理由；结束评审（抽取记录重放一致）',
    () => scoreAndClose(panel, officer.client, expertOf, (entryId) => (entryId === first.id ? 91 : 78)),
    { of: 'panel', is: 'closed' },
  );
}

/** 选帅: the ranking, the demander's word, a decision of two persons. */
export async function decide(story, { officer, approver, demander }, challenge, { first, second }) {
  const ranking = await story.comes('汇总得分、排序', () => officer.client.get(`/challenges/${challenge.id}/ranking`), {
    when: ({ items }) => items.length === 2,
    says: ({ items }) => items.map((each) => `第 ${each.rank} 名 ${each.totalHundredths / 100} 分`).join('，'),
  });
  story.expect(ranking.items[0].proposalId === first.id, '排序第一应为揭榜方甲');
  await story.step(
    demander,
    '对排序发表意见：赞成第一名',
    (me) =>
      me.post(`/challenges/${challenge.id}/demander-opinion`, {
        proposalIds: [first.id],
        opinion: '技术路线与产线匹配',
      }),
    { says: () => '已登记，供审定参考' },
  );
  const decision = {
    selected: [{ proposalId: first.id }],
    reserves: [second.id],
    reasons: '综合得分第一，承诺指标全面优于榜单要求。',
    minutes: '局长办公会集体审定（示例纪要）。',
  };
  const drafted = await story.step(
    officer,
    '拟定审定意见：甲中榜，乙备选',
    (me) => me.post(`/challenges/${challenge.id}/decisions`, decision),
    { of: 'decision', is: 'drafted' },
  );
  await story.refused(officer, '批准自己拟定的审定（兼有审批角色）', (me) => me.act('decisions', drafted, 'approve'), [
    'decision.same_person',
  ]);
  await story.step(approver, '批准审定', (me) => me.act('decisions', drafted, 'approve'), {
    of: 'decision',
    is: 'approved',
  });
  const awards = () => officer.client.get(`/awards?challengeId=${challenge.id}`);
  const { items } = await eventually('中榜', awards, (page) => page.items.length === 1);
  return officer.client.get(`/awards/${items[0].id}`);
}
