import { seededRandom } from '../support/zipf-text.mjs';

const LIST_CONNECTIONS = 32;
const SEARCH_CONNECTIONS = 4;
const CREATE_CONNECTIONS = 8;
const SEARCHES = 300;
const DETAILS = 500;
const FILTERS = 10;
/** A page and one row more, so that there is a next page. */
const FULL_PAGE = 21;

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {number} connections
 * @property {{ api: string, twin: string }[]} paths requests take them in turn
 * @property {{ token: string, body?: string }} [signedIn] the api's request carries the token
 */

/**
 * What is measured on one volume of data.
 *
 * @param {object} subject
 * @param {import('pg').Client} subject.client
 * @param {{ texts: string[][], documents: Map<string, number> }} subject.copy from growTo
 * @param {{ officer: string, demander: string }} subject.tokens
 * @param {string} subject.cursor of the second page
 * @param {object} subject.need the body of a new need
 * @returns {Promise<Scenario[]>}
 */
export async function scenariosOn({ client, copy, tokens, cursor, need }) {
  const random = seededRandom(1);
  const ids = await column(client, `select id from challenge where listed order by md5(id::text) limit ${DETAILS}`);
  const filters = await client.query(FULL_FILTERS);
  const list = (name, query) => ({ api: `/api/v1/public/challenges?${query}`, twin: `/${name}?${query}` });
  const searches = (words) =>
    questions(copy, words, random).map((q) => list('search', new URLSearchParams({ q: q.join(' ') })));
  const read = (name, paths) => ({ name, connections: LIST_CONNECTIONS, paths });
  const search = (name, words) => ({ name, connections: SEARCH_CONNECTIONS, paths: searches(words) });
  return [
    read('list', [list('list', '')]),
    read(
      'list, by field and state',
      filters.rows.map((filter) => list('filtered', new URLSearchParams(filter))),
    ),
    read('list, second page', [list('page', new URLSearchParams({ cursor }))]),
    search('search, one word', 1),
    search('search, two words', 2),
    search('search, three words', 3),
    read(
      'detail',
      ids.map((id) => ({ api: `/api/v1/public/challenges/${id}`, twin: `/detail/${id}` })),
    ),
    {
      ...read('signed-in list', [{ api: '/api/v1/challenges', twin: '/signed-in' }]),
      signedIn: { token: tokens.officer },
    },
    {
      name: 'create need',
      connections: CREATE_CONNECTIONS,
      paths: [{ api: '/api/v1/needs', twin: '/create' }],
      signedIn: { token: tokens.demander, body: JSON.stringify(need) },
    },
  ];
}

/** Filters that find a full page on every volume: only equal pages tell whether a list is flat. */
const FULL_FILTERS = `
  select state, field from challenge where listed group by state, field having count(*) >= ${FULL_PAGE}
   order by count(*) desc, state, field limit ${FILTERS}`;

async function column(client, sql) {
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  return rows.map(([value]) => value);
}

/**
 * Words that stand together in some text. Of single words as many are rare as middling and common: in less than 50, in
 * less than 1,000, and in more texts (stack.md section 5).
 */
function questions({ texts, documents }, count, random) {
  const bounds = [50, 1_000, Infinity];
  const classOf = (word) => bounds.findIndex((bound) => documents.get(word) < bound);
  const found = [];
  while (found.length < SEARCHES) {
    const words = [...texts[Math.floor(random() * texts.length)]];
    const question = Array.from({ length: count }, () => words.splice(Math.floor(random() * words.length), 1)[0]);
    if (count > 1 || classOf(question[0]) === found.length % bounds.length) found.push(question);
  }
  return found;
}
