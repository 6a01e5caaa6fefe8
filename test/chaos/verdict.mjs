import { readChecks, runChecks } from '../../apps/dev/lib/sql-checks.mjs';

/**
 * @typedef {object} Evidence what a run left behind
 * @property {import('./history.mjs').History} history
 * @property {{ id: string }[]} payments all that were to be released
 * @property {{ instructionReference: string, settled: number, returned: number }[]} book the treasury's own account
 * @property {Map<string, { state: string, version: number, releasedBy: string | null, settlements: number, references: string[] }>} standing
 *   of each payment, from the database
 * @property {{ ledgerFen: string, redeliveries: number, oddReports: number, attempts: number, broken: string[] }} totals
 * @property {number} suppressedDeliveries
 */

/**
 * Holds what the database and the treasury say against each other and against everything that was acknowledged.
 *
 * @param {Evidence} evidence
 * @returns {{ lost: number, doubled: number, redeliveries: number, suppressed: number, broken: string[] }} broken: every
 *   violated invariant in words; none when the run is good
 */
export function judge(evidence) {
  const { payments, history, totals, suppressedDeliveries } = evidence;
  const executed = executedPayments(evidence);
  const released = history.of('ok', 'release');
  const lost = released.filter(({ id }) => executed.get(id) < 1).length;
  const doubled = payments.filter(({ id }) => executed.get(id) > 1).length;
  const suppressed = suppressedDeliveries + totals.oddReports;
  const broken = [
    ...(lost > 0 ? [`${lost} released payments were never executed`] : []),
    ...(doubled > 0 ? [`${doubled} payments were executed more than once`] : []),
    ...(released.length < payments.length
      ? [`${payments.length - released.length} payments could not be released`]
      : []),
    ...(totals.ledgerFen === '0' ? [] : [`the ledger adds up to ${totals.ledgerFen} fen`]),
    ...settlements(evidence),
    ...acknowledged(evidence),
    ...totals.broken,
    // A run in which nothing came twice has proved nothing (trust.md B2).
    ...(totals.redeliveries > 0 ? [] : ['nothing was delivered again']),
    ...(suppressed > 0 ? [] : ['no duplicate was suppressed']),
  ];
  return { lost, doubled, redeliveries: totals.redeliveries, suppressed, broken };
}

/** How often the treasury has paid for each payment, less what it took back. */
function executedPayments({ payments, standing, book }) {
  const paid = new Map(
    book.map(({ instructionReference, settled, returned }) => [instructionReference, settled - returned]),
  );
  return new Map(
    payments.map(({ id }) => {
      const references = standing.get(id)?.references ?? [];
      return [id, references.reduce((sum, reference) => sum + (paid.get(reference) ?? 0), 0)];
    }),
  );
}

/** Each payment is settled in the books exactly once, and each instruction at the treasury at most once. */
function settlements({ payments, standing, book }) {
  const wrong = payments.filter(({ id }) => standing.get(id)?.settlements !== 1);
  const twice = book.filter(({ settled }) => settled > 1);
  return [
    ...(wrong.length > 0
      ? [`${wrong.length} payments are not settled exactly once in the ledger: ${wrong[0].id}`]
      : []),
    ...(twice.length > 0 ? [`${twice.length} instructions were paid twice: ${twice[0].instructionReference}`] : []),
  ];
}

/** What was answered with success is there, what was read is not undone, and nobody was refused what was theirs. */
function acknowledged({ history, standing }) {
  const answered = history.of('ok');
  const gone = answered.filter(({ op, id }) => op === 'release' && !standing.get(id)?.releasedBy);
  const newest = new Map();
  const older = answered.filter(({ id, version }) => {
    const isOlder = version < (newest.get(id) ?? 0);
    newest.set(id, Math.max(version, newest.get(id) ?? 0));
    return isOlder;
  });
  const undone = [...newest].filter(([id, version]) => (standing.get(id)?.version ?? 0) < version);
  const refused = history.of('fail');
  return [
    ...(gone.length > 0 ? [`${gone.length} acknowledged releases are not in the database: ${gone[0].id}`] : []),
    ...(older.length > 0 ? [`${older.length} reads showed less than was acknowledged before: ${older[0].id}`] : []),
    ...(undone.length > 0 ? [`${undone.length} versions that were read are gone: ${undone[0][0]}`] : []),
    ...(refused.length > 0 ? [`${refused.length} requests were refused: ${refused[0].op} ${refused[0].status}`] : []),
  ];
}

/** What the database says when everything is over. */
export async function readStanding(client, payments) {
  const ids = payments.map(({ id }) => id);
  const { rows } = await client.query(
    `select d.id, d.state, d.version, d.released_by as "releasedBy",
            (select count(*)::int from journal j where j.kind = 'settlement' and j.subject_id = d.id) as settlements,
            array(select reference from payment_instruction i where i.disbursement_id = d.id) as references
       from disbursement d where d.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

export async function readTotals(client) {
  const { rows } = await client.query(
    `select (select coalesce(sum(amount_fen), 0)::text from posting) as "ledgerFen",
            (select coalesce(sum(greatest(dispatches, 1) - 1), 0)::int from delivery) as redeliveries,
            (select count(*)::int from payment_report where unmatched is not null) as "oddReports",
            (select coalesce(sum(attempt), 0)::int from payment_batch) as attempts`,
  );
  const results = await runChecks(client, readChecks());
  const broken = results
    .filter(({ error, violations }) => error || violations.length > 0)
    .map(
      ({ file, error, violations }) => `${file}: ${error ?? `${violations.length} × ${JSON.stringify(violations[0])}`}`,
    );
  return { ...rows[0], broken };
}
