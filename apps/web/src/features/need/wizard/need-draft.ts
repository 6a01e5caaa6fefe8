import type { Schemas } from '../../../client/api';

type NeedInput = Schemas['NeedInput'];
type IndicatorInput = Schemas['IndicatorInput'];
export type Comparator = IndicatorInput['comparator'];

export type IndicatorDraft = Partial<Omit<IndicatorInput, 'protocol'>> & {
  readonly protocol?: Partial<IndicatorInput['protocol']>;
};

/** A need while it is written: anything may be missing. */
export type NeedDraft = Partial<Omit<NeedInput, 'indicators'>> & { readonly indicators?: readonly IndicatorDraft[] };

export const COMPARATORS: readonly Comparator[] = [
  'ge',
  'gt',
  'le',
  'lt',
  'eq',
  'abs_le',
  'between',
  'in',
  'pass_fail',
];

export const BLANK_INDICATOR: IndicatorDraft = {
  comparator: 'ge',
  values: [],
  weight: 10,
  kind: 'ordinary',
  mustPass: false,
  protocol: {},
};

export const BLANK_NEED: NeedDraft = {
  channel: 'self_filed',
  priority: 'normal',
  confidentiality: 'public',
  indicators: [BLANK_INDICATOR],
};

/** A need as the api shows it, as the wizard writes it. */
export function draftOf(need: Schemas['NeedView']): NeedDraft {
  const { programmeId, demanderId, channel, recommenderId, title, summary, cannotSolveAlone, scene, field } = need;
  return {
    programmeId,
    demanderId,
    channel: channel as NeedInput['channel'],
    ...(recommenderId && { recommenderId }),
    title,
    summary,
    cannotSolveAlone,
    scene,
    field,
    region: need.region,
    resultOwnership: need.resultOwnership as NeedInput['resultOwnership'],
    cooperation: need.cooperation as NeedInput['cooperation'],
    periodMonths: need.periodMonths,
    totalInvestmentFen: need.totalInvestmentFen,
    cashToTakerFen: need.cashToTakerFen,
    chainNode: need.chainNode,
    priority: need.priority as NeedInput['priority'],
    confidentiality: need.confidentiality as NeedInput['confidentiality'],
    indicators: need.indicators.map(({ zh: _zh, en: _en, ...indicator }) => indicator as IndicatorDraft),
  };
}

/** How many values a comparator takes: exactly so many, or any number. */
export function valueCount(comparator: Comparator | undefined): number | 'many' {
  if (comparator === 'between') return 2;
  if (comparator === 'in') return 'many';
  return comparator === 'pass_fail' ? 0 : 1;
}

/** The indicator as it is sent: values as many as the comparator takes, empty texts left out. */
export function indicatorBody(draft: IndicatorDraft): IndicatorInput {
  const count = valueCount(draft.comparator);
  const values = (draft.values ?? []).filter((value) => value !== undefined && value !== null && value !== '');
  const measured = draft.comparator !== 'pass_fail';
  return {
    ...draft,
    values: count === 'many' ? values : values.slice(0, count),
    unit: measured ? draft.unit || '1' : '1',
    baseline: (measured && draft.baseline) || null,
    bestKnown: (measured && draft.bestKnown) || null,
    condition: draft.condition || null,
    protocol: {
      who: draft.protocol?.who ?? '',
      how: draft.protocol?.how ?? '',
      sample: draft.protocol?.sample || null,
      instrument: draft.protocol?.instrument || null,
    },
    mustPass: draft.mustPass ?? false,
  } as IndicatorInput;
}

/** A complete draft as it is filed. */
export function filingBody(draft: NeedDraft): NeedInput {
  const { recommenderId, ...rest } = draft;
  return {
    ...rest,
    ...(draft.channel === 'recommended' && recommenderId && { recommenderId }),
    chainNode: draft.chainNode || null,
    indicators: (draft.indicators ?? []).map(indicatorBody),
  } as NeedInput;
}

/** The same as a change of a need that is filed already: where it came from and whose it is stay. */
export function changesBody(draft: NeedDraft): Schemas['NeedChanges'] {
  const {
    programmeId: _p,
    demanderId: _d,
    channel: _c,
    recommenderId: _r,
    sourceFacts: _s,
    ...content
  } = filingBody(draft);
  return content;
}
