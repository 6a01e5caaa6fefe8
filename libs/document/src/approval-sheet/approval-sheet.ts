import {
  dataVersion,
  inTurn,
  refused,
  stepsTaken,
  type DataVersion,
  type Fen,
  type ReadTx,
  type StepTaken,
} from '#platform';
import { getOrganisation, organisationNames, userNames, verifiedPayeeAccount } from '#identity';
import { journalsOfSubject, type SubjectJournal } from '#ledger';
import { getProgramme, type Programme } from '#programme';
import { getChallenge, type Challenge } from '#bulletin';
import { getProject, projectParties, type Project } from '#project';
import {
  contributionsOf,
  deliveryEvidence,
  getBatch,
  getDisbursement,
  instructionsOf,
  signedAt,
  type Contribution,
  type DeliveryEvidence,
  type Disbursement,
  type PaymentInstruction,
  type SignedAt,
} from '#disbursement';

/** Everything that stands on the approval sheet of a payment (拨付审批单). */
export interface ApprovalSheet {
  readonly disbursement: Disbursement & { readonly amountFen: Fen };
  readonly data: DataVersion;
  readonly agencyName: string;
  readonly programme: Programme;
  readonly challenge: Challenge;
  readonly project: Project;
  readonly payee: Payee;
  readonly delivery: DeliveryEvidence;
  readonly contributions: readonly Contribution[];
  readonly signed: SignedAt;
  readonly steps: readonly StepTaken[];
  /** Names of people by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly journals: readonly SubjectJournal[];
  readonly payments: readonly Payment[];
}

export interface Payee {
  readonly name: string;
  /** The account that was or would be paid to; null when none is verified. */
  readonly account: { readonly name: string; readonly number: string; readonly bankCode: string } | null;
}

export interface Payment {
  readonly instruction: PaymentInstruction;
  readonly batchNumber: string | null;
}

/**
 * The approval sheet as the data stands now. Account numbers are whole for whoever approves or releases this payment,
 * and end in four digits for everybody else.
 * @throws 404 · 409 document.not_requested
 */
export async function approvalSheet(tx: ReadTx, disbursementId: string): Promise<ApprovalSheet> {
  const disbursement = await getDisbursement(tx, disbursementId);
  const { amountFen, projectId, programmeId } = disbursement;
  if (amountFen === null) throw refused({ code: 'document.not_requested' });
  const project = await getProject(tx, projectId);
  const programme = await getProgramme(tx, programmeId);
  const shown = await accountsShown(tx, project);
  const instructions = (await instructionsOf(tx, disbursementId)).map((each) => {
    return { ...each, payeeAccount: shown(each.payeeAccount) };
  });
  const steps = await stepsTaken(tx, 'disbursement', disbursementId);
  const contributions = await contributionsOf(tx, projectId);
  const delivery = await deliveryEvidence(tx, disbursement);
  const { payee, accountId } = await payeeOf(tx, disbursement, { instructions, shown });
  const rows = [disbursement, ...contributions, ...delivery.milestones, ...delivery.acceptances];
  return {
    disbursement: { ...disbursement, amountFen },
    data: await dataVersion(tx, [...rows.map(({ id }) => id), ...batchIds(instructions), ...accountId]),
    agencyName: (await organisationNames(tx, [programme.agencyId])).get(programme.agencyId) ?? '',
    programme,
    challenge: await getChallenge(tx, project.challengeId),
    project,
    payee,
    delivery,
    contributions,
    signed: signedAt(disbursement, steps),
    steps,
    names: await userNames(
      tx,
      steps.flatMap(({ actorId }) => actorId ?? []),
    ),
    journals: await journalsOfSubject(tx, disbursement),
    payments: await inTurn(instructions, async (instruction) => ({
      instruction,
      batchNumber: instruction.batchId === null ? null : (await getBatch(tx, instruction.batchId)).number,
    })),
  };
}

const batchIds = (instructions: readonly PaymentInstruction[]): string[] =>
  instructions.flatMap(({ batchId }) => batchId ?? []);

type Shown = (accountNo: string) => string;

async function accountsShown(tx: ReadTx, project: Project): Promise<Shown> {
  const parties = await projectParties(tx, project);
  const { actor } = tx.context;
  const whole = actor.may('disbursement.approve', parties) || actor.may('disbursement.release', parties);
  return (accountNo) => (whole ? accountNo : `****${accountNo.slice(-4)}`);
}

/** Once a payment was released it names its account for good; before, the payee's verified one would be paid. */
async function payeeOf(
  tx: ReadTx,
  { payeeOrganisationId }: Disbursement,
  { instructions, shown }: { instructions: readonly PaymentInstruction[]; shown: Shown },
): Promise<{ payee: Payee; accountId: readonly string[] }> {
  const { name } = await getOrganisation(tx, payeeOrganisationId);
  const last = instructions.at(-1);
  if (last) {
    const { payeeName, payeeAccount, payeeBankCode } = last;
    const account = { name: payeeName, number: payeeAccount, bankCode: payeeBankCode };
    return { payee: { name, account }, accountId: [] };
  }
  const verified = await verifiedPayeeAccount(tx, payeeOrganisationId);
  if (!verified) return { payee: { name, account: null }, accountId: [] };
  const { id, accountName, accountNo, bankCode } = verified;
  return { payee: { name, account: { name: accountName, number: shown(accountNo), bankCode } }, accountId: [id] };
}
