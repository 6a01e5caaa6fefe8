import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { moduleOrder, ROOT } from './repository.js';

/** The order as architecture.md section 1 lists it, with the two modules that read what disbursement has done. */
const ARCHITECTURE =
  'platform identity file ledger programme strategy panel notice funding need bulletin proposal docking selection ' +
  'project milestone acceptance disbursement document reconciliation aftercare matching opendata notification reporting';

const IMPORTS = {
  '#platform': { source: './libs/platform/src/index.ts' },
  '#platform/http': { source: './libs/platform/src/http/index.ts' },
  '#need': { source: './libs/need/src/index.ts' },
  '#need/http': { source: './libs/need/src/need.http.module.ts' },
  '#project': { source: './libs/project/src/index.ts' },
  '#reporting': { source: './libs/reporting/src/index.ts' },
};

/** A small tree that keeps every rule. */
const LAWFUL: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    imports: IMPORTS,
    dependencies: { typeorm: '1' },
    devDependencies: { tool: '1' },
  }),
  ...installedPackage('typeorm'),
  ...installedPackage('stowaway'),
  ...installedPackage('tool'),
  'libs/platform/src/index.ts': "export const platform = 1;\nexport type { DataSource } from 'typeorm';",
  'libs/platform/src/money/fen-column.ts': "export type { ValueTransformer } from 'typeorm';",
  'libs/platform/src/http/index.ts': 'export const Can = 1;',
  'libs/need/src/index.ts': "export { need } from './need.js';",
  'libs/need/src/need.ts': "import { platform } from '#platform';\nexport const need = platform;",
  'libs/need/src/need.lifecycle.ts': "import { platform } from '#platform';\nexport const lifecycle = platform;",
  'libs/need/src/http/need.controller.ts': "import { Can } from '#platform/http';\nexport const controller = Can;",
  'libs/need/src/need.http.module.ts': "export { controller } from './http/need.controller.js';",
  'libs/need/src/need.int-spec.ts': "import { aNeed } from '../../../test/builders/need.js';\naNeed();",
  'libs/project/src/index.ts': "import { need } from '#need';\nexport const project = need;",
  'libs/reporting/src/index.ts': "import { project } from '#project';\nexport const reporting = project;",
  'apps/api/src/main.ts': "import { controller } from '#need/http';\nexport const main = controller;",
  'apps/worker/src/main.ts': 'export const worker = 1;',
  'test/builders/need.ts': "import { need } from '../../libs/need/src/need.js';\nexport const aNeed = () => need;",
};

/** Each offence, and the rules that name it. */
const OFFENCES: [rules: string[], path: string, source: string][] = [
  [
    ['order-need'],
    'libs/need/src/later.ts',
    "import type { project } from '#project';\nexport type Later = typeof project;",
  ],
  [['order-platform'], 'libs/platform/src/upside-down.ts', "export * from '#need';"],
  [['listeners-are-not-imported', 'order-project'], 'libs/project/src/report.ts', "export * from '#reporting';"],
  [['module-outside-the-order'], 'libs/helpers/src/index.ts', "export * from '#platform';"],
  [['libs-do-not-import-apps-or-test'], 'libs/need/src/app.ts', "export * from '../../../apps/worker/src/main.js';"],
  [['libs-do-not-import-apps-or-test'], 'libs/need/src/test.ts', "export * from '../../../test/builders/need.js';"],
  [['specs-do-not-import-apps'], 'libs/need/src/app.int-spec.ts', "export * from '../../../apps/worker/src/main.js';"],
  [
    ['libs-meet-through-their-index', 'libs-meet-through-the-alias'],
    'libs/project/src/deep.ts',
    "export * from '../../need/src/need.js';",
  ],
  [['libs-meet-through-the-alias'], 'libs/project/src/relative.ts', "export * from '../../need/src/index.js';"],
  [
    ['actions-do-not-know-http-or-jobs', 'libs-meet-through-their-index'],
    'libs/project/src/edge.ts',
    "export * from '#need/http';",
  ],
  [['actions-do-not-know-http-or-jobs'], 'libs/need/src/actions/act.ts', "export * from '../http/need.controller.js';"],
  [['actions-do-not-know-http-or-jobs'], 'libs/need/src/can.ts', "export * from '#platform/http';"],
  [
    ['apps-import-modules-of-libs-only', 'libs-meet-through-the-alias'],
    'apps/api/src/deep.ts',
    "export * from '../../../libs/need/src/need.js';",
  ],
  [['apps-stand-apart'], 'apps/api/src/other.ts', "export * from '../../worker/src/main.js';"],
  [['pure-files-stay-pure'], 'libs/need/src/other.lifecycle.ts', "export type { DataSource } from 'typeorm';"],
  [['pure-folders-load-no-framework'], 'libs/platform/src/money/fen.ts', "export * from 'typeorm';"],
  // A cycle is reported once, at its first file.
  [['no-circular'], 'libs/need/src/about.ts', "import { round } from './round.js';\nexport const about = () => round;"],
  [[], 'libs/need/src/round.ts', "import { about } from './about.js';\nexport const round = () => about;"],
  [['everything-resolves'], 'libs/need/src/lost.ts', "export * from '#nowhere';"],
  [['only-declared-packages'], 'libs/need/src/stowaway.ts', "export * from 'stowaway';"],
  [['no-development-package-at-run-time'], 'libs/need/src/tool.ts', "export * from 'tool';"],
];

function installedPackage(name: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    [`node_modules/${name}/index.js`]: 'module.exports = {};',
  };
}

function writeTree(root: string, files: Record<string, string>): void {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${source}\n`);
  }
}

/** Runs the same command as `npm run check` on another tree; returns "rule: offending file", sorted. */
function violations(root: string): string[] {
  const command = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(ROOT, '.dependency-cruiser.mjs');
  const output = execFileSync(
    process.execPath,
    [command, '--config', config, '--output-type', 'json', 'apps', 'libs', 'test'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const result = JSON.parse(output) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  const found = result.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from}`);
  return [...new Set(found)].sort();
}

describe('import directions', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'import-directions-'));
    writeTree(root, LAWFUL);
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('follow the order of architecture.md', async () => {
    expect((await moduleOrder()).join(' ')).toBe(ARCHITECTURE);
  });

  it('let lawful imports pass', () => {
    expect(violations(root)).toEqual([]);
  }, 30_000);

  it('refuse each offence by its rule', () => {
    writeTree(root, Object.fromEntries(OFFENCES.map(([, path, source]) => [path, source])));
    const expected = OFFENCES.flatMap(([rules, path]) => rules.map((rule) => `${rule}: ${path}`));
    expect(violations(root)).toEqual([...new Set(expected)].sort());
  }, 30_000);
});
