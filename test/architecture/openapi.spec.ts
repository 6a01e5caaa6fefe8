import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { ROOT } from './repository.js';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly responses: Record<string, object>;
  readonly parameters?: readonly { readonly name: string; readonly schema?: object }[];
}

const read = (): { paths: Record<string, Record<string, Operation>> } =>
  JSON.parse(readFileSync(join(ROOT, 'apps/api/openapi.json'), 'utf8')) as ReturnType<typeof read>;

const operations = (): [string, Operation][] =>
  Object.entries(read().paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );

const where = (wrong: (operation: Operation) => boolean): string[] =>
  operations().flatMap(([name, operation]) => (wrong(operation) ? [name] : []));

/** Nothing to say, and nothing new to say. */
const BODILESS = ['204', '304'];

// trust.md D9: OpenAPI 3.1, no errors. That answers keep to it, every end-to-end test checks (response-contract.ts).
describe('apps/api/openapi.json', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(read());
    expect({ valid, errors, version: validator.version }).toEqual({ valid: true, errors: undefined, version: '3.1' });
  });

  it('announces for every operation what it answers, in a form', () => {
    expect(operations().length).toBeGreaterThan(200);
    expect(where(({ responses }) => !Object.keys(responses).some((status) => status.startsWith('2')))).toEqual([]);
    const formless = ({ responses }: Operation): boolean =>
      Object.entries(responses).some(([status, answer]) => !BODILESS.includes(status) && !('content' in answer));
    expect(where(formless)).toEqual([]);
  });

  it('says in Chinese and in English what every operation does, under a name of its own', () => {
    expect(where(({ summary }) => !/\p{Script=Han}/u.test(summary ?? ''))).toEqual([]);
    expect(where(({ description }) => !/[a-z]/i.test(description ?? ''))).toEqual([]);
    const names = operations().map(([, { operationId }]) => operationId);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('gives every parameter a form', () => {
    expect(where(({ parameters }) => (parameters ?? []).some(({ schema }) => schema === undefined))).toEqual([]);
  });
});
