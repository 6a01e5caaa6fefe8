import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { invalid, type FieldError, type Params } from '../errors/index.js';
import { rememberRules } from './remembered-rules.js';

rememberRules();

const PLAIN = new Set<unknown>([String, Boolean, Number, Array, Object, undefined]);

/**
 * Turns bodies and queries into their DTOs and checks them.
 * @throws 422 platform.invalid_input with the path of every wrong field; unknown fields are wrong
 */
@Injectable()
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if ((type !== 'body' && type !== 'query') || PLAIN.has(metatype)) return value;
    const given = value ?? {};
    if (typeof given !== 'object' || Array.isArray(given)) {
      throw invalid({ path: '', code: 'field.wrong_type', params: { expected: 'object' } });
    }
    const dto = plainToInstance(metatype as new () => object, given);
    const errors = await validate(dto, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
    if (errors.length > 0) throw invalid(...errors.flatMap((error) => fieldErrors(error, '')));
    return dto;
  }
}

function fieldErrors(error: ValidationError, prefix: string): FieldError[] {
  const path = prefix ? `${prefix}.${error.property}` : error.property;
  const own = Object.keys(error.constraints ?? {});
  const first = own[0];
  const mine = first === undefined ? [] : [{ path, ...wordsFor(error, first) }];
  return [...mine, ...(error.children ?? []).flatMap((child) => fieldErrors(child, path))];
}

function wordsFor(error: ValidationError, constraint: string): { code: string; params?: Params } {
  if (constraint === 'whitelistValidation') return { code: 'field.unknown' };
  if (error.value === undefined) return { code: 'field.required' };
  const contexts = error.contexts as Record<string, { code: string; params?: Params } | undefined> | undefined;
  return contexts?.[constraint] ?? { code: error.value === null ? 'field.required' : 'field.invalid' };
}
