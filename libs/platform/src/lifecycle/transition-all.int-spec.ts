import { uuidv7 } from '../ids/index.js';
import { lock, row } from '../database/lock.js';
import { Widget, widgetFacts, widgetLifecycle, Workshop, person } from '../test-support/widget.js';
import { transition, transitionAll } from './transition.js';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await Workshop.open();
});
afterAll(() => workshop.close());

const aWidget = (given: Partial<Widget> = {}): Widget => ({
  id: uuidv7(),
  programmeId: workshop.programmeId,
  state: 'raw',
  version: 1,
  colour: uuidv7(),
  ...given,
});

async function widgets(...given: Partial<Widget>[]): Promise<Widget[]> {
  const made = given.map(aWidget);
  await workshop.source.getRepository(Widget).insert(made);
  return made;
}

const check = (subjects: readonly Widget[], actor = workshop.context().actor): Promise<Widget[]> =>
  workshop.unit.run(workshop.context(actor), async (tx) => {
    await lock(
      tx,
      subjects.map(({ id }) => row('widget', id)),
    );
    return transitionAll(tx, widgetLifecycle, 'check', {
      facts: subjects.map(widgetFacts),
      refs: ({ colour }) => ({ colour: String(colour) }),
    });
  });

const told = (table: string, ids: readonly string[]): Promise<Record<string, unknown>[]> =>
  workshop.source.query(`select * from ${table} where subject_id = any($1::uuid[])`, [ids]);

describe('many subjects in one step', () => {
  it('move together, each with its own audit entry and event, in the order given', async () => {
    const made = await widgets({}, { version: 7 }, {});
    const ids = made.map(({ id }) => id);
    const checked = await check(made);
    expect(checked).toEqual(made.map((each) => ({ ...each, state: 'checked', version: each.version + 1 })));
    const rows = await workshop.source.getRepository(Widget).findBy(ids.map((id) => ({ id })));
    expect(rows.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...checked].sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(await told('audit_entry', ids)).toHaveLength(3);
    const events = await told('outbox_event', ids);
    expect(events.map(({ payload }) => (payload as { refs: unknown }).refs)).toEqual(
      made.map(({ colour }) => ({ colour })),
    );
    expect(await check([])).toEqual([]);
  });

  it.each([
    ['a guard refuses one of them', [{}, { colour: null }], 'widget.not_painted'],
    ['one of them stands elsewhere', [{}, { state: 'scrapped' }], 'platform.state_not_allowed'],
  ])('do nothing when %s', async (_, given: Partial<Widget>[], code) => {
    const made = await widgets(...given);
    await expect(check(made)).rejects.toMatchObject({ status: 409, code });
    const ids = made.map(({ id }) => id);
    expect(await told('audit_entry', ids)).toEqual([]);
    const rows = await workshop.source.getRepository(Widget).findBy(ids.map((id) => ({ id })));
    expect(rows.every(({ version }) => version === 1)).toBe(true);
  });

  it('do nothing when somebody was faster with one of them, or the actor may not', async () => {
    const made = await widgets({}, {});
    await expect(check(made, person())).rejects.toMatchObject({ status: 403 });
    const [, second] = made as [Widget, Widget];
    await workshop.unit.run(workshop.context(), async (tx) => {
      await lock(tx, [row('widget', second.id)]);
      await transition(tx, widgetLifecycle, 'paint', { facts: widgetFacts(second), set: { colour: uuidv7() } });
    });
    await expect(check(made)).rejects.toMatchObject({ status: 409, code: 'platform.stale_version' });
  });
});
