import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { isLocalDate } from '../calendar/local-date.js';
import type { Params } from '../errors/index.js';

/**
 * Field decorators for what comes in (validated) and what goes out (documented): each decides the validation, the
 * error code and the OpenAPI schema of one kind of field, so that the three cannot disagree.
 */
interface FieldOptions {
  readonly optional?: boolean;
  /** May be null in answers, and where it is optional also in requests. */
  readonly nullable?: boolean;
  /** What the field means, Chinese first: '需求名称 / name of the need'. */
  readonly doc?: string;
  /** Several values: an array with its limits. */
  readonly list?: { readonly min?: number; readonly max: number };
  readonly example?: unknown;
}

const FEN = /^(0|[1-9]\d{0,17})$/;
const POSITIVE_FEN = /^[1-9]\d{0,17}$/;
const SIGNED_FEN = /^(0|-?[1-9]\d{0,17})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Text without control characters and lone surrogates, which PostgreSQL or a reader could not take. */
export function TextField(options: FieldOptions & { min?: number; max: number; pattern?: RegExp }): PropertyDecorator {
  const { min = 1, max, pattern } = options;
  return field(
    options,
    { type: 'string', minLength: min, maxLength: max, ...(pattern && { pattern: pattern.source }) },
    (each) => [
      IsString(says(each, 'field.wrong_type', { expected: 'string' })),
      Length(min, max, says(each, 'field.text_length', { min, max })),
      // eslint-disable-next-line no-control-regex -- control characters are exactly what is refused
      Matches(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Surrogate}]*$/u, says(each, 'field.pattern')),
      ...(pattern ? [Matches(pattern, says(each, 'field.pattern'))] : []),
    ],
  );
}

export function IdField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', format: 'uuid' }, (each) => [IsUUID('all', says(each, 'field.uuid'))]);
}

/** An amount in fen as a string of digits; `positive` when nothing is not an amount here. */
export function FenField(options: FieldOptions & { signed?: boolean; positive?: boolean } = {}): PropertyDecorator {
  const pattern = options.signed ? SIGNED_FEN : options.positive ? POSITIVE_FEN : FEN;
  return field(options, { type: 'string', pattern: pattern.source, example: '500000000' }, (each) => [
    Matches(pattern, says(each, options.positive ? 'field.fen_positive' : 'field.fen')),
  ]);
}

export function IntField(options: FieldOptions & { min: number; max: number; query?: boolean }): PropertyDecorator {
  const { min, max } = options;
  return field(options, { type: 'integer', minimum: min, maximum: max }, (each) => [
    ...(options.query ? [Type(() => Number)] : []),
    IsInt(says(each, 'field.number_range', { min, max })),
    Min(min, says(each, 'field.number_range', { min, max })),
    Max(max, says(each, 'field.number_range', { min, max })),
  ]);
}

/** A number that is no amount and no count: a measure such as a relevance. */
export function MeasureField(options: FieldOptions & { min: number; max: number }): PropertyDecorator {
  const { min, max } = options;
  return field(options, { type: 'number', minimum: min, maximum: max }, (each) => [
    IsNumber({}, says(each, 'field.number_range', { min, max })),
    Min(min, says(each, 'field.number_range', { min, max })),
    Max(max, says(each, 'field.number_range', { min, max })),
  ]);
}

/** A ratio in parts per million, 0 to 1 000 000. */
export const PpmField = (options: FieldOptions = {}): PropertyDecorator =>
  IntField({ ...options, min: 0, max: 1_000_000 });

export function FlagField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'boolean' }, (each) => [
    IsBoolean(says(each, 'field.wrong_type', { expected: 'boolean' })),
  ]);
}

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`, of a day that exists. */
export function DateField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', format: 'date' }, (each) => [
    satisfies('isLocalDate', isLocalDate, says(each, 'field.date')),
  ]);
}

/** An instant with its time zone, on a day that exists. */
export function InstantField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', format: 'date-time' }, (each) => [
    satisfies('isInstant', isInstant, says(each, 'field.instant')),
  ]);
}

/** A rule of our own. class-validator drops the context of a rule without a message, so it gets its name as one. */
function satisfies(name: string, validate: (value: unknown) => boolean, options: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name, validator: { validate, defaultMessage: () => name } }, options);
}

/** `Date` takes 31 February for 3 March and an hour of 99 for no date at all; both are refused here. */
function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  return isLocalDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));
}

export function ChoiceField(
  values: readonly string[],
  options: FieldOptions & { query?: boolean } = {},
): PropertyDecorator {
  return field(options, { type: 'string', enum: [...values] }, (each) => [
    // A repeated query parameter means OR; a single one arrives as a plain string.
    ...(options.query && options.list ? [Transform(({ value }: { value: unknown }) => asList(value))] : []),
    IsIn([...values], says(each, 'field.one_of', { values: values.join(', ') })),
  ]);
}

/** A free object that a schema of its own checks later (a rule pack, a sealed document). */
export function JsonField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'object', additionalProperties: true }, (each) => [
    IsObject(says(each, 'field.wrong_type', { expected: 'object' })),
  ]);
}

/** An object, or with `list` a list of objects, of a class that carries fields itself. */
export function NestedField(type: () => new () => object, options: FieldOptions = {}): PropertyDecorator {
  const { list } = options;
  // Nest's OpenAPI knows a lazy type by the name of its function, `type`; any other function is taken for the class.
  const schema: ApiPropertyOptions = { type: () => type(), ...(list && { isArray: true }) };
  return applyDecorators(
    ApiProperty({ ...schema, ...documented(options) } as ApiPropertyOptions),
    ...presence(options),
    ...(list ? listRules(list) : []),
    // A list inside the list would pass ValidateNested, which then looks into it.
    IsObject(says(Boolean(list), 'field.wrong_type', { expected: 'object' })),
    ValidateNested({ each: Boolean(list) }),
    Type(type),
  );
}

function field(
  options: FieldOptions,
  schema: Record<string, unknown>,
  rules: (each: boolean) => PropertyDecorator[],
): PropertyDecorator {
  const { list } = options;
  const shape = list ? { type: 'array', items: schema, minItems: list.min ?? 0, maxItems: list.max } : schema;
  return applyDecorators(
    ApiProperty({ ...shape, ...documented(options) } as ApiPropertyOptions),
    ...presence(options),
    ...(list ? listRules(list) : []),
    ...rules(Boolean(list)),
  );
}

function documented({ optional, nullable, doc, example }: FieldOptions): ApiPropertyOptions {
  return {
    required: !optional,
    ...(nullable && { nullable: true }),
    ...(doc && { description: doc }),
    ...(example !== undefined && { example }),
  } as ApiPropertyOptions;
}

/** A field that may be left out may not be null for that: use cases know an absent value as undefined only. */
function presence({ optional, nullable }: FieldOptions): PropertyDecorator[] {
  if (!optional) return [];
  return [nullable ? IsOptional() : ValidateIf((_object: object, value: unknown) => value !== undefined)];
}

function listRules({ min = 0, max }: { min?: number; max: number }): PropertyDecorator[] {
  return [
    IsArray(says(false, 'field.wrong_type', { expected: 'array' })),
    ArrayMinSize(min, says(false, 'field.list_size', { min, max })),
    ArrayMaxSize(max, says(false, 'field.list_size', { min, max })),
  ];
}

function says(each: boolean, code: string, params: Params = {}): ValidationOptions {
  return { each, context: { code, params } };
}

function asList(value: unknown): unknown {
  return value === undefined || Array.isArray(value) ? value : [value];
}
