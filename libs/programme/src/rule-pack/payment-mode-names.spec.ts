import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rulePackSchema } from './rule-pack.schema.js';

const ROOT = join(import.meta.dirname, '../../../..');
const RULE_PACKS = 'libs/programme/src/rule-pack';

/** The type, the data, the one table that checks that a name does not lie about its tranches, and what it then says. */
const MAY_NAME_A_MODE = [
  'rule-pack.ts',
  'default-funding-rules.ts',
  'funding-rule-checks.ts',
  'rule-pack-messages.ts',
].map((file) => join(RULE_PACKS, file));

const { enum: MODES } = (rulePackSchema as FundingSchema).properties.funding.properties.paymentMode;

interface FundingSchema {
  readonly properties: {
    readonly funding: { readonly properties: { readonly paymentMode: { readonly enum: readonly string[] } } };
  };
}

function sources(): string[] {
  return ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !/spec\.ts$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .filter((path) => !path.includes('node_modules')),
  );
}

const quoted = (mode: string): RegExp => new RegExp(`['"\`]${mode}['"\`]`);
/** `funding.paymentMode`, `{ paymentMode }`, `['paymentMode']`: whoever reads the name could branch on it. */
const READS_THE_NAME = /\bpaymentMode\b/;

/** How a source mentions a payment mode; none when it does not. */
function mentions(text: string): string[] {
  const named = MODES.filter((mode) => quoted(mode).test(text));
  return READS_THE_NAME.test(text) ? [...named, 'paymentMode'] : named;
}

describe('payment modes are data', () => {
  it('this test sees a name where there is one', () => {
    expect(mentions("if (rules.paymentMode === 'post_only') return zeroFen;")).toEqual(['post_only', 'paymentMode']);
    expect(mentions('const { paymentMode: name } = funding;')).toEqual(['paymentMode']);
    expect(mentions('if (rules.prizes) return prizeOf(rank);')).toEqual([]);
    for (const path of MAY_NAME_A_MODE) expect(mentions(readFileSync(join(ROOT, path), 'utf8'))).not.toEqual([]);
  });

  it('no code but the check table knows a payment mode by its name', () => {
    const others = sources().filter((path) => !MAY_NAME_A_MODE.includes(path));
    expect(others.length).toBeGreaterThan(100);
    const offences = others.flatMap((path) =>
      mentions(readFileSync(join(ROOT, path), 'utf8')).map((mention) => `${path}: ${mention}`),
    );
    expect(offences).toEqual([]);
  });
});
