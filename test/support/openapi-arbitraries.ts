import type { OpenAPIObject } from '@nestjs/swagger';
import fc, { type Arbitrary } from 'fast-check';
import {
  brokenBody,
  brokenHeaders,
  brokenPathPart,
  brokenQuery,
  corrupted,
  unexpectedBody,
  type SentBody,
} from './hostile-input.js';

/** A part of the API's description, as far as values are made from it. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** One method of one path. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
  readonly query: readonly Parameter[];
  readonly ifMatch: boolean;
  readonly idempotent: boolean;
  /** The schema of a JSON body; absent without one. */
  readonly body?: Schema;
  readonly upload: boolean;
}

/** A subject of the installation under test; `ownerId` where its path names what it belongs to as well. */
export interface Known {
  readonly id: string;
  readonly version: number;
  readonly ownerId?: string | null;
}

/** What generated requests may refer to, so that they reach further than the first check. */
export interface World {
  /** Ids that a field or parameter of this name could hold. */
  idsFor(name: string): readonly string[];
  /** Subjects that the path of the operation could name. */
  subjectsOf(operation: Operation): readonly Known[];
  /** Whole values of free objects (a rule pack), by field name. */
  readonly examples: Readonly<Record<string, readonly unknown[]>>;
  /** Bodies with which the operation has succeeded. */
  bodiesOf(operation: Operation): readonly unknown[];
}

/** A request as it goes over the wire. */
export interface GeneratedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** What was done to it: `nothing` is as the description wants it. */
  readonly fault: string;
}

interface RawOperation {
  readonly 'x-permission'?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Every operation of the description, in its order. */
export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as unknown as Record<string, RawOperation>).map(([method, raw]) => {
      const parameters = raw.parameters ?? [];
      const content = raw.requestBody?.content ?? {};
      return {
        method: method.toUpperCase(),
        path,
        permission: raw['x-permission'] ?? 'CLOSED',
        query: parameters.filter((parameter) => parameter.in === 'query'),
        ifMatch: parameters.some(({ name }) => name === 'If-Match'),
        idempotent: parameters.some(({ name }) => name === 'Idempotency-Key'),
        body: content['application/json']?.schema,
        upload: 'multipart/form-data' in content,
      };
    }),
  );
}

const DATES = ['2024-02-29', '2026-01-01', '2026-07-15', '2027-06-30', '2029-12-31'];
const INSTANTS = ['2026-07-15T09:00:00+08:00', '2027-01-01T00:00:00Z', '2026-12-31T23:59:59.999+08:00'];
const AMOUNTS = ['0', '1', '100000', '120000000', '375000000', '500000000', '999999999999999999'];
const NUMBERS = ['0', '1', '0.02', '98', '100', '-5', '200'];
const LETTERS = [...'研制线缆在线测控系统指标闭环反馈江西ABCxyz0189 -—（）。'];
const OFTEN = 6;

/** Values and requests made from the description of the API. */
export class OpenApiArbitraries {
  private readonly schemas: Readonly<Record<string, Schema>>;

  constructor(
    document: OpenAPIObject,
    private readonly world: World,
  ) {
    this.schemas = (document.components?.schemas ?? {}) as unknown as Readonly<Record<string, Schema>>;
  }

  /** Requests for one operation: as described, or with one thing wrong. */
  requests(operation: Operation): Arbitrary<GeneratedRequest> {
    return fc.oneof(
      { weight: 8, arbitrary: this.request(operation, {}) },
      ...this.bodyFaults(operation),
      {
        weight: 2,
        arbitrary: this.request(operation, { query: brokenQuery(operation.query.map(({ name }) => name)) }),
      },
      { weight: 2, arbitrary: this.request(operation, { headers: brokenHeaders }) },
      ...(operation.path.includes('{')
        ? [{ weight: 2, arbitrary: this.request(operation, { part: brokenPathPart }) }]
        : []),
    );
  }

  /** Only requests that are as the description wants them. */
  soundRequests(operation: Operation): Arbitrary<GeneratedRequest> {
    return this.request(operation, {});
  }

  /** Values that fit a schema. `name` is the field's name, which says what an id points to. */
  value(given: Schema, name = ''): Arbitrary<unknown> {
    const schema = this.resolved(given);
    const examples = this.world.examples[name];
    if (examples) return fc.constantFrom(...examples);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
      case 'object':
        return this.object(schema);
      case 'array': {
        const { minItems = 0, maxItems = 3 } = schema;
        const limits = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) };
        return fc.array(this.value(schema.items ?? {}, name), limits);
      }
      case 'integer':
        return integer(schema);
      case 'boolean':
        return fc.boolean();
      default:
        return this.text(schema, name);
    }
  }

  private object({ properties = {}, required = [] }: Schema): Arbitrary<unknown> {
    const fields = Object.entries(properties).map(([name, schema]) => [name, this.value(schema, name)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...required], noNullPrototype: true });
  }

  private text(schema: Schema, name: string): Arbitrary<string> {
    if (schema.format === 'uuid') return this.id(name);
    if (schema.format === 'date') return fc.constantFrom(...DATES);
    if (schema.format === 'date-time') return fc.constantFrom(...INSTANTS);
    if (name.endsWith('Fen')) return fc.constantFrom(...AMOUNTS);
    const { pattern, minLength = 0, maxLength = 40 } = schema;
    if (pattern) {
      const fits = (text: string): boolean => text.length >= minLength && text.length <= maxLength;
      const size = minLength === maxLength ? undefined : ('medium' as const);
      return fc.stringMatching(new RegExp(pattern), { size }).filter(fits);
    }
    const limits = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) };
    const words = fc.string({ unit: fc.constantFrom(...LETTERS), ...limits });
    return fc.oneof(
      { weight: OFTEN, arbitrary: words },
      { weight: 1, arbitrary: fc.constant('测'.repeat(Math.min(maxLength, 5000))) },
      ...(minLength <= 1 ? [{ weight: 2, arbitrary: fc.constantFrom(...NUMBERS) }] : []),
    );
  }

  private id(name: string): Arbitrary<string> {
    const known = this.world.idsFor(name);
    if (known.length === 0) return fc.uuid();
    return fc.oneof({ weight: OFTEN, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: fc.uuid() });
  }

  private bodyFaults(operation: Operation): { weight: number; arbitrary: Arbitrary<GeneratedRequest> }[] {
    const { body, upload } = operation;
    if (upload) return [{ weight: 12, arbitrary: this.request(operation, { body: brokenBody }) }];
    if (!body) return [{ weight: 2, arbitrary: this.request(operation, { body: unexpectedBody }) }];
    const wrong = corrupted(this.bodyValue(operation, body)).map(sentJson);
    return [
      { weight: 16, arbitrary: this.request(operation, { body: wrong }) },
      { weight: 3, arbitrary: this.request(operation, { body: brokenBody }) },
    ];
  }

  private request(operation: Operation, wrong: Faults): Arbitrary<GeneratedRequest> {
    const parts = {
      subject: this.subject(operation),
      part: wrong.part ?? fc.constant(null),
      query: wrong.query ?? this.query(operation),
      body: wrong.body ?? this.body(operation),
      headers: wrong.headers ?? fc.constant({}),
      key: fc.uuid(),
    };
    return fc.record(parts).map(({ subject, part, query, body, headers, key }) => ({
      method: operation.method,
      url: pathTo(operation.path, { ...subject, ...(part !== null && { id: part }) }) + (query ? `?${query}` : ''),
      headers: {
        ...(body && { 'content-type': body.contentType }),
        ...(operation.ifMatch && { 'if-match': `"${subject.version}"` }),
        ...(operation.idempotent && { 'idempotency-key': key }),
        ...headers,
      },
      body: body?.content,
      fault: Object.keys(wrong)[0] ?? 'nothing',
    }));
  }

  private subject(operation: Operation): Arbitrary<Known> {
    const known = this.world.subjectsOf(operation);
    const unknown = fc.uuid().map((id) => ({ id, version: 1 }));
    if (known.length === 0) return unknown;
    return fc.oneof({ weight: 3 * OFTEN, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: unknown });
  }

  private query({ query }: Operation): Arbitrary<string> {
    const values = query.map(({ name, schema, required }) => {
      const value = name === 'cursor' ? fc.constant(undefined) : this.value(schema ?? {}, name);
      return required ? value : fc.option(value, { nil: undefined, freq: 1 });
    });
    return fc.tuple(...values).map((chosen) => {
      const pairs = chosen.flatMap((value, index) =>
        [value].flat().flatMap((each) => (each === undefined ? [] : [[query[index]?.name ?? '', String(each)]])),
      );
      return new URLSearchParams(pairs).toString();
    });
  }

  private body(operation: Operation): Arbitrary<SentBody | undefined> {
    const { body, upload, method } = operation;
    if (upload) return fc.constantFrom(uploadOf('检测报告.txt', '检测报告正文'), uploadOf('a.pdf', '%PDF-1.4\n%%EOF'));
    if (body) return this.bodyValue(operation, body).map(sentJson);
    // A POST without a described body is sent with an empty object by most clients, and without any by some.
    return method === 'POST' ? fc.constantFrom(undefined, sentJson({})) : fc.constant(undefined);
  }

  private bodyValue(operation: Operation, schema: Schema): Arbitrary<unknown> {
    const known = this.world.bodiesOf(operation);
    return known.length === 0 ? this.value(schema) : fc.oneof(this.value(schema), fc.constantFrom(...known));
  }

  private resolved(schema: Schema): Schema {
    const { $ref, allOf, anyOf } = schema;
    if ($ref) {
      const named = this.schemas[$ref.split('/').pop() ?? ''];
      if (!named) throw new Error(`the API's description refers to ${$ref}, which is not there`);
      return this.resolved(named);
    }
    const [inner] = allOf ?? anyOf ?? [];
    return inner ? this.resolved(inner) : schema;
  }
}

interface Faults {
  readonly part?: Arbitrary<string>;
  readonly query?: Arbitrary<string>;
  readonly headers?: Arbitrary<Record<string, string>>;
  readonly body?: Arbitrary<SentBody | undefined>;
}

function integer({ minimum = 0, maximum = 2_147_483_647 }: Schema): Arbitrary<number> {
  return fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum));
}

/** The path with its last parameter naming the subject, and one before it naming the subject's owner. */
export function pathTo(path: string, { id, ownerId }: Known): string {
  const dated = path.replace('{year}', '2026');
  const owned = /\{\w+\}.*\{/.test(dated) ? dated.replace(/\{\w+\}/, ownerId ?? id) : dated;
  return owned.replace(/\{\w+\}/, id);
}

const sentJson = (value: unknown): SentBody => ({ contentType: 'application/json', content: JSON.stringify(value) });

const BOUNDARY = 'x-jbgs-boundary';

function uploadOf(name: string, text: string): SentBody {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return { contentType: `multipart/form-data; boundary=${BOUNDARY}`, content: `${head}${text}\r\n--${BOUNDARY}--\r\n` };
}
