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
};

const LISTS: Readonly<Record<string, string>> = {
  clarification: 'challenges',
  addendum: 'challenges',
  agreement: 'projects',
  payee_account: 'organisations',
  payment_report_review: 'reconciliation',
  fiscal_year: 'ledger',
  prior_year_adjustment: 'ledger',
  parked_job: 'parked-jobs',
};

/** The portal's address of a thing. */
export function placeOf(subjectType: string, id: string): string {
  const collection = COLLECTIONS[subjectType];
  if (collection) return `/workbench/${collection}/${id}`;
  return `/workbench/${LISTS[subjectType] ?? ''}`;
}
