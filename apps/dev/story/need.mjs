import { eventually } from '../lib/api-client.mjs';
import { SAMPLE_FIELD } from '../sample-data/accounts.mjs';
import { scoreAndClose } from '../sample-data/panel-work.mjs';
import { inYuan } from './money.mjs';
import { needFiling, record, TOTAL_FEN } from './real-need.mjs';

/** 需求: filed with its seven indicators, recommended, assessed by a panel, agreed word by word. */
export async function agreeNeed(story, cast, programme) {
  const { officer, demander, recommender, expertOf } = cast;
  story.chapter(`二、需求（真实榜单：${record.source.title}，${record.source.url}）`);
  const draft = await story.step(
    demander,
    `填报需求《${record.name_zh}》`,
    (me) => me.post('/needs', needFiling(programme.id, recommender.organisationId)),
    { of: 'need', is: 'draft', says: ({ number, indicators }) => `${number}，${indicators.length} 项指标` },
  );
  story.expect(draft.indicators.length === 7, `江西电缆的需求应有 7 项指标，实有 ${draft.indicators.length} 项`);
  const submitted = await story.step(
    demander,
    '提交需求，承诺不含国家秘密',
    (me) => me.act('needs', draft, 'submit', { noStateSecrets: true }),
    { of: 'need', is: 'submitted' },
  );
  await story.refused(officer, '归口管理期限未满就直接受理', (me) => me.act('needs', submitted, 'take_directly'), [
    'need.recommender_has_time',
  ]);
  const recommended = await story.step(
    recommender,
    '推荐需求',
    (me) => me.act('needs', submitted, 'recommend', { reason: '属本区主导产业链堵点，建议入榜' }),
    { of: 'need', is: 'recommended' },
  );
  const assessing = await story.step(
    officer,
    '随机抽取 5 名专家组成评估组',
    (me) => me.act('needs', recommended, 'start_assessment', { field: SAMPLE_FIELD }),
    { of: 'need', is: 'assessing' },
  );
  await story.step(
    officer,
    '5 名专家声明无利益冲突、逐项评分；结束评估',
    () => scoreAndClose({ id: assessing.panelId }, officer.client, expertOf, () => 86),
    { of: 'panel', is: 'closed' },
  );
  const read = () => officer.client.get(`/needs/${draft.id}`);
  await eventually('评估结果', read, ({ assessments }) => assessments.length > 0);
  // Read once more: an answer is no snapshot, and the one that first shows the result may carry the version before it.
  const assessed = await story.comes('记录评估结果', read, {
    when: ({ assessments }) => assessments.length === 1,
    says: ({ assessments: [{ totalHundredths, recommendation }] }) =>
      `总分 ${totalHundredths / 100}，建议 ${recommendation === 'list' ? '入榜' : recommendation}`,
  });
  const proposed = await story.step(
    officer,
    `提出最终文本，建议投入总额 ${inYuan(TOTAL_FEN)} 元`,
    (me) => me.act('needs', assessed, 'propose_text', { recommendedAmountFen: TOTAL_FEN }),
    { of: 'need', is: 'agreeing' },
  );
  return story.step(demander, '确认最终文本', (me) => me.act('needs', proposed, 'accept_text'), {
    of: 'need',
    is: 'agreeing',
    says: () => '文本已确认',
  });
}
