import { inYuan, yuan } from './money.mjs';
import { arrives, release, trancheOf } from './payment.mjs';

const AUDITED = yuan(4_600_000);
const FINAL = yuan(1_150_000);
const LAST_TRANCHE = yuan(750_000);

/** 结算: the final amount from audited actuals, the last tranche, the rest released. */
export async function settle(story, cast, project) {
  const { officer, finance, telling } = cast;
  story.chapter('十一、结算与末期拨付');
  const read = () => officer.client.get(`/projects/${project.id}`);
  await story.comes('通过验收，开始结算', read, {
    of: 'project',
    is: 'settling',
    says: ({ settleBy }) => `限 ${settleBy} 前`,
  });
  await story.letPass(20);
  const settlement = await story.step(
    finance,
    `结算：审计认定支出 ${inYuan(AUDITED)} 元`,
    (me) =>
      me.post(`/projects/${project.id}/settlement`, {
        auditedSpendFen: AUDITED,
        auditSource: `示例会计师事务所 审字〔${telling}〕`,
      }),
    {
      says: ({ finalFen, payFen }) => {
        story.expect(finalFen === FINAL, `最终补助应为 ${inYuan(FINAL)} 元，算得 ${inYuan(finalFen)} 元`);
        return `最终补助 ${inYuan(finalFen)} 元，尚应付 ${inYuan(payFen)} 元`;
      },
    },
  );
  for (const line of settlement.computation) story.remark(`${line.zh} ${line.amountYuan} 元`);
  const eligible = await story.comes('末期拨付条件满足', () => trancheOf(cast, project, 2), {
    of: 'disbursement',
    is: 'eligible',
    says: ({ number }) => number,
  });
  await arrives(story, await release(story, cast, eligible, LAST_TRANCHE));
  return story.comes('结清，释放未用预算，进入跟踪期', read, {
    of: 'project',
    is: 'tracking',
    says: ({ trackedUntil }) => `跟踪至 ${trackedUntil}`,
  });
}

/** 结项: not before the years of tracking are over; then everything that hangs on it ends. */
export async function close(story, cast, challenge, tracked) {
  const { officer, approver } = cast;
  story.chapter('十二、跟踪与结项');
  await story.refused(officer, '跟踪期未满就结项', (me) => me.act('projects', tracked, 'close'), [
    'project.still_tracked',
  ]);
  await story.passTo(`${tracked.trackedUntil}T16:00:00Z`);
  await story.comes('跟踪期满，结项', () => officer.client.get(`/projects/${tracked.id}`), {
    of: 'project',
    is: 'closed',
  });
  await story.comes('任务书履行完毕', () => officer.client.get(`/projects/${tracked.id}/agreement`), {
    of: 'agreement',
    is: 'fulfilled',
  });
  await story.comes('末期拨付结清', () => trancheOf(cast, tracked, 2), { of: 'disbursement', is: 'closed' });
  await story.comes('榜题完结', () => officer.client.get(`/challenges/${challenge.id}`), {
    of: 'challenge',
    is: 'completed',
  });
  await story.comes('榜单完结', () => approver.client.get(`/bulletins/${challenge.bulletinId}`), {
    of: 'bulletin',
    is: 'completed',
  });
  const results = () => story.visitor.get(`/public/awards?challengeId=${challenge.id}`);
  await story.step({ title: '公众', client: story.visitor }, '不登录查看中榜结果', results, {
    says: ({ items }) => {
      story.expect(items.length === 1, `公开的中榜结果应有 1 条，实有 ${items.length} 条`);
      return `${items[0].number} ${items[0].takerName}`;
    },
  });
}
