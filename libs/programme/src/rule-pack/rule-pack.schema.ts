import { readFileSync } from 'node:fs';
import type { SchemaObject } from 'ajv/dist/2020.js';

/** The JSON Schema (draft 2020-12) of a rule pack; it validates and it draws the form. */
export const rulePackSchema = JSON.parse(
  readFileSync(new URL('./rule-pack.schema.json', import.meta.url), 'utf8'),
) as SchemaObject;
