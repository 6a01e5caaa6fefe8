import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Where a Chromium is: CHROMIUM_PATH, else where Debian and its kin put it. Undefined when there is none. */
export const chromiumPath: string | undefined = [process.env['CHROMIUM_PATH'], ...PLACES].find(
  (place) => place !== undefined && existsSync(place),
);

if (!chromiumPath) {
  process.stderr.write(
    '************************************************************************************\n' +
      'SKIPPED: no Chromium here (apt-get install chromium fonts-noto-cjk), so the browser tests do not run.\n' +
      '************************************************************************************\n',
  );
}

/** `describe` where a Chromium is; elsewhere the tests are skipped, and that is said above. */
export const describeInBrowser: jest.Describe = chromiumPath ? describe : describe.skip;
