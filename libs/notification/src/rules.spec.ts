import { allLifecycles } from '#platform';
import '#identity';
import '#ledger';
import '#reconciliation';
import { KINDS, REMINDERS, RULES, SILENT, type Rule } from './rules.js';
// Loads every module that something is told of.
import './subjects.js';

const rules: readonly [string, Rule][] = Object.entries(RULES);

describe('who is told of what', () => {
  const emitted = new Set(
    allLifecycles().flatMap(({ actions }) => Object.values(actions).flatMap(({ emits }) => emits ?? [])),
  );
  const heard = new Set(rules.map(([kind, { on }]) => on ?? kind));

  it('is decided for every event of a lifecycle: a rule, or silence on purpose', () => {
    expect(emitted.size).toBeGreaterThan(80);
    expect([...emitted].filter((event) => !heard.has(event) && !SILENT.includes(event))).toEqual([]);
    expect(SILENT.filter((event) => heard.has(event) || !emitted.has(event))).toEqual([]);
  });

  it('names at least one audience, each once', () => {
    for (const [kind, { to }] of rules)
      expect({ kind, size: new Set(to).size }).toEqual({ kind, size: to.length || 1 });
  });

  it('tells only its owner of a proposal, and never takers of another one', () => {
    const proposals = rules.filter(([, { about }]) => about === 'proposal');
    expect(proposals.length).toBeGreaterThan(5);
    expect(proposals.flatMap(([, { to }]) => to).filter((audience) => audience !== 'taker')).toEqual([]);
  });

  it('gives every kind a group, reminders that of deadlines', () => {
    expect(KINDS.size).toBe(rules.length + Object.keys(REMINDERS).length + 1);
    const reminders = [...KINDS].filter(([kind]) => kind.startsWith('deadline.'));
    expect(reminders.every(([, { group }]) => group === 'deadlines')).toBe(true);
  });
});
