/** Where the page of a thing is, by the type under which the api names it. Types without a page lead to their list. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  need: 'needs',
  bulletin: 'bulletins',
  challenge: 'challenges',
  proposal: 'proposals',
  panel: 'panels',
  panel_assignment: 'panel-assignments',
  decision: 'decisions',
  award: 'awards',
  public_notice: 'notices',
  objection: 'objections',
  project: 'projects',
  termination: 'terminations',
  milestone: 'milestones',
  acceptance: 'acceptances',
  checkpoint: 'checkpoints',
  contribution: 'contributions',
  disbursement: 'disbursements',
  payment_batch: 'payment-batches',
  recovery: 'recoveries',
  programme: 'programmes',
  expert: 'experts',
  organisation: 'organisations',
};

const LISTS: Readonly<Record<string, string>> = {
  payment_report_review: 'reconciliation',
  fiscal_year: 'ledger',
  prior_year_adjustment: 'ledger',
  parked_job: 'parked-jobs',
};

/** Behind the address of the thing they stand on. */
const PARTS: Readonly<Record<string, string>> = { agreement: '/agreement' };

/** The page behind the thing on which what is to be done has its place. */
const DESKS: Readonly<Record<string, string>> = {
  convene_panel: '/selection',
  give_opinion: '/selection',
  draft_decision: '/selection',
  call_reserve: '/selection',
  declare_contribution: '/contributions',
  record_settlement: '/settlement',
  request_acceptance: '?tab=acceptance',
};

interface Placed {
  readonly subjectType: string;
  readonly actions: readonly { readonly name: string }[];
  /** The thing on whose page it is done, as the api names it. */
  readonly placeType: string;
  readonly placeId: string;
}

/** The portal's address of the page on which something is done. */
export function placeOf({ subjectType, actions, placeType, placeId }: Placed): string {
  const collection = COLLECTIONS[placeType];
  const desk = DESKS[actions[0]?.name ?? ''] ?? PARTS[subjectType] ?? '';
  if (collection) return `/workbench/${collection}/${placeId}${desk}`;
  return `/workbench/${LISTS[placeType] ?? ''}`;
}
