import fs from 'node:fs';
import path from 'node:path';
import { repository } from './data-dir.mjs';

const folder = path.join(repository, 'test/checks');

/**
 * @typedef {object} SqlCheck
 * @property {string} file name in test/checks
 * @property {string} title its first comment line
 * @property {string} sql a query that returns one row per violation
 */

/** @returns {SqlCheck[]} the invariants of test/checks, in the order of their names */
export function readChecks() {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => file.endsWith('.sql')) : [];
  return files.sort().map((file) => {
    const sql = fs.readFileSync(path.join(folder, file), 'utf8');
    return { file, title: /^--\s*(.+)$/m.exec(sql)?.[1].trim() ?? file, sql };
  });
}

/**
 * Runs the checks on one snapshot of the data, which stays as it is.
 *
 * @param {import('pg').Client} client a role that row-level security does not keep from any row
 * @param {SqlCheck[]} checks
 * @returns {Promise<Array<SqlCheck & { violations: object[], error?: string }>>}
 */
export async function runChecks(client, checks) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const results = [];
  for (const check of checks) {
    await client.query('SAVEPOINT before_check');
    try {
      const { rows } = await client.query(check.sql);
      results.push({ ...check, violations: rows });
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT before_check');
      results.push({ ...check, violations: [], error: error.message });
    }
  }
  await client.query('ROLLBACK');
  return results;
}
