import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { repository } from './data-dir.mjs';
import { withLock } from './lock-file.mjs';
import { UserError, say } from './log.mjs';

const ROOTS = ['apps', 'libs', 'migrations', 'test/builders', 'test/support'];
const SKIPPED_FOLDERS = new Set(['apps/web', 'apps/dev']);
const TEST_FILE = /\.(spec|int-spec|e2e-spec|d)\.ts$/;
const ASSET = /\.(json|sql)$/;

const output = path.join(repository, 'dist');
const manifestFile = path.join(output, '.manifest.json');

/**
 * Compiles the TypeScript sources into dist, file by file and only where something changed, and copies the .json and
 * .sql files beside them. Every file is replaced as a whole, and only one process builds at a time, so a second command
 * never meets half a build.
 */
export async function buildServer() {
  await withLock(path.join(output, 'build.lock'), async () => {
    const startedAt = performance.now();
    const wanted = manifestOf(sourceFiles());
    const built = readManifest();
    const changed = Object.keys(wanted).filter((file) => wanted[file] !== built[file] || !isBuilt(file));
    const gone = Object.keys(built).filter((file) => !(file in wanted));
    if (changed.length + gone.length === 0) return;
    for (const file of gone) removeOutput(file);
    await transform(changed);
    write(manifestFile, JSON.stringify(wanted, null, 1));
    say(`built ${changed.length} files in ${Math.round(performance.now() - startedAt)} ms`);
  });
}

/** Paths of all sources, relative to the repository, with forward slashes. */
function sourceFiles() {
  const found = [];
  const visit = (folder) => {
    if (SKIPPED_FOLDERS.has(folder)) return;
    for (const entry of fs.readdirSync(path.join(repository, folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(file);
      else if ((file.endsWith('.ts') && !TEST_FILE.test(file)) || ASSET.test(file)) found.push(file);
    }
  };
  for (const root of ROOTS) if (fs.existsSync(path.join(repository, root))) visit(root);
  return found.sort();
}

/** A hash for each source, over its content and over what else decides the output. */
function manifestOf(files) {
  const compiler = ['.swcrc', 'node_modules/@swc/core/package.json'].map((file) => read(file));
  return Object.fromEntries(
    files.map((file) => {
      const hash = createHash('sha256');
      for (const part of [...compiler, read(file)]) hash.update(part);
      return [file, hash.digest('hex')];
    }),
  );
}

function readManifest() {
  try {
    return JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
  } catch {
    return {};
  }
}

async function transform(files) {
  const { transformFile } = await import('@swc/core');
  const options = { configFile: path.join(repository, '.swcrc'), sourceMaps: true, cwd: repository };
  const failures = [];
  const compile = async (file) => {
    if (ASSET.test(file)) return write(outputOf(file), read(file));
    try {
      const { code, map } = await transformFile(path.join(repository, file), options);
      const target = outputOf(file);
      write(`${target}.map`, map ?? '');
      write(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
    } catch (error) {
      failures.push(`${file}: ${error.message}`);
    }
  };
  await Promise.all(files.map(compile));
  if (failures.length > 0) throw new UserError(`The build failed.\n${failures.join('\n')}`);
}

function removeOutput(file) {
  const target = outputOf(file);
  for (const name of [target, `${target}.map`]) fs.rmSync(name, { force: true });
}

const isBuilt = (file) => fs.existsSync(outputOf(file));
const outputOf = (file) => path.join(output, file.replace(/\.ts$/, '.js'));
const read = (file) => fs.readFileSync(path.join(repository, file));

function write(file, content) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  fs.writeFileSync(fresh, content);
  fs.renameSync(fresh, file);
}
