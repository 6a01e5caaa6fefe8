import fs from 'node:fs';
import path from 'node:path';

/**
 * What is wrong with a package-lock.json. An incomplete one passes `npm install` and fails `npm ci`: npm leaves out
 * platform packages that the registry it was made with does not have (stack.md section 2, trap 9).
 *
 * @param {string} repository absolute path of the folder with the lock
 * @returns {string[]} one line per fault, none when the lock is sound
 */
export function lintLock(repository) {
  const { packages } = JSON.parse(fs.readFileSync(path.join(repository, 'package-lock.json'), 'utf8'));
  const names = new Set(Object.keys(packages).map((place) => place.split('node_modules/').pop()));
  const faults = [];
  for (const [place, entry] of Object.entries(packages)) {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name));
    if (missing.length > 0) {
      faults.push(`${place} ${entry.version} lacks ${missing.length} platform packages, for example ${missing[0]}`);
    }
    if (entry.resolved && !entry.link) faults.push(`${place} names a registry host: ${entry.resolved}`);
  }
  return faults;
}
