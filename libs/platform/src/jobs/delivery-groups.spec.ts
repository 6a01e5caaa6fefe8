import { deliveryGroups } from './delivery-groups.js';
import type { Delivery } from './delivery-store.js';
import { HandlerRegistry } from './handler-registry.js';
import type { QueueName } from './handler.js';

const registry = new HandlerRegistry();
registry.register(
  { name: 'widget.note', on: 'widget.made', permissions: [], run: () => Promise.resolve() },
  { name: 'widget.send', on: 'widget.made', kind: 'external', permissions: [], call: () => Promise.resolve() },
);
const delivery = (eventId: string, handler: string, queue: QueueName = 'default'): Delivery => ({
  eventId,
  handler,
  queue,
});
const grouped = (deliveries: readonly Delivery[]): string[][] =>
  deliveryGroups(deliveries, registry).map((group) => group.map(({ eventId }) => eventId));

describe('groups of deliveries', () => {
  it('hold what stays in the database, in its order, and no more than ten', () => {
    const ids = Array.from({ length: 23 }, (_, index) => String(index));
    const groups = grouped(ids.map((id) => delivery(id, 'widget.note')));
    expect(groups.map((group) => group.length)).toEqual([10, 10, 3]);
    expect(groups.flat()).toEqual(ids);
    expect(grouped([])).toEqual([]);
  });

  it('leave alone what calls another system and what only another version knows', () => {
    const mixed = [
      delivery('a', 'widget.note'),
      delivery('b', 'widget.send'),
      delivery('c', 'widget.paint'),
      delivery('d', 'widget.note'),
    ];
    expect(grouped(mixed)).toEqual([['a', 'd'], ['b'], ['c']]);
  });

  it('are of one queue each', () => {
    expect(grouped([delivery('a', 'widget.note'), delivery('b', 'widget.note', 'mail')])).toEqual([['a'], ['b']]);
  });
});
