import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../../apps/dev/lib/data-dir.mjs';
import { withConnection } from '../../apps/dev/lib/sql.mjs';

const PAGE = 20;

/** A module of the built product. */
export const built = (file) => import(pathToFileURL(path.join(repository, 'dist', file)).href);

/**
 * What the twin does, taken from the product itself, so that the two cannot drift apart: the very statements that the
 * product's queries send, and the very rows that creating a need wrote.
 *
 * @param {object} subject
 * @param {string} subject.ownerUrl
 * @param {string} subject.agencyId the agency of the officer who reads the signed-in list
 * @param {string} subject.needId a need that was just created over HTTP
 */
export async function twinPlan({ ownerUrl, agencyId, needId }) {
  const { findPublicChallenges } = await built('libs/bulletin/src/queries/public-challenges.js');
  const { publicChallenge } = await built('libs/bulletin/src/queries/public-details.js');
  const { listChallenges } = await built('libs/bulletin/src/bulletin.repository.js');
  const { encodeCursor } = await built('libs/platform/src/database/page.js');
  const cursor = encodeCursor(['newest', new Date(0).toISOString(), needId]);
  const search = (filters) => sqlOf((reads) => findPublicChallenges(reads, { limit: PAGE, ...filters }));
  const reach = { all: false, parties: { agency: { subjectIds: [agencyId], inProgramme: [] } } };
  return {
    limit: PAGE,
    agencyId,
    list: await search({}),
    filtered: await search({ state: ['open'], field: ['-'] }),
    page: await search({ cursor }),
    search: await search({ q: '传感器' }),
    detail: await sqlOf((reads) => publicChallenge(reads, needId)),
    signedIn: await sqlOf((reads) => listChallenges(reads, reach, { limit: PAGE })),
    create: await createdRows(ownerUrl, needId),
  };
}

/** The one statement that a query of the product sends. */
async function sqlOf(query) {
  const sent = [];
  const reads = {
    query: (sql) => {
      sent.push(sql);
      return Promise.resolve([]);
    },
  };
  // Of nothing there is no detail: the query then ends with 404, after its statement.
  await Promise.resolve(query(reads)).catch((error) => {
    if (error.status !== 404) throw error;
  });
  if (sent.length !== 1) throw new Error(`one statement was expected, not ${sent.length}`);
  return sent[0];
}

/** What creating a need wrote: the row, its indicators, its event and its audit entry. */
function createdRows(ownerUrl, needId) {
  return withConnection(ownerUrl, async (client) => {
    const rows = async (sql) => (await client.query(sql, [needId])).rows;
    const [{ row: need }] = await rows('select to_jsonb(n) as row from need n where id = $1');
    const indicators = await rows('select to_jsonb(i) as row from indicator i where need_id = $1 order by position');
    const events = await rows('select to_jsonb(e) as row from outbox_event e where subject_id = $1');
    const audits = await rows('select body from audit_entry where subject_id = $1');
    if (events.length !== 1 || audits.length !== 1) throw new Error('a created need has one event and one audit entry');
    const { id, created_at, dispatched_at, ...event } = events[0].row;
    return { need, indicators: indicators.map(({ row }) => row), event, audit: JSON.parse(audits[0].body) };
  });
}
