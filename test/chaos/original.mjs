// Builds over HTTP, as people do, one project whose first payment is approved, and finance officers to release its
// copies. Runs as a process of its own, because the story that it shares the road with tells itself on the console.
import { eventually, signIn } from '../../apps/dev/lib/api-client.mjs';
import { administrator } from '../../apps/dev/sample-data/accounts.mjs';
import { Registry } from '../../apps/dev/sample-data/registry.mjs';
import { yuan } from '../../apps/dev/story/money.mjs';
import { contribute, trancheOf, verifiedAccount } from '../../apps/dev/story/payment.mjs';
import { tell } from '../../apps/dev/story/road.mjs';

const { BASE_URL, COUNT, OFFICERS } = process.env;
const APPROPRIATED_FOR_EACH = 200_000_000n;

const { story, cast, programme, project } = await tell({ baseUrl: BASE_URL, until: 'project' });
await approveFirst();
await appropriate();
process.send({ projectId: project.id, officers: await moreOfficers() });
process.disconnect();

async function approveFirst() {
  await verifiedAccount(story, cast, '1402027019600123456');
  await contribute(story, cast, project, { instalment: 1, amountFen: yuan(1_200_000), voucherNo: 'PZ-chaos' });
  const read = () => trancheOf(cast, project, 1);
  const eligible = await eventually('eligible', read, ({ state }) => state === 'eligible');
  const requested = await cast.officer.client.act('disbursements', eligible, 'request');
  await cast.approver.client.act('disbursements', requested, 'approve');
}

/** Enough for all copies (test/support/copy-projects.mjs). */
async function appropriate() {
  await cast.finance.client.post(`/programmes/${programme.id}/appropriations`, {
    fiscalYear: Number(story.today().slice(0, 4)),
    amountFen: (BigInt(COUNT) * APPROPRIATED_FOR_EACH).toString(),
    indexNumber: '示财教指〔示例〕2号',
    budgetSubject: '2060404',
  });
}

async function moreOfficers() {
  const registry = new Registry(await signIn(BASE_URL, administrator.username, administrator.password), BASE_URL);
  const organisationId = cast.organisations.get('agency').id;
  const names = Array.from({ length: Number(OFFICERS) }, (_, index) => `chaos-finance-${index + 1}`);
  for (const username of names) {
    await registry.person({ username, name: '财务（示例）', organisationId, roles: ['agency_finance'] });
  }
  return names;
}
