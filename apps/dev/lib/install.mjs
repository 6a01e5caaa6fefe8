import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { repository } from './data-dir.mjs';
import { withLock } from './lock-file.mjs';
import { UserError, say } from './log.mjs';

const modules = path.join(repository, 'node_modules');
const lockFile = path.join(repository, 'package-lock.json');
const mark = path.join(modules, '.jbgs-installed');
const isWindows = process.platform === 'win32';

/**
 * Installs the dependencies when those in node_modules are not the ones of package-lock.json.
 *
 * @throws {UserError} when `npm ci` fails; its own output says why
 */
export async function ensureInstalled() {
  await withLock(path.join(repository, 'dist', 'install.lock'), async () => {
    const lock = fs.readFileSync(lockFile);
    const wanted = createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
    if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return;
    if (!isInstalled(JSON.parse(lock.toString()).packages)) install();
    fs.writeFileSync(mark, wanted);
  });
}

function install() {
  say('installing dependencies (npm ci), a minute or less');
  const npm = isWindows ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: repository,
    stdio: 'inherit',
    shell: isWindows,
    // `npm start` under NODE_ENV=production would leave out the compiler's and the tests' packages.
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (status !== 0) throw new UserError('npm ci failed. The network or the registry may be out of reach; try again.');
  say('dependencies installed');
}

/**
 * Whether a plain `npm install` has already put the locked packages there: npm's own record of node_modules names the
 * same content for each package, and every package that this platform needs is recorded.
 *
 * @param {Record<string, object>} locked the `packages` of package-lock.json
 */
function isInstalled(locked) {
  const record = path.join(modules, '.package-lock.json');
  if (!fs.existsSync(record)) return false;
  const present = JSON.parse(fs.readFileSync(record, 'utf8')).packages;
  return Object.entries(locked).every(([place, entry]) => {
    if (!place.startsWith('node_modules/')) return true;
    const found = present[place];
    if (!found) return entry.optional === true && !isForThisPlatform(entry);
    return found.version === entry.version && found.integrity === entry.integrity && found.link === entry.link;
  });
}

/** False also for what names no platform: it comes along with a package of another platform. */
function isForThisPlatform({ os, cpu, libc }) {
  if (!os && !cpu) return false;
  const isGlibc = Boolean(process.report?.getReport().header.glibcVersionRuntime);
  const suits = (names, own) => !names || (names.includes(own) && !names.includes(`!${own}`));
  return suits(os, process.platform) && suits(cpu, process.arch) && (!libc || suits(libc, isGlibc ? 'glibc' : 'musl'));
}
