import type { FieldError } from '#platform';
import type { ProcedureStep, RulePack, RulePackMode } from './rule-pack.js';

interface ModeShape {
  readonly takeUp: RulePack['procedure']['takeUp'];
  readonly filedBy: RulePack['procedure']['filedBy'];
  readonly decider: RulePack['selection']['decider'];
  readonly steps: readonly ProcedureStep[];
}

/**
 * What makes up each road of domain.md section 2. Only this table knows a mode by its name: it keeps the name,
 * which people read, from lying about the values, which services read.
 */
const modeShapes: Readonly<Record<RulePackMode, ModeShape>> = {
  docking: {
    takeUp: 'intent',
    filedBy: 'demander',
    decider: 'demander',
    steps: ['docking', 'technical_contract', 'joint_filing', 'formal_check'],
  },
  open_call: {
    takeUp: 'proposal',
    filedBy: 'taker',
    decider: 'panel',
    steps: ['opening', 'qualification', 'panel_review'],
  },
  race: {
    takeUp: 'proposal',
    filedBy: 'taker',
    decider: 'panel',
    steps: ['opening', 'qualification', 'panel_review', 'stage_elimination'],
  },
  contest: { takeUp: 'finished_work', filedBy: 'taker', decider: 'measured_result', steps: ['measurement'] },
};

const closingSteps: readonly ProcedureStep[] = ['decision', 'notice', 'award'];

/** Contradictions in initiation, procedure, selection, eligibility and acceptance (domain.md section 2). */
export function checkProcedureRules(pack: RulePack): FieldError[] {
  return [
    ...checkInitiation(pack),
    ...checkMode(pack),
    ...checkSteps(pack),
    ...checkWinners(pack),
    ...checkResearchIntensity(pack),
    ...checkAcceptance(pack),
  ];
}

function checkInitiation({ initiation }: RulePack): FieldError[] {
  if (!initiation.initiators.includes('agency') || initiation.whenAgency) return [];
  return [{ path: 'initiation.whenAgency', code: 'rule_pack.agency_roles_missing' }];
}

function checkMode({ mode, procedure, selection }: RulePack): FieldError[] {
  const shape = modeShapes[mode];
  const expectations = [
    { path: 'procedure.takeUp', actual: procedure.takeUp, expected: shape.takeUp },
    { path: 'procedure.filedBy', actual: procedure.filedBy, expected: shape.filedBy },
    { path: 'selection.decider', actual: selection.decider, expected: shape.decider },
  ];
  const wrong = expectations
    .filter(({ actual, expected }) => actual !== expected)
    .map(({ path, expected }) => ({ path, code: 'rule_pack.mode_mismatch', params: { mode, expected } }));
  return [...wrong, ...shape.steps.filter((step) => !procedure.steps.includes(step)).map(missingStep)];
}

function checkSteps({ procedure, selection }: RulePack): FieldError[] {
  const { steps } = procedure;
  const errors: FieldError[] = [];
  const beforeElimination = steps.filter((step) => step !== 'stage_elimination');
  const endsRightly = closingSteps.every((step, index) => beforeElimination.at(index - closingSteps.length) === step);
  const elimination = steps.indexOf('stage_elimination');
  if (!endsRightly || (elimination >= 0 && elimination !== steps.length - 1)) {
    errors.push({ path: 'procedure.steps', code: 'rule_pack.steps_order' });
  }
  const inUse: readonly (readonly [ProcedureStep, boolean])[] = [
    ['opening', procedure.sealedUntilClosing],
    ['joint_filing', procedure.filedBy === 'demander'],
    ['measurement', selection.decider === 'measured_result'],
    ['stage_elimination', selection.winners.placedMax < selection.winners.max],
  ];
  for (const [step, used] of inUse) {
    if (used && !steps.includes(step)) errors.push(missingStep(step));
    if (!used && steps.includes(step)) {
      errors.push({ path: 'procedure.steps', code: 'rule_pack.step_without_use', params: { step } });
    }
  }
  if (selection.decider === 'panel' && !steps.includes('panel_review')) errors.push(missingStep('panel_review'));
  return withoutRepeats(errors);
}

function missingStep(step: ProcedureStep): FieldError {
  return { path: 'procedure.steps', code: 'rule_pack.step_missing', params: { step } };
}

function withoutRepeats(errors: readonly FieldError[]): FieldError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}

function checkWinners({ selection }: RulePack): FieldError[] {
  const { max, placedMax } = selection.winners;
  const errors: FieldError[] = [];
  if (placedMax > max) errors.push(above('selection.winners.placedMax', 'selection.winners.max', max));
  const demanderChooses = selection.demanderVoice === 'choice';
  if (demanderChooses !== (selection.decider === 'demander')) {
    const expected = demanderChooses ? 'none, opinion, consent' : 'choice';
    const path = 'selection.demanderVoice';
    errors.push({ path, code: 'field.one_of', params: { values: expected } });
  }
  return errors;
}

function checkResearchIntensity({ eligibility }: RulePack): FieldError[] {
  const starts = eligibility.researchIntensityBands.map((band) => BigInt(band.revenueFromFen));
  const rising = starts.every((start, index) => (index === 0 ? start === 0n : start > (starts[index - 1] ?? 0n)));
  return rising ? [] : [{ path: 'eligibility.researchIntensityBands', code: 'rule_pack.bands_not_rising' }];
}

function checkAcceptance({ acceptance }: RulePack): FieldError[] {
  const errors: FieldError[] = [];
  if (acceptance.reReviewAt >= acceptance.passAt) {
    errors.push({
      path: 'acceptance.reReviewAt',
      code: 'rule_pack.ratio_not_below_other',
      params: { other: 'acceptance.passAt', limit: acceptance.passAt },
    });
  }
  if (acceptance.thirdPartyTestRequired && !acceptance.methods.includes('third_party_test')) {
    errors.push({ path: 'acceptance.methods', code: 'rule_pack.third_party_method_missing' });
  }
  return errors;
}

function above(path: string, other: string, limit: number): FieldError {
  return { path, code: 'rule_pack.above_other', params: { other, limit } };
}
