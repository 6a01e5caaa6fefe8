import type { Permission } from '../context/context.js';
import type { RecordedEvent } from '../outbox/event.js';
import type { Tx } from '../database/tx.js';

/** Queues by class of work, so that mail never stands in front of money. */
export const QUEUES = ['default', 'money', 'mail'] as const;
export type QueueName = (typeof QUEUES)[number];

interface HandlerBase {
  /** Unique in the whole product, module first: `proposal.open-sealed`. */
  readonly name: string;
  /** The event type it listens to; `<action>.due` for deadlines. */
  readonly on: string;
  readonly queue?: QueueName;
  /** What the system actor may do while it runs: an explicit policy, not a bypass. */
  readonly permissions: readonly Permission[];
  /**
   * False for events of which it is known, when they are told, that the handler would find nothing to do: they are not
   * delivered to it. Only a saving: another version may deliver them all the same.
   */
  readonly concerns?: (refs: Readonly<Record<string, string | number>>) => boolean;
}

/** A handler whose whole effect is in the database: its receipt and its effect are one transaction. */
export interface LocalHandler extends HandlerBase {
  readonly kind?: 'local';
  readonly run: (tx: Tx, event: RecordedEvent) => Promise<void>;
}

/**
 * A handler that calls another system. It opens its own units (claim → call → record, trust.md b.3) and must be
 * harmless when repeated; the delivery is marked done after it returned.
 */
export interface ExternalHandler extends HandlerBase {
  readonly kind: 'external';
  /**
   * `programme`: one call does whatever waits in the event's programme, so it counts for every event of it that was told
   * before the call began. A hundred such events need one call, not a hundred.
   */
  readonly covers?: 'programme';
  readonly call: (services: ExternalServices, event: RecordedEvent) => Promise<void>;
}

/** What an external handler works with. */
export interface ExternalServices {
  /** Runs a unit as the system actor with the handler's permissions. */
  unit<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A port that the process provides under this token. */
  port<P>(token: abstract new (...args: never[]) => P): P;
}

/**
 * Work that nothing announces, such as asking a gateway what has happened. One process of all does it at a time; it
 * must be harmless when repeated.
 */
export interface PeriodicTask {
  readonly name: string;
  readonly everyMs: number;
  readonly permissions: readonly Permission[];
  /** Does what there is to do now. @returns how much it found */
  readonly run: (services: ExternalServices) => Promise<number>;
}

export type Handler = LocalHandler | ExternalHandler;
