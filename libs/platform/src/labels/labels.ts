import type { Text } from './text.js';

/** The group of codes that mean the same in whatever field they stand. */
export const ANY_FIELD = '*';

const choices = new Map<string, Text>();
const stateLabels = new Map<string, Text>();

/**
 * Registers the words of codes. A code has one word in the whole product (group `ANY_FIELD`); where it means something
 * else in one field, the group is the field's name as in openapi.json, and that entry wins there.
 * @throws Error at start when a code gets two different words
 */
export function defineLabels<const T extends Readonly<Record<string, Text>>>(group: string, labels: T): T {
  for (const [code, text] of Object.entries(labels))
    keep(choices, group === ANY_FIELD ? code : `${group}.${code}`, text);
  return labels;
}

/** The words of a lifecycle's states, for refusals that name one. `defineLifecycle` calls it. */
export function defineStateLabels(lifecycle: string, states: Readonly<Record<string, Text>>): void {
  for (const [state, { zh, en }] of Object.entries(states)) keep(stateLabels, `${lifecycle}.${state}`, { zh, en });
}

/** The words of a code that stands in this field; undefined when nobody defined them. */
export function labelOf(field: string, code: string): Text | undefined {
  return ownLabelOf(field, code) ?? choices.get(code);
}

export function stateLabelOf(lifecycle: string, state: string): Text | undefined {
  return stateLabels.get(`${lifecycle}.${state}`);
}

/** The words that a code has in this field and not elsewhere. */
export function ownLabelOf(field: string, code: string): Text | undefined {
  return choices.get(`${field}.${code}`);
}

/** Every label, for the public catalogue: `<code>` or `<field>.<code>` → words. */
export function allLabels(): ReadonlyMap<string, Text> {
  return choices;
}

function keep(labels: Map<string, Text>, code: string, { zh, en }: Text): void {
  const known = labels.get(code);
  if (known && (known.zh !== zh || known.en !== en)) throw new Error(`the label of '${code}' is defined twice`);
  labels.set(code, { zh, en });
}
