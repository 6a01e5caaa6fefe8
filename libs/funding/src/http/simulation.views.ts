import { addDays, fenToJson, localDate, messageOf, ppm, type LocalDate } from '#platform';
import type { TriedRules } from '../queries/simulate-programme.js';
import type { StepInput } from '../simulation-input.js';
import { grantForPlan, shareTermsOf, type ComputationCode } from '../share-arithmetic/index.js';
import { lineView } from './funding.views.js';
import type * as dto from './simulation.dto.js';

/** The simulation as people read it; `sharePpm` and `path` are those it was asked with. */
export function simulationView(
  tried: TriedRules,
  { sharePpm, path }: { readonly sharePpm: number; readonly path: readonly StepInput[] },
): dto.SimulationView {
  const { rulePack, plan } = tried;
  const { bound, lines } = grantForPlan(plan, shareTermsOf(rulePack.funding, ppm(sharePpm)));
  const dates = new Dates(tried, path);
  return {
    rulePackCode: rulePack.code,
    grantFen: fenToJson(tried.grant),
    grantBoundBy: boundBy(bound),
    grantComputation: lines.map(lineView),
    tranches: tried.tranches.map(({ number, racer, step, ...paid }) => ({
      number,
      racer: racer ?? null,
      step,
      on: dates.of(step),
      ...dates.latest(number, racer, dates.of(step)),
      amountFen: fenToJson(paid.amount),
      cumulativeFen: fenToJson(paid.cumulative),
      parts: paid.parts.map(({ part, payee, amount }) => ({ part, payee, amountFen: fenToJson(amount) })),
      boundBy: boundBy(paid.bound),
      computation: paid.lines.map(lineView),
    })),
    settlements: tried.settlements.map((settled) => ({
      racer: settled.racer ?? null,
      on: dates.of(settled.step),
      finalFen: fenToJson(settled.final),
      payFen: fenToJson(settled.pay),
      recoverFen: fenToJson(settled.recover),
      boundBy: boundBy(settled.bound),
      computation: settled.lines.map(lineView),
    })),
    waiting: tried.waiting.map(({ number, racer, reason }) => ({
      number,
      racer: racer ?? null,
      ...dates.latest(number, racer, path.at(-1)?.on),
      reason: { ...reason, ...messageOf(reason.code, reason.params) },
    })),
    paidFen: fenToJson(tried.paid),
    committedFen: fenToJson(tried.committed),
    releasedFen: tried.released === null ? null : fenToJson(tried.released),
    noAward: tried.noAward,
  };
}

const boundBy = (code: ComputationCode): dto.BindingRuleView => ({ code, ...messageOf(code) });

/** Dates of steps, and the latest dates that run from the day on which an agreement takes effect. */
class Dates {
  constructor(
    private readonly tried: TriedRules,
    private readonly path: readonly StepInput[],
  ) {}

  of(step: number): LocalDate {
    return localDate(this.path[step]?.on ?? '');
  }

  latest(
    number: number,
    racer: string | undefined,
    on: string | undefined,
  ): { readonly latestOn: LocalDate | null; readonly latestPassed: boolean } {
    const terms = this.tried.rulePack.funding.tranches.find((tranche) => tranche.number === number);
    const effective = this.path.find((step) => step.kind === 'agreement_effective' && step.racer === racer);
    if (terms?.latestOffsetDays === undefined || !effective) return { latestOn: null, latestPassed: false };
    const latestOn = addDays(localDate(effective.on), terms.latestOffsetDays);
    return { latestOn, latestPassed: on !== undefined && on > latestOn };
  }
}
