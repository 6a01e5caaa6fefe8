import { eventually } from '../lib/api-client.mjs';
import { yuan } from './money.mjs';
import { arrives, contribute, contribution, release, trancheOf, verifiedAccount } from './payment.mjs';

const TRANCHE_FEN = yuan(400_000);
const TREASURY_TOKEN = process.env.TREASURY_TOKEN || 'dev-treasury-token';

/** 投入: public money follows the demander's own, verified payment. Gives the tranche that it opens. */
export async function contributeFirst(story, cast, project) {
  const { officer, demander, telling } = cast;
  story.chapter('八、投入核实与首期拨付');
  await verifiedAccount(story, cast, '1402027019600123456');
  const first = { instalment: 1, amountFen: yuan(700_000), voucherNo: `PZ-${telling}-1` };
  await contribute(story, cast, project, first);
  await story.refused(
    demander,
    '同一银行凭证再次申报',
    (me) => me.post(`/projects/${project.id}/contributions`, contribution(story, first)),
    ['contribution.voucher_used'],
  );
  // The worker makes the tranches after the agreement is signed.
  await eventually(
    '第 1 期拨付',
    () => trancheOf(cast, project, 1),
    ({ id }) => id !== undefined,
  );
  await story.refused(
    officer,
    '第 1 期投入未到位时申请拨付',
    async (me) => me.act('disbursements', await trancheOf(cast, project, 1), 'request'),
    ['disbursement.gate_closed', 'platform.state_not_allowed'],
  );
  await contribute(story, cast, project, { instalment: 1, amountFen: yuan(500_000), voucherNo: `PZ-${telling}-2` });
  return story.comes('第 1 期投入到位，首期拨付条件满足', () => trancheOf(cast, project, 1), {
    of: 'disbursement',
    is: 'eligible',
    says: ({ number }) => number,
  });
}

/** 首期: three persons pay it; the bank may return it. */
export async function payFirstTranche(story, cast, eligible, treasuryUrl) {
  if (treasuryUrl) await letBankReturn(story, cast, eligible, treasuryUrl);
  else story.remark('未设 TREASURY_URL，略去银行退汇一节');
  await arrives(story, await release(story, cast, eligible, TRANCHE_FEN));
}

/** The bank pays and sends the money back: it needs a new request, a new approval and a verified account. */
async function letBankReturn(story, cast, eligible, treasuryUrl) {
  await turnKnobs(treasuryUrl, { returnNext: { count: 1, reason: 'account_closed' } });
  const read = await release(story, cast, eligible, TRANCHE_FEN);
  await story.comes('银行退汇：账户已销户', read, { of: 'disbursement', is: 'returned' });
  await verifiedAccount(story, cast, '1402027019600654321');
}

async function turnKnobs(treasuryUrl, knobs) {
  const response = await fetch(`${treasuryUrl.replace(/\/$/, '')}/gateway/v1/knobs`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${TREASURY_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(knobs),
  });
  if (!response.ok) throw new Error(`PUT ${response.url} → ${response.status} ${await response.text()}`);
}
