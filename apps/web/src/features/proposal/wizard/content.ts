import type { Schemas } from '../../../client/api';
import { bodyOf, namePath } from '../../../ui/command-form/form-values';

export type Content = Schemas['ContentInput'];
export type Indicator = Schemas['ChallengeIndicatorView'];
type Member = NonNullable<Content['consortium']>[number];
type Commitment = NonNullable<Content['commitments']>[number];
export type Wrong = NonNullable<Schemas['Problem']['errors']>[number];

/** The shares that a consortium divides; each adds up to the whole. */
export const SHARES = ['workPpm', 'moneyPpm', 'incomePpm', 'ipPpm'] as const;
export const WHOLE_PPM = 1_000_000;
export const BUDGET_CATEGORIES = ['equipment', 'operations', 'labour', 'indirect'] as const;

/** A commitment in the form: one for every indicator, in their order; `promised` stands for one without a value. */
export type CommitmentDraft = Commitment & { readonly promised?: boolean };

/** A proposal while it is written. */
export type ProposalDraft = Omit<Content, 'commitments'> & { readonly commitments?: readonly CommitmentDraft[] };

/** What a proposal begins with: the taker alone, with everything. */
export function blankProposal(takerId: string): Content {
  const lead: Member = {
    organisationId: takerId,
    role: 'lead',
    workPpm: WHOLE_PPM,
    moneyPpm: WHOLE_PPM,
    incomePpm: WHOLE_PPM,
    ipPpm: WHOLE_PPM,
  };
  return { offerKind: 'new_rnd', consortium: [lead], team: [{ role: 'leader' }], budget: [{}], schedule: [{}] };
}

/** A saved content as the form holds it. */
export function draftOf(content: Content, indicators: readonly Indicator[]): ProposalDraft {
  const known = new Map((content.commitments ?? []).map((each) => [each.indicatorId, each]));
  return {
    ...content,
    commitments: indicators.map(({ id }) => ({
      indicatorId: id,
      values: [],
      ...known.get(id),
      promised: known.has(id),
    })),
  };
}

/** What is sent: only what was filled in. */
export function contentOf(draft: ProposalDraft, indicators: readonly Indicator[]): Content {
  const { commitments, ...rest } = draft;
  const pledges = { noStateSecrets: false, truthful: false, ...rest.pledges };
  return { ...(bodyOf(rest, {}) as Content), pledges, commitments: commitmentsOf(commitments, indicators) };
}

export function commitmentsOf(
  drafts: ProposalDraft['commitments'],
  indicators: readonly Indicator[],
): Content['commitments'] {
  return indicators.flatMap(({ id, comparator }, index) => {
    const { values = [], promised = false } = drafts?.[index] ?? {};
    const given = values.filter((value) => typeof value === 'string' && value.trim() !== '');
    const isPromised = comparator === 'pass_fail' ? promised : given.length > 0;
    return isPromised ? [{ indicatorId: id, values: comparator === 'pass_fail' ? [] : given }] : [];
  });
}

export const PARTS = [
  { key: 'route', zh: '方式与路线', en: 'Offer and route' },
  { key: 'consortium', zh: '联合体', en: 'Consortium' },
  { key: 'commitments', zh: '指标响应', en: 'Indicators' },
  { key: 'team', zh: '团队', en: 'Team' },
  { key: 'budget', zh: '经费', en: 'Budget' },
  { key: 'schedule', zh: '进度', en: 'Schedule' },
  { key: 'files', zh: '附件', en: 'Files' },
  { key: 'submit', zh: '检查与提交', en: 'Check and submit' },
] as const;

export type PartKey = (typeof PARTS)[number]['key'];

const PART_OF_FIELD: Readonly<Record<string, PartKey>> = {
  offerKind: 'route',
  technicalRoute: 'route',
  pledges: 'submit',
};

/** Where a field of the api stands in the form: its part and its name there. */
export function placeOf(path: string, draft: ProposalDraft, indicators: readonly Indicator[]) {
  const name = namePath(path.replace(/^content\./, ''));
  const [first = '', second] = name;
  if (first === 'commitments' && typeof second === 'number') {
    // Only the commitments that were made are sent, so their places are other ones.
    const sent = commitmentsOf(draft.commitments, indicators)?.[second];
    name[1] = indicators.findIndex(({ id }) => id === sent?.indicatorId);
  }
  const part = PARTS.find(({ key }) => key === first)?.key ?? PART_OF_FIELD[String(first)] ?? 'submit';
  return { part, name };
}

/** How far each column of shares is from the whole, in ppm. */
export const missingShares = (
  members: ProposalDraft['consortium'],
): Readonly<Record<(typeof SHARES)[number], number>> => {
  const rest = (column: (typeof SHARES)[number]) =>
    WHOLE_PPM - (members ?? []).reduce((sum, member) => sum + (member?.[column] ?? 0), 0);
  return { workPpm: rest('workPpm'), moneyPpm: rest('moneyPpm'), incomePpm: rest('incomePpm'), ipPpm: rest('ipPpm') };
};
