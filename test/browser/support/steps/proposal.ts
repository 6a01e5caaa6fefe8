import type { Setting } from '../setting.js';
import type { Visitor } from '../visitor.js';

export const SHARES: readonly string[] = ['工作量', '经费', '收益', '知识产权'];
export const COMMITMENTS: readonly (readonly [string, string])[] = [
  ['X射线能量 下限', '120'],
  ['X射线能量 上限', '180'],
  ['同心度检测精度 承诺值', '0.015'],
  ['检测频率 承诺值', '8'],
  ['检测可靠性 承诺值', '98.5'],
  ['表面缺陷识别精度 承诺值', '98.5'],
  ['最小可检测缺陷尺寸 承诺值', '0.04'],
  ['检测速度 承诺值', '12'],
];

/** How it is to be done. */
export async function tellsTheRoute(taker: Visitor): Promise<void> {
  await taker.sees('填写内容会自动保存');
  await taker.choose('揭榜方式', '新研发');
  await taker.fill('技术路线', '多视角 X 射线成像与深度学习缺陷识别，闭环控制挤出机头偏心。');
  await taker.sees('已保存到服务器');
  await taker.press('下一步');
}

/** Alone, the taker does everything. */
export async function worksAlone(taker: Visitor): Promise<void> {
  await taker.within('单位 1').fill('承担任务', '全部研发任务');
  await taker.press('下一步');
}

/** A partner takes two fifths of everything. */
export async function sharesTheWork(taker: Visitor, setting: Setting): Promise<void> {
  const partner = setting.organisation('partner');
  await taker.within('单位 1').fill('承担任务', '总体方案与识别算法');
  await taker.press('增加单位');
  await taker.within('单位 2').choose('单位名称', partner);
  await taker.within('单位 2').fill('承担任务', '射线源与探测器');
  for (const share of SHARES) await taker.fill(`${partner} ${share}`, '40');
}

/** What the partner leaves falls to the lead. */
export async function joinsForces(taker: Visitor, setting: Setting): Promise<void> {
  await sharesTheWork(taker, setting);
  await taker.press('差额归牵头单位');
  await taker.doesNotSee('多出 40%');
  await taker.press('下一步');
}

export async function promises(taker: Visitor): Promise<void> {
  for (const [label, value] of COMMITMENTS) await taker.fill(label, value);
  await taker.doesNotSee('未承诺');
  await taker.press('下一步');
}

/** Who leads, what it costs, and what is there at the end. */
export async function plans(taker: Visitor): Promise<void> {
  await namesTheLeader(taker);
  await budgets(taker);
  const milestone = taker.within('节点 1');
  await milestone.fill('节点名称', '产线验证');
  await milestone.fill('第几个月完成', '22');
  await milestone.fill('成果', '产线连续运行 72 小时');
  await taker.press('检查与提交');
}

export async function namesTheLeader(taker: Visitor): Promise<void> {
  const leader = taker.within('成员 1');
  await leader.fill('姓名', '技术负责人（示例）');
  await leader.fill('所在单位', '牵头单位');
  await leader.fill('分工', '总体技术路线');
  await taker.pageIsWhole();
  await taker.press('下一步');
}

export async function budgets(taker: Visitor): Promise<void> {
  const line = taker.within('支出 1');
  await line.choose('科目', '设备费');
  await line.fill('金额', '3750000');
  await line.fill('用途', 'X 射线源与探测器');
  await taker.sees('3,750,000.00 元');
  await taker.pageIsWhole();
  await taker.press('下一步');
}

/** The pledges, and the receipt of the sealed document. */
export async function handsIn(taker: Visitor): Promise<void> {
  await taker.tick('承诺内容不含国家秘密');
  await taker.tick('承诺内容真实');
  await taker.press('提交（密封）');
  await taker.sees('密封回执');
}
