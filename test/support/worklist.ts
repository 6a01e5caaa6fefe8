import type { Client } from './client.js';

export interface Item {
  readonly subjectType: string;
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: string | null;
  readonly programmeId: string | null;
  readonly actions: readonly { readonly name: string; readonly zh: string; readonly en: string }[];
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly since: string | null;
}

/** Everything that waits for somebody, over all pages. */
export async function workOf(who: Client, limit = 100): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await who.get(`/me/worklist?limit=${limit}${after}`).expect(200);
    const page = body as { items: Item[]; nextCursor: string | null };
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
