import { accept } from './acceptance.mjs';
import { sign } from './agreement.mjs';
import { confirmAward } from './award.mjs';
import { publishChallenge } from './bulletin.mjs';
import { gatherCast } from './cast.mjs';
import { contributeFirst, payFirstTranche } from './first-money.mjs';
import { showLedger } from './ledger.mjs';
import { reachMilestones } from './milestones.mjs';
import { agreeNeed } from './need.mjs';
import { foundProgramme } from './programme.mjs';
import { takeUp } from './proposals.mjs';
import { decide, qualify, review } from './selection.mjs';
import { close, settle } from './settlement.mjs';
import { Teller } from './teller.mjs';

/** What each chapter brings, in order; a later one finds there what the earlier ones have brought. */
const ROAD = {
  programme: ({ story, cast }) => foundProgramme(story, cast),
  need: ({ story, cast, programme }) => agreeNeed(story, cast, programme),
  challenge: ({ story, cast, programme, need }) => publishChallenge(story, cast, programme, need),
  proposals: ({ story, cast, challenge }) => takeUp(story, cast, challenge),
  qualification: ({ story, cast, proposals }) => qualify(story, cast, proposals),
  review: ({ story, cast, challenge, proposals }) => review(story, cast, challenge, proposals),
  pending: ({ story, cast, challenge, proposals }) => decide(story, cast, challenge, proposals),
  award: ({ story, cast, programme, pending }) => confirmAward(story, cast, programme, pending),
  project: ({ story, cast, programme, award }) => sign(story, cast, programme, award),
  eligible: ({ story, cast, project }) => contributeFirst(story, cast, project),
  firstMoney: ({ story, cast, eligible, treasuryUrl }) => payFirstTranche(story, cast, eligible, treasuryUrl),
  milestones: ({ story, cast, project }) => reachMilestones(story, cast, project),
  acceptance: ({ story, cast, project }) => accept(story, cast, project),
  settlement: ({ story, cast, project }) => settle(story, cast, project),
  closing: ({ story, cast, challenge, settlement }) => close(story, cast, challenge, settlement),
  paid: ({ story, cast, programme }) => showLedger(story, cast, programme),
};

export const CHAPTERS = Object.keys(ROAD);

/**
 * Tells the story, with people and a programme of its own, up to a chapter.
 *
 * @param {object} options
 * @param {string} options.baseUrl a system in dev mode
 * @param {string} [options.treasuryUrl] with it the bank also returns a payment
 * @param {string} [options.until] the last chapter; all of them when left out, none when it is `cast`
 * @param {(line: string) => void} [options.print]
 * @returns what the chapters brought, by their names, with `story` and `cast`
 */
export async function tell({ baseUrl, treasuryUrl, until = CHAPTERS.at(-1), print = console.log }) {
  const story = await Teller.at(baseUrl, print);
  const told = { story, treasuryUrl, cast: await gatherCast(baseUrl) };
  for (const chapter of CHAPTERS.slice(0, CHAPTERS.indexOf(until) + 1)) told[chapter] = await ROAD[chapter](told);
  return told;
}
