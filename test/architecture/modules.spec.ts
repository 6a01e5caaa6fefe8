import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importAliases, moduleOrder, readText, repositoryFiles, ROOT } from './repository.js';

const MAX_README_LINES = 60;

function modulesWithCode(): string[] {
  const names = repositoryFiles().flatMap((path) => /^libs\/([^/]+)\/src\/.+\.ts$/.exec(path)?.[1] ?? []);
  return [...new Set(names)];
}

describe('modules', () => {
  it('stand in the module order', async () => {
    const order = await moduleOrder();
    expect(new Set(order).size).toBe(order.length);
    expect(modulesWithCode().filter((module) => !order.includes(module))).toEqual([]);
  });

  it('are listed in package.json in the same order', async () => {
    const order = await moduleOrder();
    const listed = Object.keys(importAliases()).map((alias) => alias.slice(1).split('/')[0] ?? '');
    const distinct = [...new Set(listed)];
    expect(distinct).toEqual(order.filter((module) => distinct.includes(module)));
    expect(modulesWithCode().filter((module) => !distinct.includes(module))).toEqual([]);
  });

  it('each have an index and a README of one page', () => {
    const modules = modulesWithCode();
    expect(modules).toContain('platform');
    const offences = modules.flatMap((module) => {
      const readme = `libs/${module}/README.md`;
      if (!existsSync(join(ROOT, readme))) return [`${readme} is missing`];
      const byHand = readText(readme).replace(/<!-- lifecycle:[\s\S]*?<!-- \/lifecycle -->/g, '');
      const lines = byHand.trimEnd().split('\n').length;
      const index = `libs/${module}/src/index.ts`;
      return [
        ...(lines > MAX_README_LINES ? [`${readme} has ${lines} lines`] : []),
        ...(existsSync(join(ROOT, index)) ? [] : [`${index} is missing`]),
      ];
    });
    expect(offences).toEqual([]);
  });
});

describe('aliases of package.json', () => {
  it('name a source file that exists and the compiled file that it becomes', () => {
    const offences = Object.entries(importAliases()).flatMap(([alias, target]) => {
      const compiled = target.source.replace(/^\.\//, './dist/').replace(/\.ts$/, '.js');
      return [
        ...(existsSync(join(ROOT, target.source)) ? [] : [`${alias}: ${target.source} does not exist`]),
        ...(target.default === compiled ? [] : [`${alias}: default is not ${compiled}`]),
      ];
    });
    expect(offences).toEqual([]);
  });

  it('are #<module>, #<module>/http and #<module>/jobs', async () => {
    const order = await moduleOrder();
    const known = order.flatMap((module) => [`#${module}`, `#${module}/http`, `#${module}/jobs`]);
    expect(Object.keys(importAliases()).filter((alias) => !known.includes(alias))).toEqual([]);
  });
});
