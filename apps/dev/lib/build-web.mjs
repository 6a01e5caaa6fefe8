import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { repository } from './data-dir.mjs';
import { withLock } from './lock-file.mjs';
import { say } from './log.mjs';

const SOURCES = [
  'apps/web/src',
  'apps/web/public',
  'apps/web/index.html',
  'apps/web/vite.config.ts',
  'package-lock.json',
];
const COMPRESSED = /\.(js|css|html|svg|json)$/;

const output = path.join(repository, 'dist', 'web');
const marker = path.join(repository, 'dist', '.web-manifest');

/** Builds the portal into dist/web, unless it was built from the same sources. Only one process builds at a time. */
export async function buildWeb() {
  await withLock(path.join(repository, 'dist', 'build-web.lock'), async () => {
    const startedAt = performance.now();
    const wanted = hashOf(SOURCES.flatMap(filesIn));
    if (fs.existsSync(path.join(output, 'index.html')) && read(marker) === wanted) return;
    fs.rmSync(marker, { force: true });
    await bundle();
    await compress();
    fs.writeFileSync(marker, wanted);
    say(`built the portal in ${Math.round(performance.now() - startedAt)} ms`);
  });
}

/** Whatever NODE_ENV is here: Vite takes it over, and another than production brings React's slow development build. */
async function bundle() {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const { build } = await import('vite');
    await build({ configFile: path.join(repository, 'apps/web/vite.config.ts'), logLevel: 'warn' });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Once at build time and not at each request; the api sends the form that the browser takes. */
async function compress() {
  const files = filesIn('dist/web').filter((file) => COMPRESSED.test(file));
  await Promise.all(
    files.map(async (file) => {
      const content = fs.readFileSync(path.join(repository, file));
      const target = path.join(repository, file);
      fs.writeFileSync(`${target}.gz`, await promisify(gzip)(content, { level: 9 }));
      const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      fs.writeFileSync(`${target}.br`, await promisify(brotliCompress)(content, { params: quality }));
    }),
  );
}

/** All files at or below a path, relative to the repository. */
function filesIn(place) {
  const absolute = path.join(repository, place);
  if (!fs.existsSync(absolute)) return [];
  if (fs.statSync(absolute).isFile()) return [place];
  return fs
    .readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(repository, path.join(entry.parentPath, entry.name)))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(fs.readFileSync(path.join(repository, file)));
  return hash.digest('hex');
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}
