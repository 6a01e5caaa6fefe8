import { inYuan } from './money.mjs';

/** 公示: five working days, an objection that suspends and is dismissed, the award confirmed and its money held. */
export async function confirmAward(story, cast, programme, pending) {
  const { officer, rival, finance } = cast;
  story.chapter('六、公示、异议与中榜');
  const award = await story.step(
    officer,
    '发布中榜公示',
    (me) =>
      me.act('awards', pending, 'publish_notice', {
        title: `${pending.challengeNumber} 中榜公示`,
        body: `拟由${pending.takerName}承担《${pending.challengeTitle}》。`,
      }),
    { of: 'award', is: 'on_notice', says: ({ number }) => number },
  );
  await story.letPass(1);
  const filing = { kind: 'result', grounds: '牵头单位样机业绩存疑，请核查其检测报告的真实性。' };
  const { id } = await story.step(
    rival,
    '实名提出结果异议',
    (me) => me.post(`/notices/${award.noticeId}/objections`, filing),
    { of: 'objection', is: 'received' },
  );
  const objection = () => officer.client.get(`/objections/${id}`);
  const read = () => officer.client.get(`/awards/${award.id}`);
  await story.step(officer, '受理异议', async (me) => me.act('objections', await objection(), 'accept'), {
    of: 'objection',
    is: 'accepted',
  });
  await story.comes('异议已受理，中榜中止', read, { of: 'award', is: 'suspended' });
  await story.step(officer, '调查', async (me) => me.act('objections', await objection(), 'investigate'), {
    of: 'objection',
    is: 'investigating',
  });
  await story.step(
    officer,
    '认定异议不成立',
    async (me) => me.act('objections', await objection(), 'dismiss', { reason: '经核查，检测报告真实有效' }),
    { of: 'objection', is: 'dismissed' },
  );
  await story.comes('恢复公示', read, { of: 'award', is: 'on_notice' });
  const { endsAt } = await officer.client.get(`/notices/${award.noticeId}`);
  await story.passTo(endsAt);
  await story.comes('公示满 5 个工作日，确认中榜', read, { of: 'award', is: 'confirmed' });
  await story.comes('按补助上限 30% 承诺预算', () => balance(finance, programme, 'encumbered'), {
    when: (fen) => fen === '150000000',
    says: (fen) => `已承诺 ${inYuan(fen)} 元`,
  });
  return read();
}

/** The fiscal balance of an account over all years, in fen as digits. */
export async function balance({ client }, { id }, account) {
  const { balances } = await client.get(`/programmes/${id}/ledger/balances`);
  return balances
    .filter((line) => line.source === 'fiscal' && line.account === account)
    .reduce((sum, { balanceFen }) => sum + BigInt(balanceFen), 0n)
    .toString();
}
