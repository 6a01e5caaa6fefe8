import { DomainError, messageOf, type FieldError, type Reason, type Text } from '../errors/index.js';

const TEXT = { type: 'string', minLength: 1 };
const EXPLAINED = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'zh', 'en'],
  properties: { path: { type: 'string' }, code: TEXT, zh: TEXT, en: TEXT, params: { type: 'object' } },
};

/** `Problem` as a JSON Schema, for the API's description. */
export const problemSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'status', 'code', 'title', 'titleEn', 'instance'],
  properties: {
    type: { type: 'string', pattern: '^/problems/' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: TEXT,
    title: TEXT,
    titleEn: TEXT,
    instance: { type: 'string', pattern: '^urn:request:' },
    reasons: { type: 'array', items: EXPLAINED },
    errors: { type: 'array', items: { ...EXPLAINED, required: ['path', ...EXPLAINED.required] } },
  },
};

/** The body of every error answer: RFC 9457, with Chinese first and English beside it. */
export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly instance: string;
  readonly reasons?: readonly ProblemReason[];
  readonly errors?: readonly (ProblemReason & { readonly path: string })[];
}

type ProblemReason = Reason & Text;

/** Puts a domain error into words. `instance` is the request id under which the log knows it. */
export function problemOf(error: DomainError, requestId: string): Problem {
  const title = messageOf(error.code, error.details.params);
  const { reasons, errors } = error.details;
  return {
    type: `/problems/${error.code}`,
    status: error.status,
    code: error.code,
    title: title.zh,
    titleEn: title.en,
    instance: `urn:request:${requestId}`,
    ...(reasons && { reasons: reasons.map(explained) }),
    ...(errors && { errors: errors.map(explained) }),
  };
}

function explained<R extends Reason | FieldError>(reason: R): R & Text {
  const field = 'path' in reason ? fieldOf(reason.path) : undefined;
  return { ...reason, ...messageOf(reason.code, reason.params, field) };
}

/** The field at the end of a path: `kind` of `indicators.0.kind`, `offerKinds` of `procedure.offerKinds.2`. */
function fieldOf(path: string): string | undefined {
  return path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .at(-1);
}
