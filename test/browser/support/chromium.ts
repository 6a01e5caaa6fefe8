import { findChromium } from '../../../apps/dev/lib/chromium.mjs';

export const chromiumPath = findChromium();

if (!chromiumPath) {
  process.stderr.write(
    '************************************************************************************\n' +
      'SKIPPED: no Chromium here (apt-get install chromium fonts-noto-cjk), so the browser tests do not run.\n' +
      '************************************************************************************\n',
  );
}

/** `describe` where a Chromium is; elsewhere the tests are skipped, and that is said above. */
export const describeInBrowser: jest.Describe = chromiumPath ? describe : describe.skip;
