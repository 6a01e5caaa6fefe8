/**
 * Does an asynchronous thing for each item, one after the other: a unit has one connection, and statements sent to it
 * at the same time would only queue.
 */
export async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
