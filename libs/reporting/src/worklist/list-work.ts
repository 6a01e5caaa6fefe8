import {
  compareWork,
  decodeCursor,
  encodeCursor,
  inTurn,
  workKey,
  type Page,
  type PageRequest,
  type ReadTx,
  type WorkBatch,
  type WorkItem,
  type WorkKey,
  type WorkSource,
} from '#platform';
import { WORK_SOURCES } from './work-sources.js';

export interface WorkRequest extends PageRequest {
  readonly subjectType?: readonly string[];
}

/**
 * What waits for the actor, what is due first first: one statement for each kind in which it may be waited for at all,
 * and the computation of what is to be paid for the payments on the page.
 */
export async function listWork(tx: ReadTx, { limit, cursor, subjectType }: WorkRequest): Promise<Page<WorkItem>> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const sources = sourcesFor(tx).filter(({ kind }) => subjectType?.includes(kind) ?? true);
  const batches = await inTurn(sources, (source) => source.find(tx, { after, limit: limit + 1 }));
  const { shown, next } = mergePage(batches, limit);
  const inspected = await inTurn(shown, (item) => inspect(tx, sources, item));
  return {
    items: inspected.filter(({ actions }) => actions.length > 0),
    nextCursor: next && encodeCursor([next.due, next.id]),
  };
}

/**
 * The first items of all batches. A batch that ended at its limit says nothing of what lies behind its last row, so the
 * page never goes further than the nearest of those.
 * @returns what is shown, and the key after which the next page begins; null on the last one
 */
export function mergePage(
  batches: readonly WorkBatch[],
  limit: number,
): { shown: readonly WorkItem[]; next: WorkKey | null } {
  const horizons = batches.flatMap(({ horizon }) => horizon ?? []).sort(compareWork);
  const nearest = horizons[0] ?? null;
  const known = batches
    .flatMap(({ items }) => items)
    .filter((item) => nearest === null || compareWork(workKey(item), nearest) <= 0)
    .sort((one, other) => compareWork(workKey(one), workKey(other)));
  const shown = known.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: known.length > limit && last ? workKey(last) : nearest };
}

export interface WorkCount {
  readonly subjectType: string;
  readonly zh: string;
  readonly en: string;
  /** At most 99. */
  readonly count: number;
  /** There are more than that. */
  readonly more: boolean;
  readonly overdue: number;
}

const COUNTED = 99;

/** How much of each kind waits, counted no further than 99; kinds of which nothing waits are left out. */
export async function countWork(tx: ReadTx): Promise<WorkCount[]> {
  const counts = new Map<string, WorkCount>();
  for (const source of sourcesFor(tx)) {
    const { items, horizon } = await source.find(tx, { after: null, limit: COUNTED + 1 });
    const before = counts.get(source.kind);
    const count = items.length + (before?.count ?? 0);
    if (count === 0) continue;
    counts.set(source.kind, {
      subjectType: source.kind,
      zh: source.label.zh,
      en: source.label.en,
      count: Math.min(COUNTED, count),
      more: count > COUNTED || horizon !== null || (before?.more ?? false),
      overdue: Math.min(COUNTED, items.filter(({ overdue }) => overdue).length + (before?.overdue ?? 0)),
    });
  }
  return [...counts.values()];
}

const sourcesFor = ({ context }: ReadTx): readonly WorkSource[] =>
  WORK_SOURCES.filter((source) => source.mayConcern(context.actor));

async function inspect(tx: ReadTx, sources: readonly WorkSource[], item: WorkItem): Promise<WorkItem> {
  const source = sources.find(({ kind, inspect: more }) => kind === item.subjectType && more);
  return source?.inspect ? source.inspect(tx, item) : item;
}

function readCursor(cursor: string): WorkKey {
  const [due, id] = decodeCursor(cursor, ['instant', 'uuid']);
  return { due, id };
}
