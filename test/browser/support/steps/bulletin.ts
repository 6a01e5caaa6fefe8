import type { Visitor } from '../visitor.js';
import { TITLE } from './need.js';
import { does, isLedTo, type People } from './work.js';

export const BULLETIN = '吉安市“揭榜挂帅”榜单';

/** The organiser puts the need on a new bulletin and looks at it as the public will. */
export async function composes(organiser: Visitor): Promise<void> {
  await isLedTo(organiser, '编入榜单', TITLE);
  await organiser.press('编制榜单');
  await organiser.fill('榜单名称', BULLETIN);
  await organiser.press('建立榜单，去选榜题');
  await organiser.sees('还没有榜题，从下面选择需求编入');
  await organiser.press(/^把 XQ-.* 编入榜单$/);
  await organiser.sees('已编入榜单');
  await organiser.press('按公众所见预览');
  await organiser.sees('同心度检测精度');
  await organiser.keyboard.press('Escape');
  await organiser.settled();
}

/**
 * Another person approves it, the officer publishes it.
 * @returns the number under which the challenge is published
 */
export async function approveAndPublish(people: People): Promise<string> {
  const approver = await people.the('approver');
  await isLedTo(approver, '批准', BULLETIN);
  await does(approver, '批准');
  const officer = await people.the('officer');
  await isLedTo(officer, '发布', BULLETIN);
  await does(officer, '发布');
  return /JB-\d{4}-\d{4}/.exec(await officer.reads())?.[0] ?? '';
}
