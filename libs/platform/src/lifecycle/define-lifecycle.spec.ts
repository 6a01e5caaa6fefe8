import { publicActor, systemActor } from '../context/context.js';
import { widgetFacts, widgetLifecycle, type Widget } from '../test-support/widget.js';
import { allowedActions, lifecycleProblems, stateDiagram, type ActionSpec, type Facts } from './index.js';

const text = { zh: '文', en: 'text' };
const action = (from: string[], to: ActionSpec<string, Facts>['to']): ActionSpec<string, Facts> => ({
  ...text,
  from,
  to,
  permission: 'thing.do',
});
const spec = (actions: Record<string, ActionSpec<string, Facts>>, states: string[] = ['a', 'b', 'z']) => ({
  name: 'thing',
  table: 'thing',
  label: text,
  initial: 'a',
  states: Object.fromEntries(states.map((name) => [name, { ...text, final: name === 'z' }])),
  actions,
});

describe('a lifecycle declaration', () => {
  it('is sound when every state is reached and has a way out', () => {
    expect(lifecycleProblems(spec({ go: action(['a'], 'b'), end: action(['a', 'b'], 'z') }))).toEqual([]);
  });

  it.each([
    ['an unknown state', spec({ go: action(['a'], 'x'), end: action(['a'], 'z') }, ['a', 'z']), 'unknown state x'],
    ['an unreachable state', spec({ end: action(['a', 'b'], 'z') }), 'state b cannot be reached'],
    ['a dead end', spec({ go: action(['a'], 'b'), end: action(['a'], 'z') }), 'state b has no way to a final state'],
    [
      'a final state that is left',
      spec({ go: action(['a'], 'b'), end: action(['a', 'b'], 'z'), back: action(['z'], 'a') }),
      'final state z is left by back',
    ],
  ])('refuses %s', (_, declaration, problem) => {
    expect(lifecycleProblems(declaration)).toContain(problem);
  });

  it('draws itself', () => {
    expect(stateDiagram(widgetLifecycle as never)).toContain('raw --> checked: check');
  });
});

describe('offered actions', () => {
  const now = new Date();
  const widget = (state: string, colour: string | null): Widget => ({
    id: '1',
    programmeId: '2',
    state,
    version: 1,
    colour,
  });

  it('say why one is not allowed now', () => {
    const actor = systemActor(['widget.check', 'widget.paint']);
    const offered = allowedActions(widgetLifecycle, widgetFacts(widget('raw', null)), { actor, now });
    expect(offered).toEqual([
      { name: 'paint', allowed: true, reasons: [] },
      { name: 'check', allowed: false, reasons: [{ code: 'widget.not_painted', params: {} }] },
    ]);
  });

  it('leave out what the actor may never do and what belongs to other states', () => {
    const actor = systemActor(['widget.ship']);
    expect(allowedActions(widgetLifecycle, widgetFacts(widget('raw', 'red')), { actor, now })).toEqual([]);
    expect(allowedActions(widgetLifecycle, widgetFacts(widget('checked', 'red')), { actor: publicActor, now })).toEqual(
      [],
    );
  });
});
