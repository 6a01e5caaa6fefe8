import type { RulePack } from '#programme';

export interface Line {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly amountFen: string;
}

export interface Payment {
  readonly number: number;
  readonly racer: string | null;
  readonly on: string;
  readonly latestOn: string | null;
  readonly latestPassed: boolean;
  readonly amountFen: string;
  readonly cumulativeFen: string;
  readonly parts: readonly { readonly payee: string; readonly amountFen: string }[];
  readonly boundBy: Omit<Line, 'amountFen'>;
  readonly computation: readonly Line[];
}

export interface SimulationBody {
  readonly rulePackCode: string;
  readonly grantFen: string;
  readonly tranches: readonly Payment[];
  readonly settlements: readonly {
    readonly racer: string | null;
    readonly finalFen: string;
    readonly payFen: string;
    readonly recoverFen: string;
  }[];
  readonly waiting: readonly { readonly number: number; readonly reason: { readonly code: string } }[];
  readonly paidFen: string;
  readonly committedFen: string;
  readonly releasedFen: string | null;
  readonly noAward: boolean;
}

export type Step = Readonly<Record<string, unknown>> & { readonly on: string; readonly kind: string };

export const cash = (on: string, amountFen: string, more: object = {}): Step => ({
  on,
  kind: 'contribution',
  contributionKind: 'cash_to_taker',
  amountFen,
  ...more,
});

/** The worked example of domain.md section 5: 5 000 000 yuan at 25 %, instalment 1 in two vouchers. */
export const PLAN = {
  totalInvestmentFen: '500000000',
  sharePpm: 250_000,
  instalments: [
    { kind: 'cash_to_taker', plannedFen: '120000000' },
    { kind: 'cash_to_taker', plannedFen: '255000000' },
  ],
};
export const VERIFIED = [
  cash('2027-02-01', '70000000', { instalment: 1 }),
  cash('2027-03-01', '50000000', { instalment: 1 }),
  cash('2027-09-01', '230000000', { instalment: 2 }),
];
export const AGREED: Step = { on: '2027-01-10', kind: 'agreement_effective' };
export const MIDTERM: Step = { on: '2027-11-01', kind: 'midterm_passed' };
export const ACCEPTED: Step = { on: '2028-12-01', kind: 'acceptance_passed', auditedSpendFen: '460000000' };
export const PATH: readonly Step[] = [AGREED, ...VERIFIED, MIDTERM, ACCEPTED];

export const withFunding = (pack: RulePack, funding: Partial<RulePack['funding']>): RulePack => ({
  ...pack,
  funding: { ...pack.funding, ...funding },
});
