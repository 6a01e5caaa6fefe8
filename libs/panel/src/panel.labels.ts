import { defineLabels } from '#platform';

defineLabels('kind', {
  employment: { zh: '任职', en: 'Employment' },
  co_work: { zh: '合作', en: 'Joint work' },
  declared: { zh: '本人申报', en: 'Declared by the expert' },
});

defineLabels('purpose', {
  assessment: { zh: '需求评估', en: 'Assessment of a need' },
  selection: { zh: '揭榜评审', en: 'Selection' },
  acceptance: { zh: '验收', en: 'Acceptance' },
});

defineLabels('decidedBy', {
  total: { zh: '总分', en: 'Total score' },
  must_pass_margin: { zh: '一票否决项余量', en: 'Margin on must-pass criteria' },
  undecided: { zh: '同分未定', en: 'Undecided' },
});

defineLabels('action', {
  'panel.seat_left_vacant': { zh: '席位空缺', en: 'Seat left vacant' },
  'expert.record_tie': { zh: '登记专家利益关系', en: 'Record a tie of an expert' },
});

defineLabels('eventType', {
  'panel.convened': { zh: '评审组已组建', en: 'Panel convened' },
  'panel.expert_invited': { zh: '专家受邀评审', en: 'Expert invited' },
  'panel.seat_vacated': { zh: '评审席位空出', en: 'Seat on a panel vacated' },
  'panel.scores_submitted': { zh: '评分已提交', en: 'Scores submitted' },
  'panel.closed': { zh: '评审已结束', en: 'Panel closed' },
  'panel.dissolved': { zh: '评审组已解散', en: 'Panel dissolved' },
});
