import { defineMessages, explainConstraints } from '#platform';

export const checkpointMessages = defineMessages({
  'checkpoint.no_race': { zh: '该榜题的规则不设赛段淘汰', en: 'The rules of this challenge know no race' },
  'checkpoint.challenge_not_decided': { zh: '榜题不在实施阶段', en: 'The challenge is not being worked on' },
  'checkpoint.nobody_racing': { zh: '没有在赛方', en: 'Nobody is in the race' },
  'checkpoint.drafted_already': { zh: '该赛段已有考核', en: 'This stage has its checkpoint already' },
  'checkpoint.not_a_racer': { zh: '该项目不在赛中', en: 'This project is not in the race' },
  'checkpoint.racer_repeated': { zh: '同一参赛方只列一次', en: 'A racer is named once' },
  'checkpoint.racer_missing': { zh: '缺少参赛方：{racers}', en: 'Missing racer(s): {racers}' },
  'checkpoint.verdict_of_other_kind': {
    zh: '此处只能填：{values}',
    en: 'Here the verdict is one of {values}',
  },
  'checkpoint.stage_unknown': { zh: '{racers} 没有第 {stage} 个里程碑', en: '{racers} has no milestone {stage}' },
  'checkpoint.place_missing': { zh: '入围须有名次，其他不填', en: 'Who is placed has a place, and nobody else' },
  'checkpoint.place_repeated': { zh: '名次重复', en: 'This place is given twice' },
  'checkpoint.place_too_low': { zh: '最多 {max} 个名次', en: 'At most {max} are placed' },
});

explainConstraints({ checkpoint_one_per_stage: 'checkpoint.drafted_already' });
