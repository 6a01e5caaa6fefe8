// The bare twin of a payment: what a script with pg alone needs to write the same rows in the same transactions. No
// framework, no checks, no queue, no treasury; the rows are those that one real payment wrote.
import pg from 'pg';
import { built } from './plan.mjs';

const { uuidv7 } = await built('libs/platform/src/ids/index.js');
const CONNECTIONS = 8;
const BATCH = 50;
/** Batches under way at once, so that connections need not wait while one is composed. */
const LANES = 2;

/**
 * The rows that a payment wrote from its release to its settlement.
 *
 * @param {import('pg').Client} client
 * @param {string} disbursementId a settled one
 */
export async function writtenBy(client, disbursementId) {
  const rowsOf = async (sql) => (await client.query(sql, [disbursementId])).rows;
  const one = async (sql) => {
    const rows = await rowsOf(sql);
    if (rows.length !== 1) throw new Error(`one row was expected, not ${rows.length}: ${sql}`);
    return rows[0].row;
  };
  const instruction = await one('select to_jsonb(i) as row from payment_instruction i where disbursement_id = $1');
  const journals = await rowsOf(`
    select to_jsonb(j) as row, (select jsonb_agg(to_jsonb(a) || to_jsonb(p) order by a.id)
             from posting p join ledger_account a on a.id = p.account_id where p.journal_id = j.id) as legs
      from journal j where subject_id = $1`);
  const events = await rowsOf('select to_jsonb(e) as row from outbox_event e where subject_id = $1');
  const audits = await rowsOf('select body from audit_entry where subject_id = $1');
  return {
    instruction,
    disbursement: await one('select to_jsonb(d) as row from disbursement d where id = $1'),
    batch: await one(`select to_jsonb(b) as row from payment_batch b
                       where id = (select batch_id from payment_instruction where disbursement_id = $1)`),
    report: await one(`select to_jsonb(r) as row from payment_report r where instruction_reference =
                         (select reference from payment_instruction where disbursement_id = $1)`),
    journals: new Map(journals.map(({ row, legs }) => [row.kind, { row, legs }])),
    events: new Map(events.map(({ row }) => [row.type, row])),
    audits: new Map(audits.map(({ body }) => JSON.parse(body)).map((body) => [body.action, body])),
  };
}

/** Pays as the product does, by SQL alone. */
export class PaymentTwin {
  #rows;
  #pool;

  /** @param {{ appUrl: string, rows: Awaited<ReturnType<typeof writtenBy>> }} options */
  constructor({ appUrl, rows }) {
    this.#rows = rows;
    this.#pool = new pg.Pool({
      connectionString: appUrl,
      max: CONNECTIONS,
      options: '-c role=jbgs_app -c timezone=UTC',
    });
  }

  /**
   * @param {import('./money-payments.mjs').Payment[]} payments
   * @returns {Promise<number>} payments in a second
   */
  async settle(payments) {
    const begun = performance.now();
    const waiting = payments.map((payment) => ({
      ...payment,
      instructionId: uuidv7(),
      reference: `${payment.number}-1`,
    }));
    const lanes = Array.from({ length: LANES }, async () => {
      for (let batch = waiting.splice(0, BATCH); batch.length > 0; batch = waiting.splice(0, BATCH)) {
        await Promise.all(batch.map((payment) => this.#unit((client) => this.#release(client, payment))));
        await this.#unit((client) => this.#instruct(client, batch));
        await Promise.all(batch.map((payment) => this.#unit((client) => this.#settle(client, payment))));
      }
    });
    await Promise.all(lanes);
    return (payments.length * 1_000) / (performance.now() - begun);
  }

  close() {
    return this.#pool.end();
  }

  async #unit(work) {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  async #release(client, { id, instructionId, reference }) {
    const { instruction, disbursement } = this.#rows;
    const pending = { batch_id: null, outcome: 'pending', bank_reference: null };
    const row = { ...instruction, ...pending, id: instructionId, disbursement_id: id, reference };
    await insert(client, 'payment_instruction', row);
    await query(client, 'released', 'update disbursement set released_by = $2, version = version + 1 where id = $1', [
      id,
      disbursement.released_by,
    ]);
    await this.#tell(client, [id], { event: 'disbursement.released', action: 'disbursement.release' });
  }

  async #instruct(client, payments) {
    const { batch } = this.#rows;
    const id = uuidv7();
    const controlSum = BigInt(payments.length) * BigInt(batch.control_sum_fen);
    const row = { ...batch, id, number: `PC-${id}`, count: payments.length, control_sum_fen: controlSum.toString() };
    await insert(client, 'payment_batch', row);
    for (const payment of payments) {
      const instructed = 'update payment_instruction set batch_id = $2 where id = $1';
      await query(client, 'batched', instructed, [payment.instructionId, id]);
      const sql = `update disbursement set state = 'instructed', version = version + 1 where id = $1`;
      await query(client, 'instructed', sql, [payment.id]);
      await this.#post(client, 'instruction', payment);
    }
    const ids = payments.map((payment) => payment.id);
    await this.#tell(client, ids, { event: 'disbursement.instructed', action: 'disbursement.instruct' });
  }

  async #settle(client, payment) {
    const { report, disbursement } = this.#rows;
    const bank = `BENCH-${payment.instructionId}`;
    // The feed is read on from the newest sequence: those of the treasury are not used up.
    const told = { sequence: null, instruction_reference: payment.reference, bank_reference: bank };
    await insert(client, 'payment_report', { ...report, ...told, id: uuidv7() });
    const paid = `update payment_instruction set outcome = 'settled', bank_reference = $2 where id = $1`;
    await query(client, 'paid', paid, [payment.instructionId, bank]);
    const sql = `update disbursement set state = 'settled', settled_at = $2, version = version + 1 where id = $1`;
    await query(client, 'settled', sql, [payment.id, disbursement.settled_at]);
    await this.#post(client, 'settlement', payment);
    await this.#tell(client, [payment.id], { event: 'disbursement.settled', action: 'disbursement.settle' });
  }

  /** A journal with its accounts and legs in one statement, as the ledger writes it. */
  async #post(client, kind, payment) {
    const { row, legs } = this.#rows.journals.get(kind);
    await query(client, kind, POST, [
      JSON.stringify(legs),
      payment.projectId,
      uuidv7(),
      kind,
      payment.instructionId,
      row.programme_id,
      row.agency_id,
      row.subject_type,
      payment.id,
      payment.number,
      row.effective_at,
    ]);
  }

  /** The events and audit entries of a transaction, last, as the product writes them. */
  async #tell(client, ids, { event, action }) {
    const happened = this.#rows.events.get(event);
    const { id: _id, created_at: _created, dispatched_at: _dispatched, ...kept } = happened;
    const events = ids.map((id) => ({ ...kept, id: uuidv7(), subject_id: id }));
    await query(client, 'events', 'select outbox_append($1::jsonb)', [JSON.stringify(events)]);
    const bodies = ids.map((id) => JSON.stringify({ ...this.#rows.audits.get(action), subjectId: id }));
    await query(client, 'audits', 'select audit_append($1::text[])', [bodies]);
  }
}

const POST = `
  with leg as (
    select ledger_account_id($6, $2, l.fiscal_year, l.source, l.kind) as account_id, l.*
      from jsonb_to_recordset($1::jsonb) as l(source text, kind text, fiscal_year integer, amount_fen bigint)),
  opened as (
    insert into ledger_account (programme_id, agency_id, project_id, fiscal_year, source, kind)
    select $6, $7, $2, fiscal_year, source, kind from leg order by account_id
    on conflict do nothing returning id),
  entered as (
    insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, reference, effective_at)
    values ($3, $4, $5, $6, $7, $8, $9, $10, $11) returning id)
  insert into posting (journal_id, account_id, amount_fen)
  select entered.id, leg.account_id, leg.amount_fen from entered, leg
   where (select count(*) from opened) >= 0 order by leg.account_id`;

function query(client, name, text, values) {
  return client.query({ name, text, values });
}

function insert(client, table, row) {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  const text = `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) values (${places})`;
  return query(
    client,
    table,
    text,
    columns.map((name) => plain(row[name])),
  );
}

const plain = (value) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : value);
