import type { FieldError } from '#platform';

/**
 * Network error, timeout, 5xx or an unreadable answer: the request may or may not have taken effect. The caller asks by
 * reference before it sends anything again.
 */
export class GatewayUnknownOutcome extends Error {
  constructor(
    /** Method and path of the call, for the log. */
    readonly operation: string,
    /** `timeout`, `given_up` (by the caller's signal), `network`, `unreadable_answer` or `status_<n>`. */
    readonly what: string,
    cause?: unknown,
  ) {
    super(`${operation}: ${what}`, { cause });
    this.name = 'GatewayUnknownOutcome';
  }
}

/** The gateway refused (4xx): nothing took effect, and the same request will be refused again. */
export class GatewayRefusal extends Error {
  constructor(
    readonly operation: string,
    readonly status: number,
    /** The gateway's problem code (`treasury.different_content`, …), or `http_<status>` when it gave none. */
    readonly code: string,
    /** The wrong fields, when the gateway named any. */
    readonly errors: readonly FieldError[] = [],
  ) {
    super(`${operation}: ${status} ${code}${errors.map((error) => ` ${error.path}`).join(',')}`);
    this.name = 'GatewayRefusal';
  }
}
