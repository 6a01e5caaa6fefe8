import { drawDocument, type DrawingOrder } from './draw-document.js';

/** What the api sends to this process, and what it gets back. */
export interface NumberedOrder extends DrawingOrder {
  readonly id: number;
}

export type Drawn =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly error: string };

// One after the other, so that the memory of one document is all that is needed.
let last: Promise<void> = Promise.resolve();

process.on('message', (order: NumberedOrder) => {
  last = last.then(async () => {
    const drawn = await drawDocument(order).then(
      (bytes): Drawn => ({ id: order.id, bytes }),
      (error: unknown): Drawn => ({ id: order.id, error: String(error) }),
    );
    process.send?.(drawn);
  });
});

// The api is gone, or has no use for this process any more.
process.on('disconnect', () => process.exit());
