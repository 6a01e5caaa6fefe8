import { fen, type FieldError } from '#platform';
import { parseIndicator, type Indicator } from '#need';
import type { OfferKind } from '#programme';
import { uncoveredIndicators, weakerIndicators } from '../qualification/screening.js';
import {
  SHARE_COLUMNS,
  WHOLE_PPM,
  type Commitment,
  type DraftContent,
  type ProposalContent,
} from './proposal-content.js';

/** What a proposal is held against when it is submitted. */
export interface Requirements {
  readonly takerId: string;
  readonly offerKinds: readonly OfferKind[];
  readonly maxPeriodMonths: number;
  readonly indicators: readonly Indicator[];
  /** Ids of those that addenda have added or measured anew: whoever answers them has to answer what they say now. */
  readonly raised: ReadonlySet<string>;
  /** Which of the organisations named are registered. */
  readonly organisations: ReadonlySet<string>;
}

export type Completed =
  | { readonly ok: true; readonly content: ProposalContent }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const LISTS = {
  team: ['name', 'role', 'organisation', 'duty'],
  consortium: ['organisationId', 'role', 'duty', ...SHARE_COLUMNS],
  budget: ['category', 'purpose', 'amountFen'],
  commitments: ['indicatorId', 'values'],
  schedule: ['title', 'endMonth', 'outcome'],
} as const satisfies Partial<Record<keyof ProposalContent, readonly string[]>>;

/**
 * Holds a draft against everything a complete proposal must say. Whether it is good enough is not asked here: weak
 * commitments, missing indicators and affiliation are for the qualification. Only what an addendum has raised since is
 * asked for at once, because whoever wrote before it may not know.
 * @returns the content as complete, or every wrong field with its path below `content`
 */
export function completeContent(draft: DraftContent, requirements: Requirements): Completed {
  const missing = missingFields(draft);
  if (missing.length > 0) return { ok: false, errors: missing };
  const content = draft as ProposalContent;
  const errors = [
    ...offerErrors(content, requirements),
    ...teamErrors(content),
    ...consortiumErrors(content, requirements),
    ...commitmentErrors(content, requirements),
    ...addendumErrors(content, requirements),
    ...pledgeErrors(content),
  ];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, content };
}

function missingFields(draft: DraftContent): FieldError[] {
  const top = ['offerKind', 'technicalRoute', 'pledges', ...Object.keys(LISTS)].filter((field) =>
    isEmpty(draft, field),
  );
  const inner = Object.entries(LISTS).flatMap(([list, fields]) =>
    ((draft[list as keyof typeof LISTS] ?? []) as readonly object[]).flatMap((item, index) =>
      fields.filter((field) => isEmpty(item, field)).map((field) => `${list}.${index}.${field}`),
    ),
  );
  return [...top, ...inner].map((path) => required(path));
}

/** An empty list of values is what a pass-or-fail commitment looks like, so `values` may be empty. */
function isEmpty(holder: object, field: string): boolean {
  const value = (holder as Readonly<Record<string, unknown>>)[field];
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0 && field !== 'values';
}

function offerErrors({ offerKind, schedule, budget }: ProposalContent, requirements: Requirements): FieldError[] {
  const { offerKinds, maxPeriodMonths } = requirements;
  const allowed = { allowed: offerKinds.join(', ') };
  return [
    ...(offerKinds.includes(offerKind) ? [] : [wrong('offerKind', 'proposal.offer_kind_not_allowed', allowed)]),
    ...schedule.flatMap(({ endMonth }, index) =>
      endMonth <= maxPeriodMonths
        ? []
        : [wrong(`schedule.${index}.endMonth`, 'proposal.schedule_too_long', { max: maxPeriodMonths })],
    ),
    ...budget.flatMap((line, index) =>
      fen(line.amountFen) > 0n ? [] : [wrong(`budget.${index}.amountFen`, 'proposal.budget_empty')],
    ),
  ];
}

function teamErrors({ team }: ProposalContent): FieldError[] {
  return team.filter((member) => member.role === 'leader').length === 1 ? [] : [wrong('team', 'proposal.one_leader')];
}

function consortiumErrors({ consortium }: ProposalContent, requirements: Requirements): FieldError[] {
  const errors: FieldError[] = [];
  const lead = consortium.findIndex((member) => member.role === 'lead');
  if (consortium.filter((member) => member.role === 'lead').length !== 1) {
    errors.push(wrong('consortium', 'proposal.one_lead'));
  } else if (consortium[lead]?.organisationId !== requirements.takerId) {
    errors.push(wrong(`consortium.${lead}.organisationId`, 'proposal.lead_is_taker'));
  }
  consortium.forEach(({ organisationId }, index) => {
    const path = `consortium.${index}.organisationId`;
    if (consortium.findIndex((member) => member.organisationId === organisationId) < index) {
      errors.push(wrong(path, 'proposal.repeated'));
    }
    if (!requirements.organisations.has(organisationId)) errors.push(wrong(path, 'proposal.organisation_unknown'));
  });
  for (const column of SHARE_COLUMNS) {
    const sum = consortium.reduce((total, member) => total + member[column], 0);
    if (sum !== WHOLE_PPM) {
      const last = consortium.length - 1;
      errors.push(wrong(`consortium.${last}.${column}`, 'proposal.shares_not_whole', { sum }));
    }
  }
  return errors;
}

function commitmentErrors({ commitments }: ProposalContent, { indicators }: Requirements): FieldError[] {
  return commitments.flatMap(({ indicatorId, values }, index): readonly FieldError[] => {
    const path = `commitments.${index}`;
    const indicator = indicators.find(({ id }) => id === indicatorId);
    if (!indicator) return [wrong(`${path}.indicatorId`, 'proposal.indicator_unknown')];
    if (commitments.findIndex((other) => other.indicatorId === indicatorId) < index) {
      return [wrong(`${path}.indicatorId`, 'proposal.repeated')];
    }
    const parsed = parseIndicator({ ...indicator, values }, `content.${path}`);
    return parsed.ok ? [] : parsed.errors;
  });
}

/** Commitments that no longer cover what addenda have raised, each at its place; a missing one at the list. */
function addendumErrors({ commitments }: ProposalContent, { indicators, raised }: Requirements): FieldError[] {
  const asked = indicators.filter(({ id }) => raised.has(id));
  const missing = uncoveredIndicators(asked, commitments).map(({ name }) =>
    wrong('commitments', 'proposal.raised_not_covered', { name }),
  );
  // Values that cannot be read at all have been refused as such.
  const readable = asked.filter(({ id }) => commitments.some((c) => c.indicatorId === id && isReadable(indicators, c)));
  const weaker = weakerIndicators(readable, commitments).map(({ id, name }) => {
    const index = commitments.findIndex(({ indicatorId }) => indicatorId === id);
    return wrong(`commitments.${index}.values`, 'proposal.raised_not_covered', { name });
  });
  return [...missing, ...weaker];
}

function isReadable(indicators: readonly Indicator[], { indicatorId, values }: Commitment): boolean {
  const indicator = indicators.find(({ id }) => id === indicatorId);
  return indicator !== undefined && parseIndicator({ ...indicator, values }, '').ok;
}

function pledgeErrors({ pledges }: ProposalContent): FieldError[] {
  return (['noStateSecrets', 'truthful'] as const)
    .filter((pledge) => pledges[pledge] !== true)
    .map((pledge) => wrong(`pledges.${pledge}`, 'proposal.pledge_required'));
}

const required = (path: string): FieldError => ({ path: `content.${path}`, code: 'field.required' });

const wrong = (path: string, code: string, params?: FieldError['params']): FieldError => ({
  path: `content.${path}`,
  code,
  ...(params && { params }),
});
