import type { Delivery } from './delivery-store.js';
import type { HandlerRegistry } from './handler-registry.js';

/** Deliveries of one queue that travel together, in the order they were told. */
export type DeliveryGroup = readonly [Delivery, ...Delivery[]];

/** So many go in one job: a worker that dies leaves no more than that to be queued again. */
const GROUP_LIMIT = 10;

/**
 * Puts deliveries into jobs. On PostgreSQL a job of the queue costs more than most handlers do, so what is told at once
 * and stays in the database goes together; each is still done in a unit of its own. What calls another system goes
 * alone, so that no job is kept by a slow answer, and so does what only another version knows.
 */
export function deliveryGroups(
  deliveries: readonly Delivery[],
  registry: Pick<HandlerRegistry, 'find'>,
): DeliveryGroup[] {
  const groups: [Delivery, ...Delivery[]][] = [];
  const open = new Map<string, [Delivery, ...Delivery[]]>();
  for (const delivery of deliveries) {
    const handler = registry.find(delivery.handler);
    const group = open.get(delivery.queue);
    if (!handler || handler.kind === 'external') groups.push([delivery]);
    else if (group && group.length < GROUP_LIMIT) group.push(delivery);
    else {
      const begun: [Delivery] = [delivery];
      open.set(delivery.queue, begun);
      groups.push(begun);
    }
  }
  return groups;
}
