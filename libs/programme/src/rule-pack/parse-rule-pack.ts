import { createHash } from 'node:crypto';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { canonicalJson, invalid, type FieldError } from '#platform';
import { checkFundingRules } from './funding-rule-checks.js';
import { checkProcedureRules } from './procedure-rule-checks.js';
import { checkReviewRules } from './review-rule-checks.js';
import type { RulePack } from './rule-pack.js';
import { rulePackSchema } from './rule-pack.schema.js';

const ajv = new Ajv2020({ allErrors: true, verbose: true });
ajv.addVocabulary(['x-title-en', 'x-description-en', 'x-unit', 'x-enum-titles']);
const validateShape = ajv.compile<RulePack>(rulePackSchema);

/**
 * A rule pack from untrusted JSON. The shape is checked first (rule-pack.schema.json); the rules that tie values
 * together are checked only on a right shape. All errors are named at once, each with the path of its value.
 * @throws DomainError 422 `platform.invalid_input` with errors `field.*` or `rule_pack.*`
 */
export function parseRulePack(json: unknown): RulePack {
  if (!validateShape(json)) throw invalid(...(validateShape.errors ?? []).map(fieldErrorOf));
  const contradictions = [...checkProcedureRules(json), ...checkReviewRules(json), ...checkFundingRules(json)];
  if (contradictions.length > 0) throw invalid(...contradictions);
  return json;
}

/** SHA-256, 64 hex digits, of the canonical JSON (RFC 8785): equal for equal rules, whatever the order of members. */
export function rulePackHash(pack: RulePack): string {
  return createHash('sha256').update(canonicalJson(pack), 'utf8').digest('hex');
}

type SchemaNumbers = Readonly<Record<string, number | undefined>>;

function fieldErrorOf(error: ErrorObject): FieldError {
  const path = pathOf(error.instancePath);
  const schema = (error.parentSchema ?? {}) as Readonly<Record<string, unknown>>;
  const limits = schema as SchemaNumbers;
  switch (error.keyword) {
    case 'required':
      return { path: join(path, String(error.params['missingProperty'])), code: 'field.required' };
    case 'additionalProperties':
      return { path: join(path, String(error.params['additionalProperty'])), code: 'field.unknown' };
    case 'type':
      return { path, code: 'field.wrong_type', params: { expected: String(error.params['type']) } };
    case 'minimum':
    case 'maximum':
      return { path, code: 'field.number_range', params: { min: limits['minimum'] ?? 0, max: limits['maximum'] ?? 0 } };
    case 'enum':
      return { path, code: 'field.one_of', params: { values: (schema['enum'] as string[]).join(', ') } };
    case 'const':
      return { path, code: 'field.one_of', params: { values: String(schema['const']) } };
    case 'pattern':
      return { path, code: schema['x-unit'] === 'fen' ? 'field.fen' : 'field.pattern' };
    case 'minLength':
    case 'maxLength':
      return {
        path,
        code: 'field.text_length',
        params: { min: limits['minLength'] ?? 0, max: limits['maxLength'] ?? 0 },
      };
    case 'minItems':
    case 'maxItems':
      return { path, code: 'field.list_size', params: { min: limits['minItems'] ?? 0, max: limits['maxItems'] ?? 0 } };
    default:
      return { path, code: 'field.invalid' };
  }
}

function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
