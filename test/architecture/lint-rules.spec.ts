import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { ROOT } from './repository.js';

/** Rule and source of each offence; all are judged as if they stood in an ordinary file. */
const FORBIDDEN: [rule: string, source: string][] = [
  ['@typescript-eslint/no-explicit-any', 'export const value: any = 1;'],
  ['@typescript-eslint/no-floating-promises', 'Promise.resolve(1);'],
  ['no-restricted-exports', 'export default 1;'],
  ['no-restricted-exports', 'const value = 1;\nexport { value as default };'],
  ['no-restricted-syntax', 'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];'],
  ['max-lines-per-function', `export function f() {${'\n'.repeat(70)}}`],
  ['max-lines', 'export {};\n'.repeat(401)],
  ['no-console', "console.log('x');"],
  ['no-restricted-properties', 'export const port = process.env.PORT;'],
  ['no-restricted-imports', "import { env } from 'node:process';\nexport const port = env.PORT;"],
  ['no-restricted-syntax', "export const x = parseFloat('1.5');"],
  ['no-restricted-syntax', "export const x = Number.parseFloat('1.5');"],
  ['no-restricted-syntax', 'export const x = (amountFen: bigint) => Number(amountFen);'],
  ['no-restricted-syntax', 'export const x = (row: { amount_fen: string }) => Number(row.amount_fen);'],
  ['no-restricted-syntax', "export const x = (row: { [key: string]: string }) => Number(row['amount_fen']);"],
  ['no-restricted-syntax', 'export const x = (row: { amount_fen: string }) => +row.amount_fen;'],
  ['no-restricted-syntax', 'export const x = (fen: number) => Math.round(fen);'],
  ['no-restricted-syntax', 'export const x = (aFen: bigint, bFen: bigint) => (aFen + bFen) / 2n;'],
  ['no-restricted-syntax', 'export const x = (term: { shareFen: bigint }) => 2n * term.shareFen;'],
  ['no-restricted-syntax', 'export let totalFen = 1n;\ntotalFen *= 2n;'],
  ['no-restricted-syntax', 'export const x = (manager: { save(row: object): object }) => manager.save({});'],
  ['no-restricted-syntax', 'export const relation = { eager: true };'],
  ['no-restricted-syntax', "export const relation = { cascade: ['insert'] };"],
  ['no-restricted-syntax', 'export const options = { synchronize: true };'],
  ['no-restricted-syntax', 'export const x = (q: { set(v: object): object }, now: 1) => q.set({ state: now });'],
];

const NEEDS_TYPES = ['@typescript-eslint/no-floating-promises'];

const ALLOWED: [file: string, source: string][] = [
  ['test/architecture/repository.ts', 'export const x = (aFen: bigint, bFen: bigint) => aFen + bFen;'],
  ['test/architecture/repository.ts', 'export const x = (count: number) => Math.round(count * 2);'],
  ['test/architecture/repository.ts', 'export const options = { synchronize: false };'],
  ['libs/platform/src/money/fen.ts', 'export const x = (totalFen: bigint) => totalFen / 2n;'],
  ['libs/platform/src/config/config.ts', 'export const port = process.env.PORT;'],
];

describe('eslint.config.mjs', () => {
  const options = { cwd: ROOT, allowInlineConfig: false };
  const eslint = new ESLint({ ...options, overrideConfig: [tseslint.configs.disableTypeChecked as never] });
  /** Builds the whole program anew for each text. */
  const withTypes = new ESLint(options);

  async function brokenRules(filePath: string, source: string, linter: ESLint): Promise<(string | null)[]> {
    const [result] = await linter.lintText(source, { filePath });
    return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
  }

  it.each(FORBIDDEN)(
    '%s refuses case %#',
    async (rule, source) => {
      const linter = NEEDS_TYPES.includes(rule) ? withTypes : eslint;
      expect(await brokenRules('test/architecture/repository.ts', source, linter)).toContain(rule);
    },
    30_000,
  );

  it.each(ALLOWED)(
    '%s may hold %s',
    async (file, source) => {
      expect(await brokenRules(file, source, withTypes)).toEqual([]);
    },
    30_000,
  );
});
