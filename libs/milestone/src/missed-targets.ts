import { isMet } from '#need';
import type { AgreedIndicator, IndicatorTarget } from '#project';

/** Names of the indicators whose target is not reached by what was measured; what was not measured is missed. */
export function missedTargetsOf(
  targets: readonly IndicatorTarget[],
  indicators: readonly AgreedIndicator[],
  measured: readonly { readonly indicatorId: string; readonly value: string }[],
): string[] {
  return targets.flatMap(({ indicatorId, values }) => {
    const agreed = indicators.find(({ indicator }) => indicator.id === indicatorId);
    if (!agreed) return [];
    const measurement = measured.find((each) => each.indicatorId === indicatorId);
    const met = measurement !== undefined && isMet({ ...agreed.committed, values }, measurement.value);
    return met ? [] : [agreed.indicator.name];
  });
}
