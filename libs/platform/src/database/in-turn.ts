/**
 * Does an asynchronous thing for each item, one after the other: a unit has one connection. A few statements that do not
 * wait for each other may be sent to it at once (`Promise.all`); of a long list each would still be worked on in turn.
 */
export async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
