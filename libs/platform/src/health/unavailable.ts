import { DomainError } from '../errors/index.js';

/** SQLSTATE classes and codes by which PostgreSQL says that it cannot serve anybody at the moment. */
const AWAY = /^(08|53|57P0)/;
/** What the operating system and the driver say of a connection that is not there. */
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** pg and pg-pool have no code for these: pool exhausted, connection lost while a statement ran, pool closed. */
const DRIVER_WORDS =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/;

/**
 * Whether an error means that the database cannot be reached now: its pool is exhausted, it is stopped, starting, or out
 * of connections. The same request may succeed in a moment. What a writing request did is not known then; it is
 * repeated with its Idempotency-Key.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message, driverError } = error as { code?: unknown; message?: unknown; driverError?: unknown };
  if (driverError && driverError !== error) return isDatabaseUnavailable(driverError);
  if (typeof code === 'string' && (AWAY.test(code) || NO_CONNECTION.has(code))) return true;
  return typeof message === 'string' && DRIVER_WORDS.test(message);
}

/** Whether the same unit may succeed in a moment: the error says nothing about what it was to do. */
export function mayPass(error: unknown): boolean {
  return isDatabaseUnavailable(error) || (error instanceof DomainError && error.status === 503);
}
