import { useRuleWords, type Pack, type RuleSchema } from './rule-schema';

export interface Difference {
  readonly section: string;
  /** Where it stands in words: 资助 › 拨款期次 2 › 累计上限. */
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two rule packs, value by value. */
export function useDifferences() {
  const { titleOf, scalarText } = useRuleWords();

  const between = (schema: RuleSchema, before: unknown, after: unknown, trail: readonly string[]): Difference[] => {
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    if (schema.properties) {
      return Object.entries(schema.properties).flatMap(([name, rule]) =>
        between(rule, memberOf(before, name), memberOf(after, name), [...trail, titleOf(rule, name)]),
      );
    }
    const items = schema.items;
    if (items?.properties) {
      const rows = Math.max(listOf(before).length, listOf(after).length);
      return Array.from({ length: rows }).flatMap((_, index) => {
        const own = [...trail.slice(0, -1), `${trail.at(-1) ?? ''} ${index + 1}`];
        return between(items, listOf(before)[index], listOf(after)[index], own);
      });
    }
    const text = (value: unknown): string =>
      items
        ? listOf(value)
            .map((each) => scalarText(items, each))
            .join('、') || '—'
        : (scalarText(schema, value) ?? '—');
    return [{ section: '', where: trail.join(' › '), before: text(before), after: text(after) }];
  };

  return (schema: RuleSchema, before: Pack, after: Pack): Difference[] =>
    Object.entries(schema.properties ?? {}).flatMap(([section, rule]) =>
      between(rule, before[section], after[section], [titleOf(rule)]).map((each) => ({ ...each, section })),
    );
}

const memberOf = (value: unknown, name: string): unknown => (value as Pack | undefined)?.[name];
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
