/**
 * Copies one really-built project, with everything its money stands on, `count` times: need, challenge, take-up, award,
 * agreement, plan, vouchers, payments and their journals. Every id of a copy follows from the id it copies and the
 * copy's number, so that relations between the rows hold of themselves. Numbers and vouchers get `-C<number>`.
 *
 * The money is moved by postings like any other: the programme must have been appropriated enough for all of them.
 *
 * @param {import('pg').Client} client the owner of the tables
 * @param {{ projectId: string, count: number, firstNumber?: number }} wanted `firstNumber` is 1 when left out
 * @returns {Promise<{ id: string, number: string, state: string, version: number, projectId: string, amountFen: string | null }[]>}
 *   the first payments of the copies
 */
export async function copyProjects(client, { projectId, count, firstNumber = 1 }) {
  const ids = await originalIds(client, projectId);
  await client.query('begin');
  // The terms of an agreed plan stand; these are the terms of plans that are agreed in this very statement.
  for (const table of TERMS) await client.query(`alter table ${table} disable trigger ${table}_stands`);
  for (const [table, source] of Object.entries(TABLES)) {
    await client.query(await copyStatement(client, table, source), [ids, firstNumber, count]);
  }
  for (const table of TERMS) await client.query(`alter table ${table} enable trigger ${table}_stands`);
  await client.query(COPY_ACCOUNTS, [projectId, firstNumber, count]);
  await client.query(await copyStatement(client, 'journal', JOURNALS), [ids, firstNumber, count]);
  await client.query(COPY_POSTINGS, [ids, firstNumber, count, projectId]);
  await client.query('commit');
  for (const table of Object.keys(TABLES)) await client.query(`analyze ${table}`);
  return firstPayments(client, { projectId, count, firstNumber });
}

const TERMS = ['instalment', 'tranche'];

/** The id of a copy, marked as the random UUID (version 4) that it looks like; null stays null. */
const copied = (column) =>
  `overlay(overlay(md5(${column}::text || '/' || v.n) placing '4' from 13) placing '8' from 17)::uuid`;

/** What is copied, in the order of the references between them. `$1` holds the ids of the originals. */
const TABLES = {
  need: 'o.id = any($1)',
  challenge: 'o.id = any($1)',
  proposal: 'o.id = any($1)',
  award: 'o.id = any($1)',
  encumbrance: 'o.id = any($1)',
  project: 'o.id = any($1)',
  agreement: 'o.project_id = any($1)',
  funding_plan: `o.project_id = any($1) and o.state <> 'superseded'`,
  instalment: 'o.plan_id = any($1)',
  tranche: 'o.plan_id = any($1)',
  contribution: 'o.project_id = any($1)',
  disbursement: 'o.project_id = any($1)',
};
const JOURNALS = 'o.subject_id = any($1)';

/** Columns that name a row which is copied too, or that are unique; every other column is the original's. */
const DIFFERENT = {
  id: copied('o.id'),
  need_id: copied('o.need_id'),
  challenge_id: copied('o.challenge_id'),
  proposal_id: copied('o.proposal_id'),
  award_id: copied('o.award_id'),
  project_id: copied('o.project_id'),
  plan_id: copied('o.plan_id'),
  tranche_id: copied('o.tranche_id'),
  subject_id: copied('o.subject_id'),
  number: `o.number || '-C' || v.n`,
  voucher_no: `o.voucher_no || '-C' || v.n`,
  // Keys of journals begin with the id of what they move money for, or contain the award's.
  key: `case when position(o.subject_id::text in o.key) > 0
         then replace(o.key, o.subject_id::text, ${copied('o.subject_id')}::text) else o.key || ':' || v.n end`,
};

/** Numbers within a plan are no numbers of documents. */
const KEPT = { instalment: ['number'], tranche: ['number'] };

async function copyStatement(client, table, source) {
  const { rows } = await client.query(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'
        and column_name not in ('xid', 'recorded_at') order by ordinal_position`,
    [table],
  );
  const columns = rows.map(({ name }) => ({
    name: `"${name}"`,
    value: KEPT[table]?.includes(name) ? `o."${name}"` : (DIFFERENT[name] ?? `o."${name}"`),
  }));
  return `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
    select ${columns.map(({ value }) => value).join(', ')}
      from ${table} o cross join generate_series($2::int, $2::int + $3::int - 1) as v(n) where ${source} order by v.n`;
}

/** The ids of everything that journals of the project may be about, and of what the copies are made from. */
async function originalIds(client, projectId) {
  const { rows } = await client.query(
    `select unnest(array[p.id, p.need_id, p.challenge_id, p.proposal_id, p.award_id]) as id from project p where p.id = $1
     union select id from funding_plan where project_id = $1 and state <> 'superseded'
     union select id from disbursement where project_id = $1
     union select id from contribution where project_id = $1`,
    [projectId],
  );
  if (rows.length === 0) throw new Error(`there is no project ${projectId} to copy`);
  return rows.map(({ id }) => id);
}

const COPY_ACCOUNTS = `
  insert into ledger_account (programme_id, agency_id, project_id, fiscal_year, source, kind)
  select o.programme_id, o.agency_id, ${copied('o.project_id')}, o.fiscal_year, o.source, o.kind
    from ledger_account o cross join generate_series($2::int, $2::int + $3::int - 1) as v(n) where o.project_id = $1`;

const COPY_POSTINGS = `
  insert into posting (journal_id, account_id, amount_fen)
  select ${copied('o.journal_id')},
         case when a.project_id = $4::uuid
           then ledger_account_id(a.programme_id, ${copied('a.project_id')}, a.fiscal_year, a.source, a.kind) else a.id end,
         o.amount_fen
    from posting o join journal j on j.id = o.journal_id join ledger_account a on a.id = o.account_id
         cross join generate_series($2::int, $2::int + $3::int - 1) as v(n)
   where j.subject_id = any($1) order by v.n, o.id`;

async function firstPayments(client, { projectId, count, firstNumber }) {
  const { rows } = await client.query(
    `select d.id, d.number, d.state, d.version, d.project_id as "projectId", d.amount_fen::text as "amountFen"
       from generate_series($2::int, $2::int + $3::int - 1) as v(n)
       join disbursement d on d.project_id = ${copied('$1::uuid')} and d.tranche_number = 1
      order by v.n, d.payee_part`,
    [projectId, firstNumber, count],
  );
  return rows;
}
