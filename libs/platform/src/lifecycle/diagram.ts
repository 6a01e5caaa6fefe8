import { initialStates, targetsOf, type AnyLifecycle } from './define-lifecycle.js';

/** The state diagram of a lifecycle as Mermaid text, for READMEs; drift is tested. */
export function stateDiagram(lifecycle: AnyLifecycle): string {
  const edges = new Map<string, string[]>();
  for (const [name, action] of Object.entries(lifecycle.actions)) {
    for (const from of action.from) {
      for (const to of targetsOf(action, from)) {
        if (to === from && action.to === 'same') continue;
        const key = `${from} --> ${to}`;
        edges.set(key, [...(edges.get(key) ?? []), name]);
      }
    }
  }
  const states = Object.entries(lifecycle.states).map(([name, text]) => `  ${name}: ${name} ${text.zh}`);
  const finals = Object.entries(lifecycle.states)
    .filter(([, state]) => state.final)
    .map(([name]) => `  ${name} --> [*]`);
  return [
    'stateDiagram-v2',
    ...states,
    ...initialStates(lifecycle).map((name) => `  [*] --> ${name}`),
    ...[...edges].map(([edge, names]) => `  ${edge}: ${names.join(', ')}`),
    ...finals,
  ].join('\n');
}
