import {
  create,
  fen,
  invalid,
  localDate,
  lock,
  refused,
  requirePermission,
  row,
  shanghaiDate,
  sharedRow,
  transition,
  uuidv7,
  zeroFen,
  type Fen,
  type Tx,
} from '#platform';
import { getProject, projectParties } from '#project';
import { contributionLifecycle } from '../contribution.lifecycle.js';
import { contributionFacts } from '../disbursement.facts.js';
import { Contribution } from '../disbursement.entities.js';
import { getContribution } from '../disbursement.repository.js';
import { projectMoney } from '../project-money.js';

export interface ContributionContent {
  readonly source: Contribution['source'];
  readonly kind: Contribution['kind'];
  readonly funds: Contribution['funds'];
  readonly instalment?: number;
  readonly amountFen: string;
  /** Date of the bank voucher. */
  readonly paidOn: string;
  readonly voucherNo: string;
  readonly note?: string;
}

/**
 * Declares a contribution of the demander, the taker or society, with its voucher.
 * @throws 403 · 404 · 409 contribution.no_plan, contribution.voucher_used · 422 contribution.unknown_instalment,
 *   contribution.paid_in_future, field.fen
 */
export async function declareContribution(
  tx: Tx,
  input: ContributionContent & { projectId: string },
): Promise<Contribution> {
  await lock(tx, [sharedRow('project', input.projectId)]);
  const project = await getProject(tx, input.projectId);
  const parties = await projectParties(tx, project);
  requirePermission(tx, 'contribution.declare', parties);
  const content = await checkedContent(tx, project.id, input);
  const contribution: Contribution = {
    id: uuidv7(),
    programmeId: project.programmeId,
    projectId: project.id,
    state: 'declared',
    ...content,
    refundedFen: zeroFen,
    declaredBy: tx.context.actor.userId,
    verifiedBy: null,
    verifiedAt: null,
    version: 1,
    createdAt: tx.now,
  };
  return create(tx, contributionLifecycle, { row: contribution, permission: 'contribution.declare', parties });
}

/** Corrects a contribution that is not with the finance officer. Errors as `declareContribution`. */
export async function editContribution(
  tx: Tx,
  input: ContributionContent & { contributionId: string; version: number },
): Promise<Contribution> {
  await lock(tx, [row('contribution', input.contributionId)]);
  const contribution = await getContribution(tx, input.contributionId);
  const facts = await contributionFacts(tx, contribution);
  requirePermission(tx, 'contribution.declare', facts.parties);
  const set = await checkedContent(tx, contribution.projectId, input);
  return transition(tx, contributionLifecycle, 'edit', {
    facts,
    version: input.version,
    set: { ...set, declaredBy: tx.context.actor.userId },
  });
}

type CheckedContent = Pick<
  Contribution,
  'source' | 'kind' | 'funds' | 'instalment' | 'paidOn' | 'voucherNo' | 'note'
> & { amountFen: Fen };

async function checkedContent(tx: Tx, projectId: string, input: ContributionContent): Promise<CheckedContent> {
  const money = await projectMoney(tx, projectId);
  if (!money) throw refused({ code: 'contribution.no_plan' });
  const { instalment } = input;
  if (instalment !== undefined && !money.planned.some((each) => each.instalment === instalment)) {
    throw invalid({ path: 'instalment', code: 'contribution.unknown_instalment', params: { instalment } });
  }
  const amountFen = fen(input.amountFen);
  if (amountFen <= 0n) throw invalid({ path: 'amountFen', code: 'field.fen' });
  if (localDate(input.paidOn) > shanghaiDate(tx.now)) {
    throw invalid({ path: 'paidOn', code: 'contribution.paid_in_future' });
  }
  const { source, kind, funds, paidOn, voucherNo, note } = input;
  return { source, kind, funds, instalment: instalment ?? null, amountFen, paidOn, voucherNo, note: note ?? null };
}
