import { DomainError, messageOf, type FieldError, type Reason, type Text } from '../errors/index.js';

const text = (description: string): object => ({ type: 'string', minLength: 1, description });
const EXPLAINED = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'zh', 'en'],
  properties: {
    path: { type: 'string', description: '出错的字段，如 items.0.amountFen / the wrong field' },
    code: text('代码 / code'),
    zh: text('中文说明 / words in Chinese'),
    en: text('英文说明 / words in English'),
    params: { type: 'object', description: '说明中的参数，代码保持原样 / parameters of the words, codes as they are' },
  },
};

/** `Problem` as a JSON Schema, for the API's description. */
export const problemSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'status', 'code', 'title', 'titleEn', 'instance'],
  properties: {
    type: { type: 'string', pattern: '^/problems/', description: '问题类型 / type of the problem' },
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'HTTP 状态码 / HTTP status' },
    code: text('代码 / code'),
    title: text('中文说明 / words in Chinese'),
    titleEn: text('英文说明 / words in English'),
    instance: {
      type: 'string',
      pattern: '^urn:request:',
      description: '请求编号，日志中以此查找 / id of the request, as the log knows it',
    },
    reasons: { type: 'array', items: EXPLAINED, description: '不予办理的理由 / why not' },
    errors: {
      type: 'array',
      items: { ...EXPLAINED, required: ['path', ...EXPLAINED.required] },
      description: '有误的字段 / the wrong fields',
    },
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
