import { lock, row, transition, type ReadTx, type Tx } from '#platform';
import { rulePackOf } from '#programme';
import type { Indicator } from '../indicator/index.js';
import { contentOf, readContent, type NeedContent, type NeedText } from '../need-content.js';
import type { Need } from '../need.entity.js';
import { needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed, indicatorsOf, replaceIndicators } from '../need.repository.js';
import { auditIndicators, refuseEmptied } from './edit-need.js';

/** What an addendum may change of a listed need: its words and indicators, never its money or who may read it. */
export type NeedAmendment = Partial<Omit<NeedText, 'priority' | 'confidentiality'>> & {
  readonly indicators?: readonly object[];
};

/**
 * Reads an amendment as it is filed, held against the rules like the need itself. An indicator the need has keeps its
 * id, every other one gets a new id.
 * @returns the whole list of indicators, or null when the amendment leaves them as they are
 * @throws 404 · 422 with every wrong field
 */
export async function readAmendment(
  tx: ReadTx,
  needId: string,
  amendment: NeedAmendment,
): Promise<readonly Indicator[] | null> {
  refuseEmptied(amendment);
  const need = await getNeed(tx, needId);
  const known = await indicatorsOf(tx, needId);
  const filed: NeedContent = { ...contentOf(need, known), ...amendment };
  const { indicators } = readContent(filed, await rulePackOf(tx, need.rulePackId), known);
  return amendment.indicators ? indicators : null;
}

export interface AmendNeed {
  readonly needId: string;
  readonly text: Omit<NeedAmendment, 'indicators'>;
  /** As `readAmendment` gave them; null leaves them as they are. */
  readonly indicators: readonly Indicator[] | null;
}

/**
 * Changes what a listed need says. Called by whoever issues an addendum to its challenge, in that transaction, while
 * nobody's commitments refer to the indicators yet.
 * @throws 403 · 404 · 409 unless it is listed
 */
export async function amendNeed(tx: Tx, { needId, text, indicators }: AmendNeed): Promise<Need> {
  await lock(tx, [row('need', needId)]);
  const need = await getNeed(tx, needId);
  const amended = await transition(tx, needLifecycle, 'amend', { facts: await needFacts(tx, need), set: { ...text } });
  if (indicators) {
    const before = await indicatorsOf(tx, needId);
    await replaceIndicators(tx, needId, indicators);
    auditIndicators(tx, need, [before, indicators]);
  }
  return amended as Need;
}
