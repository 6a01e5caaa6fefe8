/** The bulletins of the sample programme: which records they carry, and how many days their windows stay open. */
export const bulletins = [
  { title: '企业技术需求榜单（真实榜单示例）', families: ['enterprise_need'], openDays: 21 },
  { title: '政府重点攻关榜单（真实榜单示例）', families: ['government_list'], openDays: 25 },
  {
    title: '部委、央企与综合榜单（真实榜单示例）',
    families: ['ministry_task', 'soe_internal', 'mixed_list', 'contest'],
    openDays: 30,
  },
  { title: '青年揭榜赛题榜单（真实榜单示例）', families: ['youth_contest'], openDays: 40 },
];

const PREFACE =
  '本期榜题取自各地公开发布的真实榜单，来源、原日期列于每题“来源事实”。揭榜期自发布之日起算；来源未给出的内容均标为示例。';

/**
 * Brings one bulletin onto the public list: begun, filled with its needs, approved by another person, published.
 * Goes on where an interrupted load stopped.
 *
 * @param {{ officer: import('../lib/api-client.mjs').ApiClient, approver: import('../lib/api-client.mjs').ApiClient }} people
 * @param {string} programmeId
 * @param {{ title: string, openDays: number, needIds: readonly string[] }} bulletin
 */
export async function publishBulletin({ officer, approver }, programmeId, { title, openDays, needIds }) {
  const known = (await officer.list(`/bulletins?programmeId=${programmeId}`)).find((each) => each.title === title);
  let bulletin = known
    ? await officer.get(`/bulletins/${known.id}`)
    : await officer.post('/bulletins', { programmeId, title, preface: PREFACE });
  if (bulletin.state === 'draft') {
    const listed = new Set(bulletin.challenges.map(({ needId }) => needId));
    for (const needId of needIds.filter((id) => !listed.has(id))) {
      bulletin = await officer.act('bulletins', bulletin, 'add_challenge', { needId });
    }
    bulletin = await approver.act('bulletins', bulletin, 'approve');
  }
  if (bulletin.state === 'approved') {
    bulletin = await officer.act('bulletins', bulletin, 'publish', { takeUpClosesOn: daysFromNow(openDays) });
  }
  return bulletin;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** The date in Shanghai so many days from now, YYYY-MM-DD. */
export const daysFromNow = (days) => new Date(Date.now() + SHANGHAI_MS + days * DAY_MS).toISOString().slice(0, 10);
