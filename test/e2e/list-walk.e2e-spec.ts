import pg from 'pg';
import { uuidv7 } from '#platform';
import { searchDocument } from '../../libs/bulletin/src/search/search-document.js';
import { aBulletin } from '../builders/bulletin.js';
import { aCast, type Cast } from '../builders/people.js';
import type { Client } from '../support/client.js';
import { System } from '../support/system.js';
import { growTo } from '../support/volume.mjs';

interface Row {
  readonly id: string;
}

/** trust.md D9. */
const ROWS = 10_000;
const PAGE = 100;
/** So many are added while each page is read, and so many in all. */
const ADDED = 5;
const HELD = 500;
const TIME_LIMIT_MS = 120_000;

describe(`a walk through a list of ${ROWS} while others add to it`, () => {
  let system: System;
  let cast: Cast;
  let client: pg.Client;
  let columns: string;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    await aBulletin(cast).published();
    client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
    await client.connect();
    await growTo(client, ROWS + HELD, { searchDocument, newId: uuidv7 });
    columns = await columnsOf('challenge');
    await client.query('create temp table held as select * from challenge limit 0');
  }, TIME_LIMIT_MS);
  afterAll(async () => {
    await client.end();
    await system.stop();
  });

  const columnsOf = async (table: string): Promise<string> => {
    const { rows } = await client.query<{ names: string }>(
      `select string_agg(format('%I', column_name), ', ' order by ordinal_position) as names
         from information_schema.columns
        where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    return rows[0]?.names ?? '';
  };
  const listed = async (): Promise<string[]> => {
    const { rows } = await client.query<Row>('select id from challenge where listed');
    return rows.map(({ id }) => id);
  };
  /** Takes copies from all over the list out of it, to be added again. */
  const hold = (): Promise<unknown> =>
    client.query(
      `with taken as (
         delete from challenge where id in (
           select c.id from challenge c
            where not exists (select from need_assessment a where a.need_id = c.need_id)
            order by md5(c.id::text) limit ${HELD})
         returning *)
       insert into held select * from taken`,
    );
  const add = (): Promise<unknown> =>
    client.query(
      `with added as (delete from held where id in (select id from held limit ${ADDED}) returning *)
       insert into challenge (${columns}) select ${columns} from added`,
    );

  /** Follows `Link: rel="next"` from page to page (RFC 8288), as a harvester does; others add rows beside each page. */
  const walk = async (reader: Client, first: string): Promise<string[]> => {
    const seen: string[] = [];
    for (let next: string | undefined = first; next;) {
      const [answer] = await Promise.all([reader.get(next).expect(200), add()]);
      const { items, nextCursor } = answer.body as { items: readonly Row[]; nextCursor: string | null };
      seen.push(...items.map(({ id }) => id));
      next = nextPage(answer.headers['link'] as string | undefined);
      expect(next === undefined).toBe(nextCursor === null);
      if (next) expect(items).toHaveLength(PAGE);
    }
    return seen;
  };

  const lists: readonly (readonly [string, () => Client, string])[] = [
    ['everybody, the newest first', () => system.visitor, '/public/challenges?sort=newest'],
    ['everybody, the next to close first', () => system.visitor, '/public/challenges?sort=closing'],
    ['everybody, the highest amount first', () => system.visitor, '/public/challenges?sort=amount'],
    ['an officer', () => cast.officer, '/challenges?'],
  ];
  it.each(lists)(
    'shows each row once and leaves none out: %s',
    async (_reader, reader, path) => {
      await hold();
      const atFirst = await listed();
      expect(atFirst.length).toBeGreaterThanOrEqual(ROWS);
      const seen = await walk(reader(), `${path}&limit=${PAGE}`);
      const distinct = new Set(seen);
      expect(seen).toHaveLength(distinct.size);
      expect(atFirst.filter((id) => !distinct.has(id))).toEqual([]);
      expect(await listed()).toHaveLength(atFirst.length + HELD);
    },
    TIME_LIMIT_MS,
  );
});

/** The target of `rel="next"`, as the client takes it: below /api/v1. */
function nextPage(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  const found = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(link);
  if (!found?.[1]) throw new Error(`not a link to a next page: ${link}`);
  return found[1];
}
