import { readText, repositoryFiles } from './repository.js';

const BINARY = /\.(png|jpe?g|gif|webp|ico|woff2?|ttf|otf|pdf|zip|gz)$/i;

/** Put together from parts, so that this file does not hold what it looks for. */
const FORBIDDEN: Record<string, RegExp> = {
  'a path of one machine': new RegExp(['/(?:wo', 'rk|fa', 'rm)/|/(?:ho', 'me|Us', 'ers)/[\\w.-]+/'].join('')),
  'a registry address': new RegExp(['registry\\.', '(?:npm|yarn)|npm', 'mirror'].join('')),
  // npm writes the folder of a workspace under the same key as an address: that one line is none.
  'a resolved download address': new RegExp(['"resol', 'ved"\\s*:(?!\\s*"apps/web")'].join('')),
  'a registry token': new RegExp(['_auth', 'Token'].join('')),
};

function offences(path: string, text: string): string[] {
  return Object.entries(FORBIDDEN)
    .filter(([, pattern]) => pattern.test(text))
    .map(([name]) => `${path}: ${name}`);
}

describe('tracked files', () => {
  it.each([
    [['cd /wo', 'rk/main'], 'a path of one machine'],
    [['/ho', 'me/li/project'], 'a path of one machine'],
    [['https://registry.', 'npmjs.org'], 'a registry address'],
    [['"resol', 'ved": "https://example.org/a.tgz"'], 'a resolved download address'],
    [['//example.org/:_auth', 'Token=x'], 'a registry token'],
  ])('the patterns know %j', (parts, name) => {
    expect(offences('sample', parts.join(''))).toEqual([`sample: ${name}`]);
  });

  it('name no machine, no registry and no download address', () => {
    const paths = repositoryFiles().filter((path) => !BINARY.test(path));
    expect(paths).toContain('package-lock.json');
    expect(paths.flatMap((path) => offences(path, readText(path)))).toEqual([]);
  });
});
