import type { Setting } from '../setting.js';
import type { Visitor } from '../visitor.js';
import { TITLE } from './need.js';
import { does, isLedTo, type People } from './work.js';

/** The demander plans the money: a quarter from the government, its own in two instalments. */
export async function plansTheMoney(demander: Visitor, setting: Setting): Promise<void> {
  await isLedTo(demander, '编制资金计划', TITLE);
  await demander.press('编制资金计划');
  await demander.fill('补助比例', '25');
  const first = demander.within('投入 1');
  await first.fill('计划金额', '1200000');
  await first.fill('到位日期', setting.today(30));
  await demander.press('确定');
  // The rest is told to the fen.
  await demander.sees(/3,750,000.00 元，现为 1,200,000.00 元/);
  await demander.press('增加投入');
  const second = demander.within('投入 2');
  await second.fill('计划金额', '2550000');
  await second.fill('到位日期', setting.today(400));
  await demander.sees('各期合计');
  await demander.press('确定');
  await demander.sees('1,250,000.00 元');
}

/** The officer writes schedule and splits, and makes the text final. */
export async function writesTheAgreement(officer: Visitor, setting: Setting): Promise<void> {
  await isLedTo(officer, '起草', TITLE);
  await officer.press('起草');
  await officer.fill('攻关起始日', setting.today());
  await officer.fill('攻关期限（月）', '24');
  const milestones = [
    { title: '原理样机', kind: '一般', dueOn: setting.today(240), instalment: '第 1 期' },
    { title: '产线中试', kind: '中期', dueOn: setting.today(420), instalment: '第 2 期' },
    { title: '产线验证', kind: '结题', dueOn: setting.today(680), instalment: '' },
  ];
  for (const [index, { title, kind, dueOn, instalment }] of milestones.entries()) {
    await officer.press('增加里程碑');
    const milestone = officer.within(`里程碑 ${index + 1}`);
    await milestone.fill('里程碑名称', title);
    await milestone.choose('里程碑类别', kind);
    await milestone.fill('完成日期', dueOn);
    if (instalment) await milestone.choose('对应的投入期次', instalment);
    await milestone.tick(/检测频率/);
  }
  const [demander, taker, partner] = ['demander', 'university', 'partner'].map((key) => setting.organisation(key));
  await officer.fill(`知识产权分配 ${demander}`, '40');
  await officer.fill(`知识产权分配 ${taker}`, '40');
  await officer.fill(`知识产权分配 ${partner}`, '20');
  await officer.fill(`失败风险分担 ${demander}`, '50');
  await officer.fill(`失败风险分担 ${taker}`, '50');
  await officer.press('确定');
  await officer.sees('已办理：起草任务书');
  await isLedTo(officer, '定稿并开始签署', TITLE);
  await does(officer, '定稿并开始签署');
}

/** Each party signs the same text. */
export async function allSign(people: People): Promise<void> {
  for (const key of ['demander', 'taker', 'approver']) {
    const signer = await people.the(key);
    await isLedTo(signer, '签署', TITLE);
    await does(signer, '签署');
  }
  await (await people.the('approver')).comes('生效');
}
