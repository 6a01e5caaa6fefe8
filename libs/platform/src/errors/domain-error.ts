import type { Params } from './messages.js';

/** Why something was refused, in a form that screens and programs can both read. */
export interface Reason {
  readonly code: string;
  readonly params?: Params;
}

/** A wrong input value: where it stands (JSON pointer style path, `items.0.amountFen`) and why it is wrong. */
export interface FieldError extends Reason {
  readonly path: string;
}

export interface ErrorDetails {
  readonly params?: Params;
  readonly reasons?: readonly Reason[];
  readonly errors?: readonly FieldError[];
}

/**
 * The only error that use cases throw. One filter turns it into RFC 9457 problem+json; its code is the stable `type`.
 * The status says which family it belongs to (architecture.md section 3, Errors).
 */
export class DomainError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** 404: there is no such thing, or the actor may not know that there is. */
export const notFound = (what: string, id?: string): DomainError =>
  new DomainError(404, 'platform.not_found', { params: { what, id: id ?? '' } });

/** 403: the actor knows the thing but may not do this. */
export const forbidden = (permission: string): DomainError =>
  new DomainError(403, 'platform.forbidden', { params: { permission } });

/** 409: the state of things refuses the action now; the reasons say why. */
export const refused = (...reasons: readonly Reason[]): DomainError =>
  new DomainError(409, reasons[0]?.code ?? 'platform.refused', {
    params: reasons[0]?.params,
    reasons,
  });

/** 409: somebody changed the thing since the caller read it. */
export const stale = (current: number): DomainError => refused({ code: 'platform.stale_version', params: { current } });

/** 422: the input is well-formed but wrong; every field is named. */
export const invalid = (...errors: readonly FieldError[]): DomainError =>
  new DomainError(422, 'platform.invalid_input', { errors });

/** 400: the request cannot be understood. */
export const malformed = (code: string, params?: Params): DomainError => new DomainError(400, code, { params });
