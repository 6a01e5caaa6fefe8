import { labelOf } from '#platform';
import '../programme.labels.js';
import { rulePackSchema } from './rule-pack.schema.js';

interface Described {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Described;
  readonly [keyword: `x-${string}`]: unknown;
}

function walk(schema: Described, path = ''): (readonly [string, Described])[] {
  const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => walk(member, `${path}.${name}`));
  const items = schema.items ? walk(schema.items, `${path}[]`) : [];
  return [[path, schema] as const, ...members, ...items];
}

const values = walk(rulePackSchema as Described);

describe('rule pack schema draws a form', () => {
  it('every value has a title and a description in Chinese and English', () => {
    const silent = values.filter(
      ([, value]) => !value.title || !value.description || !value['x-title-en'] || !value['x-description-en'],
    );
    expect(silent.map(([path]) => path)).toEqual([]);
    const withoutChinese = values.filter(
      ([, value]) => !/\p{Script=Han}/u.test(value.title + (value.description ?? '')),
    );
    expect(withoutChinese.map(([path]) => path)).toEqual([]);
  });

  it('every number and amount states its unit', () => {
    const numbers = values.filter(([path, value]) => value.type === 'integer' || path.endsWith('Fen'));
    expect(numbers.length).toBeGreaterThan(50);
    const nameless = numbers.filter(([, value]) => !labelOf('x-unit', String(value['x-unit'])));
    expect(nameless.map(([path]) => path)).toEqual([]);
  });

  it('every choice is named in both languages', () => {
    const choices = values.filter(([, value]) => value.enum);
    const unnamed = choices.filter(([, value]) => {
      const titles = (value['x-enum-titles'] ?? {}) as Record<string, { zh?: string; en?: string }>;
      return value.enum?.some((choice) => !titles[choice]?.zh || !titles[choice]?.en);
    });
    expect(choices.length).toBeGreaterThan(15);
    expect(unnamed.map(([path]) => path)).toEqual([]);
  });

  it('no object admits unknown values', () => {
    const open = values.filter(([, value]) => value.type === 'object' && value.additionalProperties !== false);
    expect(open.map(([path]) => path)).toEqual([]);
  });
});
