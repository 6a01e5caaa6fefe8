import { invalid, malformed } from '../errors/index.js';

/** Three times what any body of this API needs (a rule pack has ten levels). */
const MAX_DEPTH = 32;

/**
 * Refuses JSON on which those who walk it afterwards (class-transformer, hashing) break instead of refusing it: nested so
 * deep that recursion ends on the stack's limit, members named `constructor`, numbers that became infinite, characters
 * that cannot be stored. Goes level by level, so it has no limit of its own.
 * @throws 400 platform.nested_too_deep · 422 with the path of the member
 */
export function assertReadable(body: unknown): void {
  let level: readonly Member[] = [{ path: '', value: body }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw malformed('platform.nested_too_deep', { max: MAX_DEPTH });
    level = level.flatMap(membersOf);
  }
}

interface Member {
  readonly path: string;
  readonly value: unknown;
}

function membersOf({ path, value }: Member): Member[] {
  if (typeof value === 'number' && !Number.isFinite(value)) throw invalid({ path, code: 'field.invalid' });
  if (typeof value === 'string' && !isStorable(value)) throw invalid({ path, code: 'field.pattern' });
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, inner]) => {
    const member = { path: path ? `${path}.${key}` : key, value: inner as unknown };
    if (key === 'constructor' || !isStorable(key)) throw invalid({ path: member.path, code: 'field.unknown' });
    return member;
  });
}

/** PostgreSQL takes neither NUL nor half of a pair of surrogates, in no text and no JSON. */
const isStorable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
