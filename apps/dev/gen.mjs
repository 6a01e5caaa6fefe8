// `npm run gen`: writes the files that are derived from the code, nest-cli.json and those of every
// apps/<app>/src/generate-*.ts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { buildServer } from './lib/build.mjs';
import { repository } from './lib/data-dir.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { UserError, reportFailure, say } from './lib/log.mjs';
import { writeNestCli } from './lib/nest-cli.mjs';

try {
  await ensureInstalled();
  writeNestCli();
  await buildServer();
  for (const generator of generators()) await run(generator);
  await run('apps/web/tools/generate-client.mjs');
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}

function generators() {
  const apps = path.join(repository, 'apps');
  return fs
    .readdirSync(apps)
    .map((app) => `apps/${app}/src`)
    .filter((folder) => fs.existsSync(path.join(repository, folder)))
    .flatMap((folder) => fs.readdirSync(path.join(repository, folder)).map((file) => `${folder}/${file}`))
    .filter((file) => /\/generate-[a-z-]+\.ts$/.test(file))
    .map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
}

async function run(generator) {
  say(generator);
  const child = spawn(process.execPath, [generator], { cwd: repository, stdio: 'inherit' });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new UserError(`${generator} failed.`);
}
