import { eventually } from '../lib/api-client.mjs';
import { SAMPLE_FIELD } from './accounts.mjs';
import { scoreAndClose } from './panel-work.mjs';

/**
 * Takes a need on from where it stands until the demander has accepted its final text: submitted, taken in, assessed
 * by a panel, agreed.
 *
 * @param {object} need as its last reader saw it
 * @param {object} cast the clients `demander` and `officer`, and `expertOf(userId)`
 * @returns {Promise<object>} the need, ready for a bulletin
 */
export async function advanceNeed(need, cast) {
  let current = need;
  while (!(current.state === 'listed' || (current.state === 'agreeing' && current.textAcceptedAt))) {
    current = await oneStep(current, cast);
  }
  return current;
}

async function oneStep(need, { demander, officer, expertOf }) {
  switch (need.state) {
    case 'draft':
      return demander.act('needs', need, 'submit', { noStateSecrets: true });
    case 'submitted':
      return officer.act('needs', need, 'take_directly');
    case 'recommended':
      return officer.act('needs', need, 'start_assessment', { field: SAMPLE_FIELD });
    case 'assessing': {
      const assessed = await assess(need, officer, expertOf);
      return officer.act('needs', assessed, 'propose_text', { recommendedAmountFen: need.totalInvestmentFen });
    }
    case 'agreeing':
      return demander.act('needs', need, 'accept_text');
    default:
      throw new Error(`${need.number} ${need.title} is ${need.state}: the sample data cannot take it on from there`);
  }
}

/** Between 72 and 91, different from need to need, so that the sample has something to compare. */
const pointsFor = (need) => (_entry, criterion) => 72 + ((need.title.length + criterion.length) % 20);

async function assess(need, officer, expertOf) {
  await scoreAndClose({ id: need.panelId }, officer, expertOf, pointsFor(need));
  const read = () => officer.get(`/needs/${need.id}`);
  await eventually(`${need.number} 评估结果`, read, ({ assessments }) => assessments.length > 0, 60_000);
  // An answer is no snapshot: the one that first shows the result may still carry the version before it.
  return read();
}
