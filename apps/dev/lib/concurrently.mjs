/**
 * Does something for every item, at most `limit` at a time, and keeps the order of the results. The first failure ends
 * it once what is under way has ended.
 *
 * @template T, R
 * @param {number} limit
 * @param {readonly T[]} items
 * @param {(item: T, index: number) => Promise<R>} work
 * @returns {Promise<R[]>}
 */
export async function concurrently(limit, items, work) {
  const results = new Array(items.length);
  const failures = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length && failures.length === 0) {
      const index = next++;
      try {
        results[index] = await work(items[index], index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  if (failures.length > 0) throw failures[0];
  return results;
}
