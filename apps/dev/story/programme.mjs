import { inYuan, yuan } from './money.mjs';

const APPROPRIATION = yuan(3_000_000);

/** 计划: founded, given rules, put in force by another person, given money. */
export async function foundProgramme(story, cast) {
  const { officer, organiser, approver, finance, telling } = cast;
  story.chapter('一、计划与预算');
  const [rulePack] = (await story.visitor.get('/rule-packs/defaults')).items;
  const founding = {
    name: `吉安市重点研发“揭榜挂帅”计划（演示 ${telling}）`,
    agencyId: officer.organisationId,
    organiserId: organiser.organisationId,
  };
  const founded = await story.step(officer, `新建计划 ${founding.name}`, (me) => me.post('/programmes', founding), {
    of: 'programme',
    is: 'draft',
  });
  story.liveBy(founded.id);
  await skipToOneYear(story);
  const ruled = await story.step(
    officer,
    '制定规则包：' + rulePack.title.zh,
    (me) => me.act('programmes', founded, 'set_rules', { rulePack }),
    { of: 'programme', is: 'draft' },
  );
  const programme = await story.step(approver, '启用计划', (me) => me.act('programmes', ruled, 'activate'), {
    of: 'programme',
    is: 'active',
  });
  const fiscalYear = Number(story.today().slice(0, 4));
  const appropriation = {
    fiscalYear,
    amountFen: APPROPRIATION,
    indexNumber: `吉财教指〔${fiscalYear}〕${telling}号`,
    budgetSubject: '2060404',
  };
  await story.step(
    finance,
    `录入 ${fiscalYear} 年度下达指标 ${appropriation.indexNumber}`,
    (me) => me.post(`/programmes/${programme.id}/appropriations`, appropriation),
    { says: ({ amountFen }) => `可用 ${inYuan(amountFen)} 元` },
  );
  return programme;
}

/**
 * The award is confirmed within two months, and its money is held in the fiscal year of that day. Late in the year the
 * story begins in the next one, so that it tells of one appropriation.
 */
async function skipToOneYear(story) {
  const award = story.today(60).slice(0, 4);
  if (story.today().slice(0, 4) !== award) await story.passTo(`${award}-01-04T01:00:00Z`);
}
