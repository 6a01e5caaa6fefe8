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
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import type { Params } from '../errors/index.js';

/**
 * Field decorators for what comes in (validated) and what goes out (documented): each decides the validation, the
 * error code and the OpenAPI schema of one kind of field, so that the three cannot disagree.
 */
interface FieldOptions {
  readonly optional?: boolean;
  /** May be null in answers. */
  readonly nullable?: boolean;
  /** What the field means, Chinese first: '需求名称 / name of the need'. */
  readonly doc?: string;
  /** Several values: an array with its limits. */
  readonly list?: { readonly min?: number; readonly max: number };
  readonly example?: unknown;
}

const FEN = /^(0|[1-9]\d{0,17})$/;
const SIGNED_FEN = /^(0|-?[1-9]\d{0,17})$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Text without control characters that PostgreSQL or a reader could not take. */
export function TextField(options: FieldOptions & { min?: number; max: number; pattern?: RegExp }): PropertyDecorator {
  const { min = 1, max, pattern } = options;
  return field(
    options,
    { type: 'string', minLength: min, maxLength: max, ...(pattern && { pattern: pattern.source }) },
    (each) => [
      IsString(says(each, 'field.wrong_type', { expected: 'string' })),
      Length(min, max, says(each, 'field.text_length', { min, max })),
      // eslint-disable-next-line no-control-regex -- control characters are exactly what is refused
      Matches(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/, says(each, 'field.pattern')),
      ...(pattern ? [Matches(pattern, says(each, 'field.pattern'))] : []),
    ],
  );
}

export function IdField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', format: 'uuid' }, (each) => [IsUUID('all', says(each, 'field.uuid'))]);
}

/** An amount in fen as a string of digits. */
export function FenField(options: FieldOptions & { signed?: boolean } = {}): PropertyDecorator {
  const pattern = options.signed ? SIGNED_FEN : FEN;
  return field(options, { type: 'string', pattern: pattern.source, example: '500000000' }, (each) => [
    Matches(pattern, says(each, 'field.fen')),
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

/** A ratio in parts per million, 0 to 1 000 000. */
export const PpmField = (options: FieldOptions = {}): PropertyDecorator =>
  IntField({ ...options, min: 0, max: 1_000_000 });

export function FlagField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'boolean' }, (each) => [
    IsBoolean(says(each, 'field.wrong_type', { expected: 'boolean' })),
  ]);
}

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export function DateField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', format: 'date' }, (each) => [Matches(DATE, says(each, 'field.date'))]);
}

/** An instant with its time zone. */
export function InstantField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'string', format: 'date-time' }, (each) => [
    Matches(INSTANT, says(each, 'field.instant')),
  ]);
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
  const schema: ApiPropertyOptions = { type, ...(list && { isArray: true }) };
  return applyDecorators(
    ApiProperty({ ...schema, ...documented(options) } as ApiPropertyOptions),
    ...presence(options),
    ...(list ? listRules(list) : [IsObject(says(false, 'field.wrong_type', { expected: 'object' }))]),
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

const presence = ({ optional }: FieldOptions): PropertyDecorator[] => (optional ? [IsOptional()] : []);

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
