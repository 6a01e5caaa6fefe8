/**
 * The order in which a challenge lives (architecture.md section 1). A module imports only modules that stand before it:
 * it never learns of a later one.
 */
export const MODULE_ORDER = [
  'platform',
  'identity',
  'file',
  'ledger',
  'programme',
  'strategy',
  'panel',
  'notice',
  'funding',
  'need',
  'bulletin',
  'proposal',
  'docking',
  'selection',
  'project',
  'milestone',
  'acceptance',
  'disbursement',
  'document',
  'reconciliation',
  'aftercare',
  'matching',
  'opendata',
  'notification',
  'reporting',
];

/** These subscribe and read; nobody imports them. */
const LISTENERS = ['opendata', 'notification', 'reporting'];

const SPEC = '\\.(spec|int-spec|e2e-spec|e2e-part)\\.ts$';
const HTTP_OR_JOBS = '^libs/[^/]+/src/((http|jobs)/|[^/]+\\.(http|jobs)\\.module\\.ts$)';
/** The file module has no route of its own: it builds those of the owners, and its sweeper, where they can import them. */
const FILE_EDGE = '^libs/file/src/(index|file-controller)\\.ts$';
const LIB_INDEX = '^libs/[^/]+/src/index\\.ts$';
const PLATFORM_EDGE_INDEX = '^libs/platform/src/(http|jobs)/index\\.ts$';
const PURE_FILE = '\\.(lifecycle|policy|guards|errors|events|labels)\\.ts$';
const PURE_FOLDER = '^libs/platform/src/(money|lifecycle|calendar)/';
const TYPEORM_OR_NEST = '(^|/)node_modules/(typeorm|@nestjs)/|^(typeorm|@nestjs/[^/]+)(/|$)';

const orderRules = MODULE_ORDER.slice(0, -1).map((module, position) => ({
  name: `order-${module}`,
  severity: 'error',
  comment: `${module} may import only: ${MODULE_ORDER.slice(0, position).join(', ') || 'no other module'}.`,
  from: { path: `^libs/${module}/` },
  to: { path: `^libs/(${MODULE_ORDER.slice(position + 1).join('|')})/` },
}));

const moduleRules = [
  {
    name: 'module-outside-the-order',
    severity: 'error',
    comment: 'A new module finds its place in MODULE_ORDER first.',
    from: { path: '^libs/', pathNot: `^libs/(${MODULE_ORDER.join('|')})/` },
    to: {},
  },
  {
    name: 'listeners-are-not-imported',
    severity: 'error',
    comment: 'opendata, notification and reporting subscribe and read; nobody imports them.',
    from: { path: '^(libs|migrations)/([^/]+)/' },
    to: { path: `^libs/(${LISTENERS.join('|')})/`, pathNot: '^libs/$2/' },
  },
  {
    name: 'libs-do-not-import-apps-or-test',
    severity: 'error',
    comment: 'A spec beside its code may use the builders of test/; the code itself may not.',
    from: { path: '^libs/', pathNot: SPEC },
    to: { path: '^(apps|test|migrations)/' },
  },
  {
    name: 'specs-do-not-import-apps',
    severity: 'error',
    from: { path: `^libs/.*${SPEC}` },
    to: { path: '^apps/' },
  },
  {
    name: 'libs-meet-through-their-index',
    severity: 'error',
    comment: 'Between modules only #<module>. The HTTP and job kernel is #platform/http and #platform/jobs.',
    from: { path: '^libs/([^/]+)/' },
    to: { path: '^libs/', pathNot: ['^libs/$1/', LIB_INDEX, PLATFORM_EDGE_INDEX] },
  },
  {
    name: 'libs-meet-through-the-alias',
    severity: 'error',
    comment: 'A relative path into another module hides the border: write #<module>.',
    from: { path: '^(libs/[^/]+|apps)/' },
    to: { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased-subpath-import'] },
  },
  {
    name: 'apps-import-modules-of-libs-only',
    severity: 'error',
    comment: 'An app sees #<module>, #<module>/http and #<module>/jobs.',
    from: { path: '^apps/' },
    to: {
      path: '^libs/',
      pathNot: [LIB_INDEX, PLATFORM_EDGE_INDEX, '^libs/[^/]+/src/[^/]+\\.(http|jobs)\\.module\\.ts$'],
    },
  },
  {
    name: 'apps-stand-apart',
    severity: 'error',
    comment: 'The processes meet over HTTP and the database only.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^(apps|test)/', pathNot: '^apps/$1/' },
  },
];

const layerRules = [
  {
    name: 'actions-do-not-know-http-or-jobs',
    severity: 'error',
    comment: 'http/ and jobs/ call actions and queries, never the other way round.',
    from: { path: '^libs/', pathNot: [HTTP_OR_JOBS, SPEC, FILE_EDGE] },
    to: { path: HTTP_OR_JOBS },
  },
  {
    name: 'pure-files-stay-pure',
    severity: 'error',
    comment: 'Lifecycles, policies and what they declare are tested without a container and without a database.',
    from: { path: PURE_FILE, pathNot: SPEC },
    to: { path: TYPEORM_OR_NEST },
  },
  {
    name: 'pure-folders-load-no-framework',
    severity: 'error',
    comment: 'The type of a column transformer or of an entity may be named here; nothing is loaded for it.',
    from: { path: PURE_FOLDER, pathNot: SPEC },
    to: { path: TYPEORM_OR_NEST, dependencyTypesNot: ['type-only'] },
  },
];

const hygieneRules = [
  { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'everything-resolves',
    severity: 'error',
    comment: 'An import that is not found is an import that no rule can judge. apps/dev may load what it builds.',
    from: { pathNot: '^apps/dev/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'only-declared-packages',
    severity: 'error',
    comment: 'A package that came along with another one can leave with it: list it in package.json.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-package-at-run-time',
    severity: 'error',
    from: { path: '^(apps/(api|worker|treasury)|libs|migrations)/', pathNot: SPEC },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

export default {
  forbidden: [...orderRules, ...moduleRules, ...layerRules, ...hygieneRules],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(dist|apps/web)/' },
    tsPreCompilationDeps: true,
    // package.json `imports` names the TypeScript source under the condition "source".
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
