import { DomainError, type FieldError } from '#platform';
import { parseRulePack } from './parse-rule-pack.js';
import type { RulePack } from './rule-pack.js';

/** A value at a dotted path replaced (or, when undefined, removed) in a copy that went through JSON. */
export type Change = readonly [path: string, value: unknown];

export function changed(pack: RulePack, ...changes: readonly Change[]): unknown {
  const copy = JSON.parse(JSON.stringify(pack)) as Record<string, unknown>;
  for (const [path, value] of changes) {
    const members = path.split('.');
    const last = members.pop() ?? '';
    let parent = copy;
    for (const member of members) parent = parent[member] as Record<string, unknown>;
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return copy;
}

/** The errors that `parseRulePack` names; none when it accepts the candidate. */
export function errorsOf(json: unknown): readonly FieldError[] {
  try {
    parseRulePack(json);
  } catch (error) {
    if (error instanceof DomainError && error.status === 422) return error.details.errors ?? [];
    throw error;
  }
  return [];
}
