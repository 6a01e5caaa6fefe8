import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Response } from 'supertest';

interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: RegExp;
  readonly answers: Readonly<Record<string, { readonly content?: Record<string, { readonly schema?: AnySchema }> }>>;
}

/**
 * Holds every answer of the API against its own description (trust.md D9): the status is announced, the body has the
 * announced form and no field that is not announced; a refusal is problem+json.
 */
export class ResponseContract {
  // That the description is a right one is tested by itself (test/architecture/openapi.spec.ts), not with every file.
  private readonly ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true, validateSchema: false }));
  private readonly operations: readonly Operation[];
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(document: OpenAPIObject) {
    this.ajv.addSchema(closed({ $id: 'api', components: document.components }) as AnySchema);
    this.operations = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, { operationId: string; responses: Operation['answers'] }>).map(
        ([method, { operationId, responses }]) => ({
          operationId,
          method: method.toUpperCase(),
          path: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
          answers: responses,
        }),
      ),
    );
  }

  /** @throws Error naming the operation and everything in which the answer differs from its description */
  assertKept(method: string, path: string, response: Response): void {
    const where = `${method} ${path} ${response.status}`;
    const schema = response.status >= 400 ? this.refusal(where, response) : this.announced(method, path, response);
    if (!schema) return;
    const validate = this.validator(schema.key, schema.schema);
    // A test that reads a download gets the bytes of a refusal as well.
    const body: unknown = Buffer.isBuffer(response.body) ? JSON.parse(response.body.toString('utf8')) : response.body;
    if (validate(body)) return;
    const differences = (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || 'body'} ${message} ${JSON.stringify(params)}`,
    );
    throw new Error(`${where} differs from its description: ${differences.join('; ')}`);
  }

  private refusal(where: string, { type }: Response): { key: string; schema: AnySchema } {
    if (type !== 'application/problem+json') throw new Error(`${where} is refused as ${type}`);
    return { key: 'problem', schema: { $ref: '#/components/schemas/Problem' } };
  }

  private announced(
    method: string,
    path: string,
    { status, type }: Response,
  ): { key: string; schema: AnySchema } | undefined {
    const bare = path.split('?')[0] ?? path;
    const matching = this.operations.filter((each) => each.method === method && each.path.test(bare));
    // A literal segment wins over a parameter, as it does in the router.
    const operation = matching.sort((one, other) => wildcards(one) - wildcards(other))[0];
    // The description itself, the reading page and what stands outside of /api/v1 are no operations.
    if (!operation) return undefined;
    const answer = operation.answers[String(status)];
    if (!answer) throw new Error(`${operation.operationId} answers ${status}, which it does not announce`);
    const schema = answer.content?.['application/json']?.schema;
    if (!schema || type !== 'application/json') return undefined;
    return { key: `${operation.operationId} ${status}`, schema };
  }

  private validator(key: string, schema: AnySchema): ValidateFunction {
    const known = this.validators.get(key);
    if (known) return known;
    const validate = this.ajv.compile(closed(schema) as AnySchema);
    this.validators.set(key, validate);
    return validate;
  }
}

const wildcards = ({ path }: Operation): number => path.source.split('[^/]+').length;

/** Objects whose fields are announced have no others; references point into the one document. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' ? String(value).replace(/^#/, 'api#') : closed(value),
    ]),
  );
  const announces = copy['type'] === 'object' && Object.keys(copy['properties'] ?? {}).length > 0;
  return announces && copy['additionalProperties'] === undefined ? { ...copy, additionalProperties: false } : copy;
}
