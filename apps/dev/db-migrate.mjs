// `npm run db:migrate`: brings the given database, or the embedded one, to the newest schema.
import { buildServer } from './lib/build.mjs';
import { openDatabase } from './lib/database.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { reportFailure, say } from './lib/log.mjs';
import { migrate } from './lib/migrate.mjs';

let database;
try {
  await ensureInstalled();
  await buildServer();
  database = await openDatabase();
  await migrate(database);
  say('the database has the newest schema');
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await database?.cluster?.stop();
}
