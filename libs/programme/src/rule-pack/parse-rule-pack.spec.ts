import {
  defaultRulePacks,
  openCallThenAcceptance,
  openCallThenMidterm,
  openCallThenMidtermRetained,
} from './default-rule-packs.js';
import { parseRulePack, rulePackHash } from './parse-rule-pack.js';
import type { RulePack, TrancheTerms } from './rule-pack.js';
import { changed, errorsOf, type Change } from './rule-pack.test-support.js';

const demanderAlone: TrancheTerms['payeeParts'] = [{ part: 1, payee: 'demander', share: 1_000_000 }];
const takerAlone: TrancheTerms['payeeParts'] = [{ part: 1, payee: 'taker', share: 1_000_000 }];

function tranche(number: number, ceiling: number, trigger: TrancheTerms['trigger']): TrancheTerms {
  const gate = trigger.kind === 'agreement_effective' ? 'planned' : 'verified_to_date';
  return { number, ceiling, trigger, gate, payeeParts: demanderAlone };
}

describe('default rule packs', () => {
  it.each(defaultRulePacks.map((pack) => [pack.code, pack] as const))('%s is valid', (_code, pack) => {
    expect(parseRulePack(changed(pack))).toEqual(pack);
  });

  it('cover every payment mode and every payee', () => {
    const inUse = (of: (pack: RulePack) => string): string[] => [...new Set(defaultRulePacks.map(of))].sort();
    const modes = ['co_fund_then_acceptance', 'co_fund_then_midterm', 'per_milestone', 'post_only', 'pre_then_post'];
    expect(inUse(({ funding }) => funding.paymentMode)).toEqual([...modes, 'prize', 'staged_race']);
    expect(inUse(({ funding }) => funding.payee)).toEqual(['demander', 'split', 'taker']);
  });

  it('differ in their hashes and carry the retention of the worked example', () => {
    expect(new Set(defaultRulePacks.map(rulePackHash)).size).toBe(defaultRulePacks.length);
    expect(new Set(defaultRulePacks.map(({ code }) => code)).size).toBe(defaultRulePacks.length);
    expect(openCallThenMidterm.funding.tranches.map((each) => each.ceiling)).toEqual([500_000, 1_000_000, 1_000_000]);
    const retained = openCallThenMidtermRetained.funding.tranches.map((each) => each.ceiling);
    expect(retained).toEqual([500_000, 900_000, 1_000_000]);
  });
});

describe('rulePackHash', () => {
  it('does not depend on the order of members but on every value', () => {
    const reversed = Object.fromEntries(Object.entries(openCallThenAcceptance).reverse()) as unknown as RulePack;
    expect(rulePackHash(reversed)).toBe(rulePackHash(openCallThenAcceptance));
    expect(rulePackHash(openCallThenAcceptance)).toMatch(/^[0-9a-f]{64}$/);
    const other = changed(openCallThenAcceptance, ['aftercare.banYears', 4]) as RulePack;
    expect(rulePackHash(other)).not.toBe(rulePackHash(openCallThenAcceptance));
  });
});

describe('all payment modes are data', () => {
  const modes: readonly (readonly [string, readonly Change[]])[] = [
    [
      'pre_then_post',
      [
        [
          'funding.tranches',
          [tranche(1, 300_000, { kind: 'agreement_effective' }), tranche(2, 1_000_000, { kind: 'acceptance_passed' })],
        ],
      ],
    ],
    ['post_only', [['funding.tranches', [tranche(1, 1_000_000, { kind: 'acceptance_passed' })]]]],
    [
      'per_milestone',
      [
        [
          'funding.tranches',
          [
            tranche(1, 400_000, { kind: 'milestone_passed', milestone: 1 }),
            tranche(2, 800_000, { kind: 'milestone_passed', milestone: 3 }),
            tranche(3, 1_000_000, { kind: 'acceptance_passed' }),
          ],
        ],
      ],
    ],
    [
      'staged_race',
      [
        ['mode', 'race'],
        ['funding.grantScope', 'pool'],
        ['selection.winners.max', 3],
        ['procedure.steps', [...openCallThenAcceptance.procedure.steps, 'stage_elimination']],
        [
          'funding.tranches',
          [
            tranche(1, 240_000, { kind: 'instalment_verified', instalment: 1 }),
            tranche(2, 480_000, { kind: 'milestone_passed', milestone: 1 }),
            tranche(3, 1_000_000, { kind: 'acceptance_passed' }),
          ],
        ],
      ],
    ],
    [
      'prize',
      [
        ['mode', 'contest'],
        ['procedure.takeUp', 'finished_work'],
        ['procedure.sealedUntilClosing', false],
        ['procedure.steps', ['qualification', 'measurement', 'decision', 'notice', 'award']],
        ['selection.decider', 'measured_result'],
        ['funding.payee', 'taker'],
        [
          'funding.prizes',
          [
            { rank: 1, share: 500_000 },
            { rank: 2, share: 300_000 },
          ],
        ],
        ['funding.tranches', [{ ...tranche(1, 1_000_000, { kind: 'agreement_effective' }), payeeParts: takerAlone }]],
      ],
    ],
  ];

  it.each(modes)('%s', (paymentMode, changes) => {
    const candidate = changed(openCallThenAcceptance, ['funding.paymentMode', paymentMode], ...changes);
    expect(errorsOf(candidate)).toEqual([]);
    const mislabelled = changed(openCallThenAcceptance, ['funding.paymentMode', paymentMode]);
    expect(errorsOf(mislabelled).map((error) => error.code)).toContain('rule_pack.payment_mode_mismatch');
  });

  it('a staged race is paid from a pool, and elimination comes after the award', () => {
    const [, changes] = modes.find(([paymentMode]) => paymentMode === 'staged_race') ?? ['', []];
    const race = changed(openCallThenAcceptance, ['funding.paymentMode', 'staged_race'], ...changes) as RulePack;
    const perAward = changed(race, ['funding.grantScope', 'award']);
    expect(errorsOf(perAward).map((error) => error.code)).toEqual(['rule_pack.payment_mode_mismatch']);
    const tooEarly = changed(race, ['procedure.steps', ['stage_elimination', ...race.procedure.steps.slice(0, -1)]]);
    expect(errorsOf(tooEarly).map((error) => error.code)).toEqual(['rule_pack.steps_order']);
  });

  it('docking, with a payment split between demander and taker', () => {
    const parts = [
      { part: 1, payee: 'demander', share: 600_000 },
      { part: 2, payee: 'taker', share: 400_000 },
    ];
    const candidate = changed(
      openCallThenAcceptance,
      ['mode', 'docking'],
      ['procedure.takeUp', 'intent'],
      ['procedure.sealedUntilClosing', false],
      ['procedure.filedBy', 'demander'],
      [
        'procedure.steps',
        [
          'vetting',
          'docking',
          'technical_contract',
          'joint_filing',
          'formal_check',
          'panel_review',
          'decision',
          'notice',
          'award',
        ],
      ],
      ['selection.decider', 'demander'],
      ['selection.demanderVoice', 'choice'],
      ['funding.payee', 'split'],
      ['funding.tranches.1.payeeParts', parts],
    );
    expect(errorsOf(candidate)).toEqual([]);
  });
});

describe('shape', () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    ['windows.needDays', 'field.required', undefined],
    ['eligibility.takerMaxAge', 'field.unknown', 45],
    ['eligibility.takerTitle', 'field.unknown', 'professor'],
    ['eligibility.registeredBefore', 'field.unknown', '2020-01-01'],
    ['windows.takeUpDays', 'field.number_range', 0],
    ['windows.takeUpDays', 'field.wrong_type', '20'],
    ['funding.shareMax', 'field.number_range', 1_000_000],
    ['funding.shareMin', 'field.wrong_type', 0.2],
    ['funding.capFen', 'field.fen', '12.50'],
    ['funding.capFen', 'field.wrong_type', 125_000],
    ['windows.closingHour', 'field.pattern', '24:00'],
    ['review.tieBreak', 'field.one_of', 'dice'],
    ['schemaVersion', 'field.one_of', 2],
    ['title.zh', 'field.text_length', ''],
    ['funding.tranches', 'field.list_size', []],
    ['procedure.offerKinds', 'field.invalid', ['supply', 'supply']],
  ];

  it.each(cases)('%s → %s', (path, code, value) => {
    expect(errorsOf(changed(openCallThenAcceptance, [path, value]))).toContainEqual(
      expect.objectContaining({ path, code }),
    );
  });

  it.each([[null], ['text'], [7], [[]], [undefined]])('%p is refused', (json) => {
    expect(errorsOf(json).map((error) => error.code)).toEqual(['field.wrong_type']);
  });

  it('names every error at once', () => {
    const candidate = changed(openCallThenAcceptance, ['windows.needDays', 0], ['review.tieBreak', 'dice']);
    expect(
      errorsOf(candidate)
        .map((error) => error.path)
        .sort(),
    ).toEqual(['review.tieBreak', 'windows.needDays']);
  });
});
