// The bare twin: what Fastify and a pg pool alone make of the same work. The same statements on the same rows, prepared
// by name, under the same roles, from pools of the same size, to the same JSON; no framework, no checks, no sign-in.
import { fastify } from 'fastify';
import pg from 'pg';
import { built } from './plan.mjs';

const { readSearch } = await built('libs/bulletin/src/search/search-query.js');
const { uuidv7 } = await built('libs/platform/src/ids/index.js');
const { formatIndicator } = await built('libs/need/src/indicator/index.js');

const { DATABASE_URL, DATABASE_POOL, PORT, TWIN_PLAN } = process.env;
const plan = JSON.parse(TWIN_PLAN);
const publicPool = openPool('jbgs_public');
const appPool = openPool('jbgs_app');
const app = fastify();

app.get('/list', async () => page('newest', await read('list', [])));
app.get('/filtered', async ({ query }) => page('newest', await read('filtered', [query.state, query.field])));
app.get('/page', async ({ query }) => {
  const [, key, id] = JSON.parse(Buffer.from(query.cursor, 'base64url').toString('utf8'));
  return page('newest', await read('page', [key, id]));
});
app.get('/search', async ({ query }) => page('relevance', await read('search', [readSearch(query.q).tsquery])));
app.get('/detail/:id', async ({ params }) => detail((await read('detail', [params.id]))[0]));
app.get('/signed-in', async () => {
  const rows = await query(appPool, 'signed_in', plan.signedIn, [[plan.agencyId]]);
  return page(undefined, rows);
});
app.post('/create', async ({ body }, reply) => {
  reply.code(201);
  return create(body);
});

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
await app.listen({ port: Number(PORT), host: '127.0.0.1' });

function openPool(role) {
  const options = `-c role=${role} -c timezone=UTC`;
  return new pg.Pool({ connectionString: DATABASE_URL, max: Number(DATABASE_POOL), options });
}

async function query(client, name, text, values) {
  return (await client.query({ name, text, values })).rows;
}

function read(name, values) {
  return query(publicPool, name, plan[name], values);
}

function page(order, rows) {
  if (rows.length <= plan.limit) return { items: rows, nextCursor: null };
  const items = rows.slice(0, plan.limit);
  const last = items[plan.limit - 1];
  const key = order === 'newest' ? [order, last.openedAt, last.id] : [order, last.rank, last.id];
  return {
    items,
    nextCursor: Buffer.from(JSON.stringify(order ? key : [last.id]), 'utf8').toString('base64url'),
  };
}

function detail(row) {
  const indicators = row.indicators.map((columns) => {
    const { protocolWho, protocolHow, protocolSample, protocolInstrument, ...rest } = columns;
    const protocol = { who: protocolWho, how: protocolHow, sample: protocolSample, instrument: protocolInstrument };
    const indicator = { ...rest, protocol };
    return { ...indicator, zh: formatIndicator(indicator, 'zh'), en: formatIndicator(indicator, 'en') };
  });
  return { ...row, indicators };
}

/** The rows of a new need in one transaction: itself, its indicators, its event, its audit entry. */
async function create({ title }) {
  const { need, indicators, event, audit } = plan.create;
  const id = uuidv7();
  const client = await appPool.connect();
  try {
    await client.query('begin');
    const { number: given, ...columns } = { ...need, id, title, created_at: new Date() };
    const number = `'XQ-2026-' || nextval('number_xq')`;
    const [row] = await query(client, 'need', insertSql('need', [columns], { number }), Object.values(columns));
    const rows = indicators.map((each) => ({ ...each, id: uuidv7(), need_id: id }));
    await query(client, 'indicators', insertSql('indicator', rows), rows.flatMap(Object.values));
    const events = JSON.stringify([{ ...event, id: uuidv7(), subject_id: id }]);
    await query(client, 'event', 'select outbox_append($1::jsonb)', [events]);
    const body = JSON.stringify({ ...audit, subjectId: id });
    await query(client, 'audit', 'select audit_append($1::text[])', [[body]]);
    await client.query('commit');
    return { ...row, indicators: rows };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

function insertSql(table, rows, computed = {}) {
  const names = Object.keys(rows[0]);
  const values = rows.map((_, row) => names.map((_name, column) => `$${row * names.length + column + 1}`));
  const columns = [...names, ...Object.keys(computed)].map((name) => `"${name}"`).join(', ');
  const tuples = values.map((each) => `(${[...each, ...Object.values(computed)].join(', ')})`).join(', ');
  return `insert into ${table} (${columns}) values ${tuples} returning *`;
}
