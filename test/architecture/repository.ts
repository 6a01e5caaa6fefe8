import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = join(import.meta.dirname, '../..');

/**
 * Every file that git tracks or would add, as paths from the root with forward slashes.
 * safe.directory is named because a container often runs the tests as another user than the one who cloned.
 */
export function repositoryFiles(): string[] {
  const listing = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const output = execFileSync('git', ['-c', 'safe.directory=*', ...listing], { cwd: ROOT, encoding: 'utf8' });
  const paths = output.split('\0').filter((path) => path !== '');
  return [...new Set(paths)].filter((path) => existsSync(join(ROOT, path))).sort();
}

/** The text of one file, named by its path from the root. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** `imports` of package.json: alias → condition → path from the root. */
export function importAliases(): Record<string, { source: string; default: string }> {
  const manifest = JSON.parse(readText('package.json')) as {
    imports: Record<string, { source: string; default: string }>;
  };
  return manifest.imports;
}

/** MODULE_ORDER of .dependency-cruiser.mjs, the one list of modules; read at run time because the file is plain .mjs. */
export async function moduleOrder(): Promise<string[]> {
  const config = (await import(pathToFileURL(join(ROOT, '.dependency-cruiser.mjs')).href)) as {
    MODULE_ORDER: string[];
  };
  return config.MODULE_ORDER;
}
