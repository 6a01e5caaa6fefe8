import fs from 'node:fs';
import path from 'node:path';
import { repository } from './data-dir.mjs';

const file = path.join(repository, 'nest-cli.json');
const COMPILER = { builder: 'swc', tsConfigPath: 'tsconfig.json' };

/** Writes nest-cli.json, which describes every app and lib to Nest's tools; the commands here do not read it. */
export function writeNestCli() {
  fs.writeFileSync(file, wantedContent());
}

/** @returns {string[]} what is wrong with nest-cli.json, none when it is up to date */
export function lintNestCli() {
  const isCurrent = fs.existsSync(file) && fs.readFileSync(file, 'utf8') === wantedContent();
  return isCurrent ? [] : ['nest-cli.json does not name exactly the apps and libs that exist: run npm run gen'];
}

function wantedContent() {
  const applications = foldersWith('apps', 'main').map((name) => [
    name,
    {
      type: 'application',
      root: `apps/${name}`,
      entryFile: `apps/${name}/src/main`,
      sourceRoot: `apps/${name}/src`,
      compilerOptions: COMPILER,
    },
  ]);
  const libraries = foldersWith('libs', 'index').map((name) => [
    name,
    {
      type: 'library',
      root: `libs/${name}`,
      entryFile: 'index',
      sourceRoot: `libs/${name}/src`,
      compilerOptions: COMPILER,
    },
  ]);
  const description = {
    $schema: 'https://json.schemastore.org/nest-cli',
    monorepo: true,
    root: 'apps/api',
    sourceRoot: 'apps/api/src',
    entryFile: 'apps/api/src/main',
    compilerOptions: { ...COMPILER, typeCheck: true },
    projects: Object.fromEntries([...applications, ...libraries]),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function foldersWith(parent, entry) {
  const names = fs.readdirSync(path.join(repository, parent)).sort();
  return names.filter((name) => fs.existsSync(path.join(repository, parent, name, 'src', `${entry}.ts`)));
}
