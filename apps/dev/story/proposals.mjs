import { yuan } from './money.mjs';
import { TERMS } from './real-need.mjs';

/** 揭榜: four takers, sealed until the hour, opened by the worker; one comes too late. */
export async function takeUp(story, cast, challenge) {
  const { officer, demander, taker, rival, subsidiary, latecomer, organisations } = cast;
  story.chapter('四、揭榜、密封与开启');
  const begin = (who, content, deed) =>
    story.step(who, deed, (me) => me.post(`/challenges/${challenge.id}/proposals`, { content }), {
      of: 'proposal',
      is: 'draft',
      says: ({ number }) => number,
    });
  const submit = (who, draft) =>
    story.step(who, '提交申请，内容密封', (me) => me.act('proposals', draft, 'submit'), {
      of: 'proposal',
      is: 'submitted',
      says: ({ receipt }) => `回执 ${receipt.sha256.slice(0, 12)}…`,
    });
  const consortium = [
    member(taker.organisationId, 'lead', '总体方案与识别算法', 600_000),
    member(organisations.get('partner').id, 'partner', '射线源与探测器', 400_000),
  ];
  const alone = (who) => [member(who.organisationId, 'lead', '全部研发任务', 1_000_000)];
  const better = TERMS.map(({ committed }) => committed);
  const first = await submit(
    taker,
    await begin(taker, contentOf(challenge, consortium, better), '联合体揭榜：南昌大学牵头、江西省科学院参加'),
  );
  const second = await submit(rival, await begin(rival, contentOf(challenge, alone(rival)), '独立揭榜'));
  const third = await submit(subsidiary, await begin(subsidiary, contentOf(challenge, alone(subsidiary)), '独立揭榜'));
  const late = await begin(latecomer, contentOf(challenge, alone(latecomer)), '起草申请，未提交');
  for (const who of [officer, demander]) {
    await story.refused(who, '开启前查看揭榜方甲的申请内容', (me) => me.get(`/proposals/${first.id}/content`), [
      'platform.not_found',
      'proposal.sealed',
      'platform.forbidden',
    ]);
  }
  await story.passTo(challenge.takeUpClosesAt);
  await story.refused(latecomer, '截止时间已过才提交', (me) => me.act('proposals', late, 'submit'), [
    'proposal.window_closed',
    'platform.stale_version',
    'platform.state_not_allowed',
  ]);
  await story.comes('到时关闭揭榜、核对哈希、开启申请', () => officer.client.get(`/challenges/${challenge.id}`), {
    of: 'challenge',
    is: 'evaluating',
  });
  await story.comes('未提交的草稿失效', () => latecomer.client.get(`/proposals/${late.id}`), {
    of: 'proposal',
    is: 'expired',
  });
  return { first, second, third };
}

const member = (organisationId, role, duty, ppm) => ({
  organisationId,
  role,
  duty,
  workPpm: ppm,
  moneyPpm: ppm,
  incomePpm: ppm,
  ipPpm: ppm,
});

/** A complete content; without commitments of its own it promises exactly what is required. */
function contentOf({ indicators }, consortium, committed = indicators.map(({ values }) => values)) {
  return {
    offerKind: 'new_rnd',
    technicalRoute: '多视角 X 射线成像与深度学习缺陷识别，闭环控制挤出机头偏心。',
    team: [
      { name: '技术负责人（示例）', role: 'leader', organisation: '牵头单位', duty: '总体技术路线' },
      { name: '算法工程师（示例）', role: 'member', organisation: '牵头单位', duty: '缺陷识别算法' },
    ],
    consortium,
    budget: [
      { category: 'equipment', purpose: 'X 射线源与探测器', amountFen: yuan(2_000_000) },
      { category: 'operations', purpose: '产线试验', amountFen: yuan(750_000) },
      { category: 'labour', purpose: '研发人员劳务', amountFen: yuan(1_000_000) },
    ],
    commitments: indicators.map(({ id }, index) => ({ indicatorId: id, values: committed[index] })),
    schedule: [
      { title: '原理样机', endMonth: 8, outcome: '样机一套' },
      { title: '产线验证', endMonth: 22, outcome: '产线连续运行 72 小时' },
    ],
    pledges: { noStateSecrets: true, truthful: true },
  };
}
