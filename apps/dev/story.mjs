// `npm run story`: a real challenge of 江西电缆 through every stage, from the need to the last payment and the closing,
// over the same HTTP API as anyone uses. Needs a system in dev mode at BASE_URL. Ends with status 1 when anything is
// not as told. With TREASURY_URL (npm start prints it) the bank also returns a payment.
import { ApiProblem, NeverCame } from './lib/api-client.mjs';
import { accept } from './story/acceptance.mjs';
import { sign } from './story/agreement.mjs';
import { confirmAward } from './story/award.mjs';
import { publishChallenge } from './story/bulletin.mjs';
import { gatherCast } from './story/cast.mjs';
import { payFirstTranche } from './story/first-money.mjs';
import { showLedger } from './story/ledger.mjs';
import { reachMilestones } from './story/milestones.mjs';
import { inYuan } from './story/money.mjs';
import { agreeNeed } from './story/need.mjs';
import { foundProgramme } from './story/programme.mjs';
import { takeUp } from './story/proposals.mjs';
import { select } from './story/selection.mjs';
import { close, settle } from './story/settlement.mjs';
import { NotAsTold, Teller } from './story/teller.mjs';

const BASE_URL = process.env.BASE_URL || 'http://127.0.0.1:3000';

try {
  await tell(process.env.TREASURY_URL);
} catch (error) {
  const isFound = [ApiProblem, NeverCame, NotAsTold].some((kind) => error instanceof kind);
  console.error(`\n✗ 故事没有按所说的发生\n${isFound ? error.message : error.stack}`);
  process.exitCode = 1;
}

async function tell(treasuryUrl) {
  const startedAt = performance.now();
  const story = await Teller.at(BASE_URL);
  const cast = await gatherCast(BASE_URL);
  const programme = await foundProgramme(story, cast);
  const need = await agreeNeed(story, cast, programme);
  const challenge = await publishChallenge(story, cast, programme, need);
  const proposals = await takeUp(story, cast, challenge);
  const pending = await select(story, cast, challenge, proposals);
  const award = await confirmAward(story, cast, programme, pending);
  const project = await sign(story, cast, programme, award);
  await payFirstTranche(story, cast, project, treasuryUrl);
  await reachMilestones(story, cast, project);
  await accept(story, cast, project);
  const tracked = await settle(story, cast, project);
  await close(story, cast, challenge, tracked);
  const paid = await showLedger(story, cast, programme);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n✓ 全部阶段走完：补助共支付 ${inYuan(paid)} 元（用时 ${seconds} 秒）`);
}
