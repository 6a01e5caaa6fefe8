import { ZipfTexts, seededRandom } from './zipf-text.mjs';

const BATCH = 5_000;
const YEARS_BACK = 5;
const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;
const EVALUATION_DAYS = 60;

/**
 * @typedef {object} Product what the copy must not invent: made by the code of the product itself
 * @property {(challenge: object, indicators: object[]) => string} searchDocument
 * @property {() => string} newId
 */

/**
 * Copies really-built challenges, each with its need and the need's indicators, until there are `target` public ones.
 * Copies differ in text (and in the search document that follows from it), field, region, amounts, state and the day
 * they opened; everything else, and every relation to other rows, is that of the original. State goes with time, as in
 * life: those whose window is still open are the latest.
 *
 * @param {import('pg').Client} client the owner of the tables
 * @param {number} target
 * @param {Product} product
 * @returns {Promise<{ texts: string[][], documents: Map<string, number> }>} the words of each copy, and in how many
 *   copies each word stands
 */
export async function growTo(client, target, product) {
  const sources = await readSources(client);
  if (sources.length === 0) throw new Error('There is no challenge to copy.');
  const { rows } = await client.query('select count(*)::int as present from challenge where listed');
  const count = target - rows[0].present;
  const plan = new CopyPlan(sources, count, product);
  await client.query('begin');
  await client.query(COPY_TABLE);
  for (let start = 0; start < count; start += BATCH) await fill(client, plan.batch(Math.min(BATCH, count - start)));
  await client.query('analyze volume_copy');
  for (const table of ['need', 'indicator', 'challenge']) await client.query(await copyStatement(client, table));
  await client.query('commit');
  for (const table of ['need', 'indicator', 'challenge']) await client.query(`vacuum (analyze) ${table}`);
  return { texts: plan.texts, documents: plan.documents };
}

/** The originals: what is no copy. A copy tells itself by a need that no panel has assessed. */
async function readSources(client) {
  const { rows } = await client.query(`
    select c.id, c.need_id as "needId", c.field, c.region, c.demander_name as "demanderName", c.confidentiality,
           (select coalesce(json_agg(json_build_object('name', i.name)), '[]') from indicator i
             where i.need_id = c.need_id) as indicators
      from challenge c where c.listed and exists (select from need_assessment a where a.need_id = c.need_id)
     order by c.id`);
  return rows;
}

class CopyPlan {
  texts = [];
  documents = new Map();
  #made = 0;

  constructor(sources, count, product) {
    this.sources = sources;
    this.count = count;
    this.product = product;
    this.random = seededRandom(count);
    this.generator = new ZipfTexts(this.random);
    this.now = Date.now();
    this.fields = [...new Set(sources.map(({ field }) => field))];
    this.regions = [...new Set(sources.map(({ region }) => region))];
  }

  batch(size) {
    return Array.from({ length: size }, () => this.#copy());
  }

  #copy() {
    const source = this.sources[this.#made % this.sources.length];
    const { title, summary, words } = this.generator.next();
    this.texts.push(words);
    for (const word of words) this.documents.set(word, (this.documents.get(word) ?? 0) + 1);
    const field = this.#some(this.fields);
    const age = YEARS_BACK * 365 * DAY_MS * (1 - ++this.#made / this.count);
    const openedAt = new Date(this.now - Math.round(age) - (this.#made % 1_000));
    return {
      need_id: this.product.newId(),
      challenge_id: this.product.newId(),
      source_need_id: source.needId,
      source_challenge_id: source.id,
      title,
      summary,
      field,
      region: this.#some(this.regions),
      factor: 1 + Math.floor(this.random() * 9),
      state: this.#stateAt(age / DAY_MS),
      opened_at: openedAt.toISOString(),
      closes_at: new Date(openedAt.getTime() + WINDOW_DAYS * DAY_MS).toISOString(),
      search: this.product.searchDocument({ ...source, title, summary, field }, source.indicators),
    };
  }

  /** The first ones come up most. */
  #some(values) {
    return values[Math.floor(this.random() ** 2 * values.length)];
  }

  #stateAt(ageInDays) {
    if (ageInDays < WINDOW_DAYS - 1) return 'open';
    if (ageInDays < WINDOW_DAYS + 1) return 'window_closed';
    if (ageInDays < EVALUATION_DAYS) return 'evaluating';
    const chance = this.random();
    if (chance < 0.2) return 'no_award';
    return chance < 0.6 ? 'decided' : 'completed';
  }
}

const COPY_COLUMNS = {
  need_id: 'uuid',
  challenge_id: 'uuid',
  source_need_id: 'uuid',
  source_challenge_id: 'uuid',
  title: 'text',
  summary: 'text',
  field: 'text',
  region: 'text',
  factor: 'integer',
  state: 'text',
  opened_at: 'timestamptz',
  closes_at: 'timestamptz',
  search: 'text',
};

const COPY_TABLE = `create temp table volume_copy (position serial, ${Object.entries(COPY_COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')}) on commit drop`;

async function fill(client, copies) {
  const columns = Object.entries(COPY_COLUMNS);
  await client.query(
    `insert into volume_copy (${columns.map(([name]) => name).join(', ')})
     select * from unnest(${columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})`,
    columns.map(([name]) => copies.map((copy) => copy[name])),
  );
}

const numbered = (prefix) =>
  `'${prefix}-' || to_char(v.opened_at at time zone 'Asia/Shanghai', 'YYYY') || '-'
    || to_char(nextval('number_${prefix.toLowerCase()}'), 'FM9990000')`;

/** What is different in a copy, per table; every other column is the original's. */
const DIFFERENT = {
  need: {
    id: 'v.need_id',
    number: numbered('XQ'),
    title: 'v.title',
    summary: 'v.summary',
    field: 'v.field',
    region: 'v.region',
    total_investment_fen: 'o.total_investment_fen * v.factor',
    recommended_amount_fen: 'o.recommended_amount_fen * v.factor',
  },
  indicator: { id: 'gen_random_uuid()', need_id: 'v.need_id' },
  challenge: {
    id: 'v.challenge_id',
    need_id: 'v.need_id',
    number: numbered('JB'),
    title: 'v.title',
    summary: 'v.summary',
    field: 'v.field',
    region: 'v.region',
    amount_fen: 'o.amount_fen * v.factor',
    state: 'v.state',
    opened_at: 'v.opened_at',
    take_up_closes_at: 'v.closes_at',
    window_closed_at: `case when v.state <> 'open' then v.closes_at end`,
    no_award_reason: `case when v.state = 'no_award' then 'no_take_up' end`,
    search: 'v.search::tsvector',
  },
};

const ORIGINAL = {
  need: 'need o on o.id = v.source_need_id',
  indicator: 'indicator o on o.need_id = v.source_need_id',
  challenge: 'challenge o on o.id = v.source_challenge_id',
};

async function copyStatement(client, table) {
  const { rows } = await client.query(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const columns = rows.map(({ name }) => ({ name: `"${name}"`, value: DIFFERENT[table][name] ?? `o."${name}"` }));
  return `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
    select ${columns.map(({ value }) => value).join(', ')} from volume_copy v join ${ORIGINAL[table]} order by v.position`;
}
