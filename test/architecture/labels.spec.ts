import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { allLifecycles, allLabels, allMessages, labelOf, messageOf, stateLabelOf, type Text } from '#platform';
import { ROLES, PERMISSION_ROLES } from '#identity';
import '../../apps/api/src/api.module.js';
import { readText, repositoryFiles } from './repository.js';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly enum?: readonly (string | null)[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: object;
  readonly responses: object;
}

interface Described {
  readonly where: string;
  readonly field: string;
  readonly schema: Schema;
}

const document = JSON.parse(readFileSync('apps/api/openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

const queryParameters = operations.flatMap(({ name, operation }) =>
  (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map(({ name: field, description, schema }): Described => {
      return { where: `${name}?${field}`, field, schema: { ...schema, description } };
    }),
);

/** Every property of the schemas, in place or by name, that this part of the operations leads to. */
function propertiesOf(part: 'requestBody' | 'responses'): Described[] {
  const found: Described[] = [];
  const names = new Set<string>();
  const visit = (where: string, node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { $ref, properties } = node as Schema;
    const name = $ref?.split('/').at(-1);
    if (name !== undefined && !names.has(name)) {
      names.add(name);
      visit(name, document.components.schemas[name]);
    }
    for (const [field, schema] of Object.entries(properties ?? {})) {
      found.push({ where: `${where}.${field}`, field, schema });
    }
    for (const inner of Object.values(node)) visit(where, inner);
  };
  operations.forEach(({ name, operation }) => visit(name, operation[part]));
  return found;
}

const IN_BOTH = /\p{Script=Han}.* \/ .*[a-z]/isu;
const undescribed = (fields: readonly Described[]): string[] =>
  fields.filter(({ schema }) => !IN_BOTH.test(schema.description ?? '')).map(({ where }) => where);

const readsInBoth = (text: Text | undefined): boolean => text !== undefined && text.zh !== '' && text.en !== '';
const isStateOfALifecycle = (codes: readonly string[]): boolean =>
  allLifecycles().some(({ states }) => codes.every((code) => readsInBoth(states[code])));

describe('every code that openapi.json lets through has words', () => {
  const choices = [...queryParameters, ...propertiesOf('requestBody'), ...propertiesOf('responses')].flatMap(
    ({ where, field, schema }) => {
      const codes = (schema.enum ?? schema.items?.enum ?? []).filter((code) => code !== null);
      return codes.length === 0 ? [] : [{ where, field, codes }];
    },
  );

  it('of a choice or of a state', () => {
    expect(choices.length).toBeGreaterThan(150);
    const silent = choices.flatMap(({ where, field, codes }) => {
      if (/state$/i.test(field) && isStateOfALifecycle(codes)) return [];
      return codes.filter((code) => !readsInBoth(labelOf(field, code))).map((code) => `${where} ${code}`);
    });
    expect(silent).toEqual([]);
  });

  it('and so have roles, permissions and events', () => {
    expect(ROLES.filter((role) => !readsInBoth(labelOf('role', role)))).toEqual([]);
    expect(Object.keys(PERMISSION_ROLES).filter((name) => !readsInBoth(labelOf('permission', name)))).toEqual([]);
    const events = allLifecycles().flatMap(({ actions }) => Object.values(actions).flatMap(({ emits }) => emits ?? []));
    const published = written(/(?:emits|type): '([a-z_]+\.[a-z_]+)'/g, /\.publish\(|emits/);
    const silent = [...new Set([...events, ...published])].filter((type) => !readsInBoth(labelOf('eventType', type)));
    expect(silent).toEqual([]);
  });
});

describe('every line of the audit trail has words', () => {
  const lifecycles = allLifecycles();

  it('for what was done: an action of a lifecycle, or a label', () => {
    const actions = written(/action: ['`]([a-z_]+\.[a-z_]+|\$\{[\w.]+\}\.[a-z_]+)['`]/g, /audit\(/);
    expect(actions.length).toBeGreaterThan(20);
    const inALifecycle = (action: string): boolean =>
      lifecycles.some(({ name, actions: own }) => Object.keys(own).some((own_) => action === `${name}.${own_}`));
    const silent = actions.filter((action) => {
      const suffix = action.split('}.')[1];
      return !inALifecycle(action) && !readsInBoth(labelOf('action', suffix ?? action));
    });
    expect(silent).toEqual([]);
  });

  it('for the kind of its subject: a lifecycle, or a label', () => {
    const kinds = written(/subjectType: '([a-z_]+)'/g, /audit\(/);
    expect(kinds.length).toBeGreaterThan(10);
    const silent = kinds.filter(
      (kind) => !lifecycles.some(({ name }) => name === kind) && !readsInBoth(labelOf('subjectType', kind)),
    );
    expect(silent).toEqual([]);
  });
});

describe('every field', () => {
  it('of a request says in Chinese and English what it means', () => {
    expect(undescribed([...queryParameters, ...propertiesOf('requestBody')])).toEqual([]);
  });

  it('of an answer says in Chinese and English what it means', () => {
    expect(undescribed(propertiesOf('responses'))).toEqual([]);
  });
});

/** Parameters of messages that hold no code: numbers, dates, names, what somebody wrote. */
const NO_CODES = new Set(
  (
    'account actual after agreed amount at attempt available balance bankCode batch cap capacity carry ' +
    'closesAt column completion count current date days earliest endsAt entry example field first ' +
    'floorFen found free frozenFrom grant held hour id indicator indicators instalment ' +
    'instructionReference key last latest limit load longest max maxEntries maximum maxMegabytes maxRatio ' +
    'milestone min missing months most n name names needed newest now number on openFen organisation ' +
    'panelMin passAt payableFen planned previous quorum racers ratio reference region replyBy reReviewAt ' +
    'row rows score sha256 share stage stated ' +
    'submitted sum today total unit until value verified words year years balance'
  ).split(' '),
);

/** Parameters that hold codes, each with such a code and the field it stands in. */
const CODES: Readonly<Record<string, { code: string; field?: string; lifecycle?: string }>> = {
  allowed: { code: 'new_rnd, supply', field: 'offerKind' },
  columns: { code: 'moneyPpm, ipPpm' },
  comparator: { code: 'abs_le' },
  criterion: { code: 'technical_route' },
  expected: { code: 'string' },
  gate: { code: 'funding.gate.midterm_not_passed' },
  kind: { code: 'recovery_write_off' },
  kinds: { code: 'same_unit, control' },
  mediaType: { code: 'application/pdf' },
  mode: { code: 'open_call' },
  other: { code: 'funding.shareMax' },
  payee: { code: 'split' },
  paymentMode: { code: 'post_only' },
  permission: { code: 'need.submit' },
  state: { code: 'draft', lifecycle: 'need' },
  step: { code: 'panel_review' },
  values: { code: 'ge, pass_fail', field: 'comparator' },
  voice: { code: 'consent' },
};

describe('refusals', () => {
  const parameters = [...allMessages()].flatMap(([code, { zh, en }]) =>
    [...`${zh}${en}`.matchAll(/\{(\w+)(?::yuan)?\}/g)].map(([, name]) => ({ code, name: name ?? '' })),
  );

  it('have parameters of which it is known whether they are codes', () => {
    const unknown = parameters.filter(({ name }) => !NO_CODES.has(name) && !(name in CODES));
    expect(unknown).toEqual([]);
  });

  it('show codes by their words', () => {
    const raw = parameters.flatMap(({ code: message, name }) => {
      const sample = CODES[name];
      if (!sample) return [];
      const { code, field, lifecycle } = sample;
      const said = messageOf(message, { [name]: code, ...(lifecycle && { lifecycle }) }, field);
      return code.split(', ').some((each) => said.zh.includes(each)) ? [`${message}: ${said.zh}`] : [];
    });
    expect(raw).toEqual([]);
  });

  it('leave alone what no label knows', () => {
    expect(messageOf('panel.score_missing', { criterion: 'our_own' }).zh).toContain('our_own');
    expect(stateLabelOf('need', 'draft')?.zh).not.toBe('draft');
    expect(allLabels().size).toBeGreaterThan(500);
  });
});

/** What a pattern captures in the sources of the product that also hold another one. */
function written(pattern: RegExp, beside: RegExp): string[] {
  const sources = repositoryFiles().filter((path) => /^libs\/[^/]+\/src\/.+\.ts$/.test(path) && !isTest(path));
  const found = sources
    .map((path) => readText(path))
    .filter((text) => beside.test(text))
    .flatMap((text) => [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []));
  return [...new Set(found)];
}

const isTest = (path: string): boolean => /spec\.ts$|test-support/.test(path);
