import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TEST_FILES = ['**/*.{spec,int-spec,e2e-spec,e2e-part,browser-spec}.ts'];
/** The tools that read these files ask for a default export. */
const TOOL_CONFIGS = [
  '*.config.mjs',
  '.dependency-cruiser.mjs',
  'test/**/support/{global-setup,global-teardown,longest-first}.mjs',
];

/** A name that holds money: `amountFen`, `fen`, and the column `amount_fen` read as a member or as a key. */
const FEN = ':matches(Identifier[name=/[fF]en$/], Literal[value=/[fF]en$/])';

const MONEY_MESSAGE =
  'Money is a Fen: compute it with the functions of #platform (libs/platform/src/money). trust.md A8.';

/** trust.md A8: no floating point near money, and no arithmetic on it whose rounding nobody decided. */
const MONEY_SYNTAX = [
  `BinaryExpression[operator=/^(\\*|\\/|\\*\\*)$/] ${FEN}`,
  `AssignmentExpression[operator=/^(\\*|\\/|\\*\\*)=$/] ${FEN}`,
  `CallExpression[callee.name=/^(Number|parseInt)$/] ${FEN}`,
  `CallExpression[callee.object.name=/^(Math|Number)$/] ${FEN}`,
  `UnaryExpression[operator="+"] > ${FEN}`,
  'UnaryExpression[operator="+"] > MemberExpression[property.name=/[fF]en$/]',
].map((selector) => ({ selector, message: MONEY_MESSAGE }));

const PARSE_FLOAT_SYNTAX = [
  'CallExpression[callee.name="parseFloat"]',
  'CallExpression[callee.property.name="parseFloat"]',
].map((selector) => ({
  selector,
  message: 'parseFloat has no use here: amounts are Fen, ratios are ppm. trust.md A8.',
}));

/** architecture.md section 4: TypeORM stays behind repositories, and writes what we wrote, nothing else. */
const ORM_SYNTAX = [
  {
    selector: 'CallExpression[callee.property.name="save"]',
    message: 'TypeORM save() reads before it writes and hides the WHERE: use insert, update or SQL in the repository.',
  },
  {
    selector: 'Property[key.name="eager"]:not([value.value=false])',
    message: 'An eager relation breaks FOR UPDATE: join where you need it.',
  },
  {
    selector: 'Property[key.name="cascade"]',
    message: 'No cascade: every row is written by the action that names it.',
  },
  {
    selector: 'Property[key.name="synchronize"]:not([value.value=false])',
    message: 'The schema is made by migrations/ only.',
  },
  {
    selector: 'CallExpression[callee.property.name="synchronize"]',
    message: 'The schema is made by migrations/ only.',
  },
];

/** Query-builder form of a hand-written state update; SQL text is covered by test/architecture/state-writes.spec.ts. */
const STATE_SYNTAX = [
  {
    selector: 'CallExpression[callee.property.name=/^(set|update)$/] > ObjectExpression > Property[key.name="state"]',
    message: 'transition() is the only writer of a state column.',
  },
];

/**
 * The core rule max-params cannot tell constructors apart. Theirs are not a call's arguments but a class's
 * dependencies, which the container gives.
 */
const CARD_SYNTAX = [
  {
    selector: 'JSXOpeningElement[name.name="Card"] > JSXAttribute[name.name="title"]:not(:has(JSXElement))',
    message: 'TitledCard of ui/titled-card.tsx: its title is a heading.',
  },
];
const PARAMETER_SYNTAX = [
  {
    selector:
      ':matches(FunctionDeclaration, ArrowFunctionExpression, FunctionExpression, TSEmptyBodyFunctionExpression)' +
      '[params.length>4]:not(MethodDefinition[kind="constructor"] > *)',
    message: 'At most four parameters: put what belongs together into one object.',
  },
];

const SIZE_RULES = {
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 70 }],
};

const CORRECTNESS_RULES = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-async-promise-executor': 'error',
  'no-case-declarations': 'error',
  'no-cond-assign': 'error',
  'no-constant-binary-expression': 'error',
  'no-constructor-return': 'error',
  'no-control-regex': 'error',
  'no-debugger': 'error',
  'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
  'no-empty': 'error',
  'no-fallthrough': 'error',
  'no-misleading-character-class': 'error',
  'no-prototype-builtins': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-useless-catch': 'error',
  'no-useless-escape': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'use-isnan': 'error',
};

const NO_DEFAULT_EXPORT = {
  'no-restricted-exports': [
    'error',
    { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } },
  ],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/', 'apps/web/src/client/schema.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.mjs'],
    languageOptions: {
      // The names that Node itself defines; a list written here would only grow old.
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'])),
    },
    rules: {
      ...SIZE_RULES,
      ...CORRECTNESS_RULES,
      ...NO_DEFAULT_EXPORT,
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },

  {
    files: ['**/*.ts'],
    ignores: ['apps/web/**'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...SIZE_RULES,
      ...CORRECTNESS_RULES,
      ...NO_DEFAULT_EXPORT,
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only libs/platform/src/config reads the environment.' },
      ],
      'no-restricted-imports': ['error', { paths: ['node:process', 'process'] }],
      'no-restricted-syntax': [
        'error',
        ...MONEY_SYNTAX,
        ...PARSE_FLOAT_SYNTAX,
        ...ORM_SYNTAX,
        ...STATE_SYNTAX,
        ...PARAMETER_SYNTAX,
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Type-aware rules cost the whole program once; these are the ones that find what tsc does not.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      // consistent-type-imports stays off: a type-only import of an injected class removes it from the decorator metadata.
    },
  },

  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended, reactHooks.configs.flat.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...SIZE_RULES,
      ...CORRECTNESS_RULES,
      'no-console': 'error',
      // What a page shows is one piece of markup: its length says little about its difficulty.
      'max-lines-per-function': ['error', { max: 100 }],
      'no-restricted-syntax': ['error', ...PARSE_FLOAT_SYNTAX, ...PARAMETER_SYNTAX, ...CARD_SYNTAX],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  {
    // React.lazy takes a default export, and so does Vite's configuration.
    files: ['apps/web/src/features/*/pages/**/*.tsx', 'apps/web/vite.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['libs/platform/src/money/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...PARSE_FLOAT_SYNTAX, ...ORM_SYNTAX, ...STATE_SYNTAX, ...PARAMETER_SYNTAX],
    },
  },
  {
    files: ['libs/platform/src/lifecycle/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...MONEY_SYNTAX, ...PARSE_FLOAT_SYNTAX, ...ORM_SYNTAX, ...PARAMETER_SYNTAX],
    },
  },
  {
    // Jest hands the address of the test database to its workers through the environment.
    files: [
      'libs/platform/src/config/**/*.ts',
      'libs/platform/src/test-support/**/*.ts',
      'migrations/**/*.ts',
      'apps/dev/**/*.ts',
      'test/{support,e2e,builders,browser}/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  { files: ['apps/dev/**/*.ts'], rules: { 'no-console': 'off' } },
  // A migration's `up` is one SQL text, a describe callback is one list of cases: neither has a flow to follow.
  { files: [...TEST_FILES, 'migrations/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: TOOL_CONFIGS, rules: { 'no-restricted-exports': 'off' } },
);
