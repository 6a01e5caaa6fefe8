import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#platform';
import type { DrawingOrder } from './draw-document.js';
import { DrawingOffice } from './drawing-office.js';

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_WAITING = 4;

/** A document with the hash of what stands on it: the same hash is the same bytes. */
export interface DrawnDocument {
  readonly hash: string;
  readonly bytes: Buffer;
}

/**
 * Documents that anybody may ask for. What stands on one decides its bytes, so one that was drawn is kept and given out
 * again as long as nothing on it has changed; who asks for one that is being drawn waits for that one.
 */
@Injectable()
export class DrawnDocuments {
  private readonly kept = new Map<string, Buffer>();
  private readonly drawing = new Map<string, Promise<Buffer>>();
  private bytes = 0;

  constructor(private readonly office: DrawingOffice) {}

  /** What the document will be known by, without drawing it. */
  hashOf(order: DrawingOrder): string {
    return createHash('sha256').update(JSON.stringify(order)).digest('hex');
  }

  /** @throws 429 document.busy when as many others are waiting as may */
  async draw(order: DrawingOrder): Promise<DrawnDocument> {
    const hash = this.hashOf(order);
    const kept = this.kept.get(hash);
    if (kept) {
      // The one used last is thrown away last.
      this.kept.delete(hash);
      this.kept.set(hash, kept);
      return { hash, bytes: kept };
    }
    return { hash, bytes: await (this.drawing.get(hash) ?? this.begin(hash, order)) };
  }

  private begin(hash: string, order: DrawingOrder): Promise<Buffer> {
    if (this.drawing.size >= MOST_WAITING) throw new DomainError(429, 'document.busy');
    const drawn = this.office
      .draw(order)
      .then((bytes) => this.keep(hash, bytes))
      .finally(() => this.drawing.delete(hash));
    this.drawing.set(hash, drawn);
    return drawn;
  }

  private keep(hash: string, bytes: Buffer): Buffer {
    if (bytes.length > MOST_BYTES) return bytes;
    this.kept.set(hash, bytes);
    this.bytes += bytes.length;
    for (const [oldest, { length }] of this.kept) {
      if (this.bytes <= MOST_BYTES) break;
      this.kept.delete(oldest);
      this.bytes -= length;
    }
    return bytes;
  }
}
