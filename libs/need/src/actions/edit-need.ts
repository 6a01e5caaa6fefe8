import { forbidden, invalid, lock, row, transition, type Tx } from '#platform';
import { rulePackOf } from '#programme';
import { formatIndicator, type Indicator } from '../indicator/index.js';
import { contentOf, readContent, type NeedColumns, type NeedContent } from '../need-content.js';
import type { Need } from '../need.entity.js';
import { needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed, indicatorsOf, replaceIndicators } from '../need.repository.js';

export interface EditNeed {
  readonly needId: string;
  readonly version: number;
  /** Only the fields that change. A list of indicators replaces the whole list; a null chain node takes it away. */
  readonly changes: Partial<NeedContent>;
}

/**
 * Changes the content of a need that is not with the agency. Where a need came from is no content and stays.
 * @throws 403 · 404 · 409 need.filed_by_demander, platform.stale_version · 422 with every wrong field
 */
export async function editNeed(tx: Tx, input: EditNeed): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const facts = await needFacts(tx, need);
  if (!tx.context.actor.may('need.edit', facts.parties)) throw forbidden('need.edit');
  const before = await indicatorsOf(tx, need.id);
  refuseEmptied(input.changes);
  const rulePack = await rulePackOf(tx, need.rulePackId);
  const { columns, indicators } = readContent({ ...contentOf(need, before), ...input.changes }, rulePack, before);
  const changed = await transition(tx, needLifecycle, 'edit', {
    facts,
    version: input.version,
    set: differences(need, columns),
  });
  if (input.changes.indicators) {
    await replaceIndicators(tx, need.id, indicators);
    auditIndicators(tx, need, [before, indicators]);
  }
  return changed as Need;
}

/** In a PATCH, null means "take away", which only an optional field can bear. */
export function refuseEmptied(changes: Partial<NeedContent>): void {
  const emptied = Object.entries(changes).filter(([field, value]) => value === null && field !== 'chainNode');
  if (emptied.length > 0) throw invalid(...emptied.map(([path]) => ({ path, code: 'field.required' })));
}

function differences(need: Need, columns: NeedColumns): Partial<NeedColumns> {
  const changed = Object.entries(columns).filter(([field, value]) => need[field as keyof NeedColumns] !== value);
  return Object.fromEntries(changed);
}

/** Indicators are rows of their own, so the trail tells what became of them in the words people read. */
export function auditIndicators(
  tx: Tx,
  need: Need,
  [before, after]: [readonly Indicator[], readonly Indicator[]],
): void {
  const words = (indicators: readonly Indicator[]): string[] => indicators.map((each) => formatIndicator(each, 'zh'));
  tx.audit({
    action: 'need.replace_indicators',
    subjectType: 'need',
    subjectId: need.id,
    programmeId: need.programmeId,
    changes: { indicators: [words(before), words(after)] },
  });
}
