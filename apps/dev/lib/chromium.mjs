import fs from 'node:fs';
import { UserError } from './log.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Where a Chromium is: CHROMIUM_PATH, else where Debian and its kin put it. Undefined when there is none. */
export function findChromium() {
  return [process.env.CHROMIUM_PATH, ...PLACES].find((place) => place && fs.existsSync(place));
}

/** @throws {UserError} when there is none */
export function chromiumPath() {
  const found = findChromium();
  if (!found) throw new UserError('No Chromium here: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH.');
  return found;
}
