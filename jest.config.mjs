const compile = (moduleType) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: moduleType },
  },
];

// Packages that are ESM only although CommonJS packages require() them. Jest on Node 20 cannot do that, and fails with
// the misleading "@fastify/static package is missing" (stack.md section 2, trap 4), so they are compiled to CommonJS.
const ESM_LEAVES = 'content-disposition|cookie';

const project = {
  testEnvironment: 'node',
  // "source" makes the aliases of package.json (#platform, …) lead to libs/*/src instead of dist.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/apps/web/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.data/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': compile('es6'),
    [`/node_modules/(.*/)?(${ESM_LEAVES})/.+\\.js$`]: compile('commonjs'),
  },
  transformIgnorePatterns: [`/node_modules/(?!(.*/)?(${ESM_LEAVES})/)`],
};

export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  // Modules of ended test files stay in a worker's memory (ESM in Jest): a worker that has grown is replaced.
  workerIdleMemoryLimit: '2GB',
  projects: [
    { ...project, displayName: 'unit', testRegex: '\\.spec\\.ts$' },
    {
      ...project,
      displayName: 'database',
      testRegex: '\\.(int-spec|e2e-spec)\\.ts$',
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/support/clone-database.mjs'],
    },
    {
      ...project,
      displayName: 'browser',
      testRegex: '\\.browser-spec\\.ts$',
      globalSetup: '<rootDir>/test/browser/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/browser/support/global-teardown.mjs',
    },
  ],
};
