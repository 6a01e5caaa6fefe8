import type { WorkBatch, WorkItem } from '#platform';
import { mergePage } from './list-work.js';

const item = (id: string, due: string | null): WorkItem => ({
  subjectType: 'thing',
  id,
  placeType: 'thing',
  placeId: id,
  number: null,
  title: id,
  state: null,
  stateText: null,
  programmeId: null,
  programmeName: null,
  actions: [{ name: 'do', zh: '办', en: 'do' }],
  dueAt: due === null ? null : new Date(due),
  overdue: false,
  since: null,
});
const batch = (items: WorkItem[], horizon: WorkBatch['horizon'] = null): WorkBatch => ({ items, horizon });
const SOON = '2027-01-01T00:00:00.000Z';
const LATER = '2027-06-01T00:00:00.000Z';
const ids = ({ shown }: ReturnType<typeof mergePage>): string[] => shown.map(({ id }) => id);

describe('a page of a worklist', () => {
  it('puts first what is due first, and last what is never due', () => {
    const page = mergePage([batch([item('c', null), item('b', LATER)]), batch([item('d', SOON)])], 10);
    expect(ids(page)).toEqual(['d', 'b', 'c']);
    expect(page.next).toBeNull();
  });

  it('goes on after its last item when more is known', () => {
    const page = mergePage([batch([item('a', SOON), item('b', SOON), item('c', LATER)])], 2);
    expect(ids(page)).toEqual(['a', 'b']);
    expect(page.next).toEqual({ due: SOON, id: 'b' });
  });

  it('stops where a kind has not been looked at any further', () => {
    const cut = batch([item('a', SOON)], { due: SOON, id: 'b' });
    const page = mergePage([cut, batch([item('c', LATER)])], 10);
    // Behind the row `b`, which its guards refused, something may be due before `c`.
    expect(ids(page)).toEqual(['a']);
    expect(page.next).toEqual({ due: SOON, id: 'b' });
  });

  it('may be empty and still go on', () => {
    const page = mergePage([batch([], { due: SOON, id: 'b' })], 10);
    expect(page).toEqual({ shown: [], next: { due: SOON, id: 'b' } });
  });
});
