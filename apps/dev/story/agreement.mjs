import { balance } from './award.mjs';
import { inYuan, yuan } from './money.mjs';
import { TERMS } from './real-need.mjs';

const TOTAL = yuan(5_000_000);
const PARTIES = [
  ['demander', 'demander'],
  ['taker', 'taker'],
  ['agency', 'approver'],
];

/** 签约: the funding plan of the worked example, one text, three signatures. */
export async function sign(story, cast, programme, award) {
  const { officer, demander, finance } = cast;
  story.chapter('七、资金计划与任务书');
  const project = await story.comes(
    '建立项目',
    () => officer.client.get(`/projects/${award.projectId}`).catch(absent),
    {
      when: (it) => it !== null,
      of: 'project',
      is: 'contracting',
      says: ({ number }) => number,
    },
  );
  await story.refused(
    demander,
    '资金计划：补助比例 31%',
    (me) => me.post('/funding-plans', planOf(story, award, { sharePpm: 310_000, second: yuan(2_250_000) })),
    ['funding.plan.share_outside_band'],
  );
  await story.step(
    demander,
    `资金计划：总投入 ${inYuan(TOTAL)} 元，补助比例 25%，投入分两期`,
    (me) => me.post('/funding-plans', planOf(story, award, { sharePpm: 250_000, second: yuan(2_550_000) })),
    {
      of: 'funding_plan',
      is: 'draft',
      says: (plan) => `补助额 ${inYuan(plan.grantFen)} 元，需求方 ${inYuan(plan.demanderPlanFen)} 元`,
    },
  );
  const agreement = () => officer.client.get(`/projects/${project.id}/agreement`);
  await story.step(
    officer,
    '编制任务书：三个里程碑、知识产权与失败风险分担',
    async (me) => {
      const { id, version, content } = await agreement();
      return me.patch(`/agreements/${id}`, version, termsOf(story, cast, content));
    },
    { of: 'agreement', is: 'drafting' },
  );
  await story.step(officer, '定稿', async (me) => me.act('agreements', await agreement(), 'start_signing'), {
    of: 'agreement',
    is: 'signing',
    says: ({ textHash }) => `文本 SHA-256 ${textHash.slice(0, 12)}…`,
  });
  for (const [party, key] of PARTIES) {
    await story.step(
      cast[key],
      '签署同一文本的哈希',
      async (me) => {
        const drafted = await agreement();
        return me.act('agreements', drafted, 'sign', { party, textHash: drafted.textHash });
      },
      { of: 'agreement', is: party === 'agency' ? 'effective' : 'signing' },
    );
  }
  await story.comes('任务书生效，项目启动', () => officer.client.get(`/projects/${project.id}`), {
    of: 'project',
    is: 'active',
    says: ({ endsOn }) => `攻关期至 ${endsOn}`,
  });
  await story.comes('释放多承诺的预算', () => balance(finance, programme, 'encumbered'), {
    when: (fen) => fen === '125000000',
    says: (fen) => `已承诺 ${inYuan(fen)} 元`,
  });
  return project;
}

/** A project that the worker has not made yet is read as null. */
function absent(error) {
  if (error.status === 404) return null;
  throw error;
}

/** A plan with a first instalment of 1,200,000.00 and a second one of so many fen. */
function planOf(story, award, { sharePpm, second }) {
  const instalments = [
    { kind: 'cash_to_taker', plannedFen: yuan(1_200_000), dueOn: story.today(30) },
    { kind: 'cash_to_taker', plannedFen: second, dueOn: story.today(400) },
  ];
  return { awardId: award.id, totalInvestmentFen: TOTAL, sharePpm, instalments };
}

function termsOf(story, { demander, taker, organisations }, { indicators }) {
  const partner = organisations.get('partner').id;
  const committed = indicators.map(({ committed: { id, values } }) => ({ indicatorId: id, values }));
  const only = (positions, values) => positions.map((at, index) => ({ ...committed[at], values: [values[index]] }));
  return {
    startsOn: story.today(),
    periodMonths: 24,
    milestones: [
      {
        title: '原理样机',
        kind: 'ordinary',
        dueOn: story.today(240),
        targets: only([2, 4], ['5', '95']),
        instalment: 1,
      },
      {
        title: '产线中试',
        kind: 'midterm',
        dueOn: story.today(420),
        targets: only([2, 4, 6], ['6', '97', '10']),
        instalment: 2,
      },
      { title: '产线验证', kind: 'final', dueOn: story.today(680), targets: committed },
    ],
    ipSplit: [
      { organisationId: demander.organisationId, sharePpm: 400_000 },
      { organisationId: taker.organisationId, sharePpm: 400_000 },
      { organisationId: partner, sharePpm: 200_000 },
    ],
    failureRiskSplit: [
      { organisationId: demander.organisationId, sharePpm: 500_000 },
      { organisationId: taker.organisationId, sharePpm: 500_000 },
    ],
  };
}

/** The measurements of a report: for each indicator of `positions` what was reached, by a share of the way. */
export const measurementsOf = (story, indicators, values) =>
  indicators.map(({ indicatorId }, index) => ({
    indicatorId,
    value: values[index],
    method: '产线在线测量，三次取平均（示例）',
    measuredBy: '联合体检测组（示例）',
    measuredOn: story.today(),
  }));

export const REACHED = TERMS.map(({ reached }) => reached);
