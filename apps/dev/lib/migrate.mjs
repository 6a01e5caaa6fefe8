import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { repository } from './data-dir.mjs';
import { UserError } from './log.mjs';

const ENTRY = 'dist/migrations/migrate.js';

/**
 * Brings a database to the newest schema in a process of its own. The sources must be built.
 *
 * @param {{ appUrl: string, ownerUrl: string }} database
 * @throws {UserError} when the migration fails; its own output says why
 */
export async function migrate({ appUrl, ownerUrl }) {
  if (!fs.existsSync(path.join(repository, ENTRY))) {
    throw new UserError(`${ENTRY} is missing: migrations/migrate.ts does not exist or was not built.`);
  }
  const child = spawn(process.execPath, [ENTRY], {
    cwd: repository,
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl },
    stdio: 'inherit',
  });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new UserError('The migration of the database failed.');
}
