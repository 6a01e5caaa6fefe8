import 'reflect-metadata';
import { DomainError } from '../errors/index.js';
import { DateField, FenField, InstantField, NestedField, TextField } from './fields.js';
import { InputPipe } from './input.pipe.js';

class Part {
  @TextField({ max: 10 }) name!: string;
}

class Input {
  @TextField({ max: 10, optional: true }) text?: string;
  @TextField({ max: 10, optional: true, nullable: true }) cleared?: string | null;
  @DateField({ optional: true }) on?: string;
  @DateField({ optional: true, list: { max: 3 } }) days?: string[];
  @InstantField({ optional: true }) at?: string;
  @FenField({ optional: true, positive: true }) amountFen?: string;
  @NestedField(() => Part, { optional: true }) part?: Part;
  @NestedField(() => Part, { optional: true, list: { max: 3 } }) parts?: Part[];
}

async function refusals(body: unknown): Promise<string[]> {
  try {
    await new InputPipe().transform(body, { type: 'body', metatype: Input });
    return [];
  } catch (error) {
    return ((error as DomainError).details.errors ?? []).map(({ path, code }) => `${path} ${code}`);
  }
}

describe('input', () => {
  it.each<[object]>([
    [{}],
    [{ text: '测😀\n', cleared: null, on: '2024-02-29', days: ['2026-12-31'] }],
    [{ at: '2026-07-15T09:00:00+08:00', amountFen: '1', part: { name: 'a' }, parts: [{ name: 'b' }] }],
  ])('is taken: %j', async (body) => {
    expect(await refusals(body)).toEqual([]);
  });

  it.each<[object, string]>([
    [{ text: null }, 'text field.wrong_type'],
    [{ on: null }, 'on field.date'],
    [{ part: null }, 'part field.wrong_type'],
    [{ parts: null }, 'parts field.wrong_type'],
    [{ text: 'a\u0000' }, 'text field.pattern'],
    [{ text: 'a\ud800' }, 'text field.pattern'],
    [{ text: '\udc00\ud800' }, 'text field.pattern'],
    [{ on: '2026-02-29' }, 'on field.date'],
    [{ on: '2026-02-31' }, 'on field.date'],
    [{ on: '0000-01-01' }, 'on field.date'],
    [{ days: ['2026-01-01', '2026-04-31'] }, 'days field.date'],
    [{ at: '2026-02-31T00:00:00Z' }, 'at field.instant'],
    [{ at: '2026-07-15T09:00:00+99:99' }, 'at field.instant'],
    [{ at: '2026-07-15T09:00:00' }, 'at field.instant'],
    [{ amountFen: '0' }, 'amountFen field.fen_positive'],
    [{ part: [] }, 'part field.wrong_type'],
    [{ parts: [[{ name: 'a' }]] }, 'parts field.wrong_type'],
    [{ parts: [[]] }, 'parts field.wrong_type'],
    [{ parts: [null] }, 'parts field.wrong_type'],
    [{ unknown: 1 }, 'unknown field.unknown'],
  ])('is refused: %j', async (body, expected) => {
    expect(await refusals(body)).toContain(expected);
  });
});
