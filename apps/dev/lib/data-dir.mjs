import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** PostgreSQL refuses to run as root, so as root its processes run under this uid and gid ("nobody" on every Linux). */
export const UNPRIVILEGED_ID = 65534;

export const isRoot = process.getuid?.() === 0;

/** Absolute path of the folder that keeps data between starts: `DATA_DIR`, else `.data` in the repository. */
export function dataDirectory() {
  const directory = path.resolve(repository, process.env.DATA_DIR || '.data');
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}

/**
 * Absolute path of the folder for server binaries and database files.
 *
 * An ordinary user keeps them in the data folder. As root the repository may lie below a 0700 home that the
 * unprivileged uid cannot enter, so they go to /var/tmp under a random id. The id is kept in the data folder and is
 * never derived from a path: a moved repository finds its database again, and a deleted data folder starts afresh.
 */
export function serverDirectory() {
  if (!isRoot) return dataDirectory();
  const directory = `/var/tmp/jbgs-${installationId()}`;
  fs.mkdirSync(directory, { recursive: true, mode: 0o755 });
  fs.chmodSync(directory, 0o755);
  return directory;
}

function installationId() {
  const file = path.join(dataDirectory(), 'id');
  return keepSecret(file, () => randomBytes(12).toString('hex'), /^[0-9a-f]{24}$/);
}

/**
 * Reads a one-line file that only its owner may read, and makes it first when it is missing or malformed.
 *
 * @param {string} file absolute path
 * @param {() => string} generate called once, when there is no well-formed value yet
 * @param {RegExp} shape what a well-formed value looks like
 */
export function keepSecret(file, generate, shape) {
  const kept = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
  if (shape.test(kept)) return kept;
  const fresh = `${file}.${process.pid}`;
  fs.writeFileSync(fresh, `${generate()}\n`, { mode: 0o600 });
  // A link fails when another process was first, so that both go on with the same value.
  if (kept) fs.rmSync(file, { force: true });
  try {
    fs.linkSync(fresh, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(fresh, { force: true });
  }
  return fs.readFileSync(file, 'utf8').trim();
}
