import { TERMS } from './real-need.mjs';

/** 验收: tested by a third party, led by the demander, concluded by what was measured and by nothing else. */
export async function accept(story, cast, project) {
  const { officer, taker, demander, assessor } = cast;
  story.chapter('十、验收');
  const requested = await story.step(
    taker,
    '申请验收',
    (me) =>
      me.post(`/projects/${project.id}/acceptances`, {
        statement: '七项指标均已完成自测（示例）。',
        noStateSecrets: true,
      }),
    { of: 'acceptance', is: 'requested', says: ({ number }) => number },
  );
  const testing = await story.step(
    officer,
    '委托第三方检测',
    (me) => me.act('acceptances', requested, 'start_testing', { assessorId: assessor.organisationId }),
    { of: 'acceptance', is: 'testing' },
  );
  await story.letPass(15);
  const { content } = await demander.client.get(`/projects/${project.id}/agreement`);
  const results = content.indicators.map(({ committed }, index) => ({
    indicatorId: committed.id,
    value: TERMS[index].tested,
    method: '按任务书测量办法，现场见证检测（示例）',
  }));
  const tested = await story.step(
    assessor,
    '提交检测报告：七项指标实测值',
    (me) =>
      me.act('acceptances', testing, 'report_test', {
        reportNumber: `JC-${cast.telling}`,
        testedOn: story.today(),
        results,
      }),
    { of: 'acceptance', is: 'testing' },
  );
  for (const line of tested.computation.lines) {
    story.remark(`${line.zh}，实测 ${line.measured}，${line.met ? '达到' : '未达到'}，权重 ${line.weight}`);
  }
  const minutes = '会议听取检测报告，逐项核对七项指标，形成验收意见（示例）。';
  const meeting = {
    meetingOn: story.today(),
    meetingPlace: '江西电缆三层共挤车间',
    attendees: ['需求方', '揭榜方', '主管部门'],
    minutes,
  };
  const met = await story.step(demander, '主持验收会', (me) => me.act('acceptances', tested, 'hold_meeting', meeting), {
    of: 'acceptance',
    is: 'meeting',
  });
  const opined = await story.step(
    demander,
    '出具验收意见：通过',
    (me) => me.act('acceptances', met, 'give_opinion', { verdict: 'accept', opinion: '关键指标满足产线要求（示例）' }),
    { of: 'acceptance', is: 'meeting' },
  );
  await story.step(officer, '按实测结果出具结论', (me) => me.act('acceptances', opined, 'conclude'), {
    of: 'acceptance',
    is: 'concluded',
    says: ({ outcome, completionPpm }) => {
      story.expect(outcome === 'passed' && completionPpm === 900_000, `结论 ${outcome}，完成率 ${completionPpm} ppm`);
      return `完成率 ${completionPpm / 10_000}%，通过`;
    },
  });
}
