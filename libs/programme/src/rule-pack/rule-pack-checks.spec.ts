import { hasMessage, messageOf } from '#platform';
import '../programme.labels.js';
import { openCallThenAcceptance, openCallThenMidterm, openCallThenMidtermRetained } from './default-rule-packs.js';
import { rulePackMessages } from './rule-pack-messages.js';
import type { RulePack } from './rule-pack.js';
import { changed, errorsOf, type Change } from './rule-pack.test-support.js';

describe('values that contradict each other', () => {
  const cases: readonly (readonly [code: string, path: string, pack: RulePack, changes: readonly Change[]])[] = [
    [
      'rule_pack.agency_roles_missing',
      'initiation.whenAgency',
      openCallThenAcceptance,
      [['initiation.whenAgency', undefined]],
    ],
    [
      'rule_pack.steps_order',
      'procedure.steps',
      openCallThenAcceptance,
      [['procedure.steps', ['opening', 'qualification', 'panel_review', 'notice', 'decision', 'award']]],
    ],
    [
      'rule_pack.step_missing',
      'procedure.steps',
      openCallThenAcceptance,
      [['procedure.steps', ['qualification', 'panel_review', 'decision', 'notice', 'award']]],
    ],
    [
      'rule_pack.step_without_use',
      'procedure.steps',
      openCallThenAcceptance,
      [['procedure.sealedUntilClosing', false]],
    ],
    ['rule_pack.mode_mismatch', 'procedure.filedBy', openCallThenAcceptance, [['procedure.filedBy', 'demander']]],
    ['field.one_of', 'selection.demanderVoice', openCallThenAcceptance, [['selection.demanderVoice', 'choice']]],
    [
      'rule_pack.above_other',
      'selection.winners.placedMax',
      openCallThenAcceptance,
      [['selection.winners.placedMax', 2]],
    ],
    [
      'rule_pack.bands_not_rising',
      'eligibility.researchIntensityBands',
      openCallThenAcceptance,
      [
        [
          'eligibility.researchIntensityBands',
          [
            { revenueFromFen: '0', intensityMin: 50_000 },
            { revenueFromFen: '0', intensityMin: 30_000 },
          ],
        ],
      ],
    ],
    [
      'rule_pack.ratio_not_below_other',
      'acceptance.reReviewAt',
      openCallThenAcceptance,
      [['acceptance.reReviewAt', 900_000]],
    ],
    [
      'rule_pack.third_party_method_missing',
      'acceptance.methods',
      openCallThenAcceptance,
      [
        ['acceptance.methods', ['measurement']],
        ['acceptance.thirdPartyTestRequired', true],
      ],
    ],
    ['rule_pack.panel_not_odd', 'review.panelMin', openCallThenAcceptance, [['review.panelMin', 6]]],
    ['rule_pack.quorum_above_panel', 'review.quorum', openCallThenAcceptance, [['review.quorum', 6]]],
    ['rule_pack.quorum_not_majority', 'review.quorum', openCallThenAcceptance, [['review.quorum', 2]]],
    [
      'rule_pack.quorum_too_small_to_trim',
      'review.quorum',
      openCallThenAcceptance,
      [
        ['review.panelMin', 3],
        ['review.quorum', 2],
        ['review.aggregation', 'trimmed_mean'],
      ],
    ],
    ['rule_pack.sum_not_whole', 'review.rubric', openCallThenAcceptance, [['review.rubric.0.weight', 299_999]]],
    [
      'rule_pack.not_unique',
      'review.rubric.1.code',
      openCallThenAcceptance,
      [['review.rubric.1.code', 'indicator_fit']],
    ],
    [
      'rule_pack.pass_score_mismatch',
      'review.rubric.0.passScore',
      openCallThenAcceptance,
      [['review.rubric.0.passScore', undefined]],
    ],
    [
      'rule_pack.tie_break_without_must_pass',
      'review.tieBreak',
      openCallThenAcceptance,
      [
        ['review.rubric.0.mustPass', false],
        ['review.rubric.0.passScore', undefined],
      ],
    ],
    ['rule_pack.tie_break_without_race', 'review.tieBreak', openCallThenAcceptance, [['review.tieBreak', 'race']]],
    ['rule_pack.ratio_above_other', 'funding.shareMin', openCallThenAcceptance, [['funding.shareMin', 300_001]]],
    [
      'rule_pack.payment_mode_mismatch',
      'funding.paymentMode',
      openCallThenAcceptance,
      [['funding.paymentMode', 'post_only']],
    ],
    [
      'rule_pack.not_consecutive',
      'funding.tranches.1.number',
      openCallThenAcceptance,
      [['funding.tranches.1.number', 3]],
    ],
    [
      'rule_pack.ceiling_not_rising',
      'funding.tranches.1.ceiling',
      openCallThenMidterm,
      [['funding.tranches.1.ceiling', 500_000]],
    ],
    [
      'rule_pack.ceiling_not_whole',
      'funding.tranches.1.ceiling',
      openCallThenAcceptance,
      [['funding.tranches.1.ceiling', 999_999]],
    ],
    [
      'rule_pack.ceiling_above_retention',
      'funding.tranches.1.ceiling',
      openCallThenMidtermRetained,
      [['funding.tranches.1.ceiling', 900_001]],
    ],
    [
      'rule_pack.retention_without_acceptance',
      'funding.retention',
      openCallThenMidtermRetained,
      [['funding.tranches.2.trigger.kind', 'midterm_passed']],
    ],
    [
      'rule_pack.acceptance_not_last',
      'funding.tranches.1.trigger.kind',
      openCallThenMidterm,
      [['funding.tranches.1.trigger.kind', 'acceptance_passed']],
    ],
    [
      'rule_pack.trigger_number_mismatch',
      'funding.tranches.0.trigger',
      openCallThenAcceptance,
      [['funding.tranches.0.trigger.instalment', undefined]],
    ],
    [
      'rule_pack.trigger_number_mismatch',
      'funding.tranches.1.trigger',
      openCallThenAcceptance,
      [['funding.tranches.1.trigger.milestone', 1]],
    ],
    [
      'rule_pack.trigger_number_not_rising',
      'funding.tranches.1.trigger',
      openCallThenMidterm,
      [['funding.tranches.1.trigger', { kind: 'instalment_verified', instalment: 1 }]],
    ],
    [
      'rule_pack.planned_after_work',
      'funding.tranches.0.gate',
      openCallThenAcceptance,
      [['funding.tranches.0.gate', 'planned']],
    ],
    [
      'rule_pack.midterm_without_stage_check',
      'milestones.maxStageChecks',
      openCallThenMidterm,
      [['milestones.maxStageChecks', 0]],
    ],
    [
      'rule_pack.sum_not_whole',
      'funding.tranches.0.payeeParts',
      openCallThenAcceptance,
      [['funding.tranches.0.payeeParts.0.share', 1]],
    ],
    [
      'rule_pack.not_consecutive',
      'funding.tranches.0.payeeParts.0.part',
      openCallThenAcceptance,
      [['funding.tranches.0.payeeParts.0.part', 2]],
    ],
    ['rule_pack.payee_mismatch', 'funding.payee', openCallThenAcceptance, [['funding.payee', 'taker']]],
    [
      'rule_pack.prizes_without_use',
      'funding.prizes',
      openCallThenAcceptance,
      [['funding.prizes', [{ rank: 1, share: 1 }]]],
    ],
    ['rule_pack.prizes_missing', 'funding.prizes', openCallThenAcceptance, [['funding.paymentMode', 'prize']]],
    [
      'rule_pack.sum_above_whole',
      'funding.prizes',
      openCallThenAcceptance,
      [
        ['funding.paymentMode', 'prize'],
        [
          'funding.prizes',
          [
            { rank: 1, share: 600_000 },
            { rank: 2, share: 400_001 },
          ],
        ],
      ],
    ],
    [
      'rule_pack.not_consecutive',
      'funding.prizes.0.rank',
      openCallThenAcceptance,
      [
        ['funding.paymentMode', 'prize'],
        ['funding.prizes', [{ rank: 2, share: 1 }]],
      ],
    ],
  ];

  it.each(cases)('%s at %s', (code, path, pack, changes) => {
    expect(errorsOf(changed(pack, ...changes))).toContainEqual(expect.objectContaining({ path, code }));
  });

  it.each(cases)('%s at %s is said in words, without codes and parts per million', (code, path, pack, changes) => {
    const error = errorsOf(changed(pack, ...changes)).find((each) => each.code === code && each.path === path);
    // A criterion's code is the agency's own word.
    const params = { ...error?.params, value: '…' };
    const { zh, en } = messageOf(code, params, path.split('.').at(-1));
    expect(zh).not.toMatch(/[a-z]|\d{5}|\{/);
    expect(en).not.toMatch(/_|\d{5}|\{/);
  });

  it('every code has a text, and every text has a case here', () => {
    const codes = new Set(cases.map(([code]) => code).filter((code) => code.startsWith('rule_pack.')));
    expect([...codes].sort()).toEqual(Object.keys(rulePackMessages).sort());
    expect([...codes].every(hasMessage)).toBe(true);
  });
});
