import type { Client, Versioned } from '../support/client.js';
import { todayOf } from './acceptance.js';
import type { Cast } from './people.js';

export interface DisbursementBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly trancheNumber: number;
  readonly amountFen: string | null;
  readonly amountInWords: string | null;
  readonly payableFen: string;
  readonly computation: readonly { readonly code: string; readonly amountYuan: string }[];
  readonly instructions: readonly {
    readonly reference: string;
    readonly outcome: string;
    readonly reasonCode: string | null;
  }[];
  readonly actions: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly reasons: readonly { readonly code: string }[];
  }[];
}

export interface RecoveryBody extends Versioned {
  readonly state: string;
  readonly amountFen: string;
  readonly receivedFen: string;
}

let vouchers = 0;

const ACCOUNTS = {
  demander: {
    accountName: '江西电缆有限责任公司',
    accountNo: '1509200009000012345',
    bankName: '工商银行吉安分行',
    bankCode: '102100099996',
  },
  taker: {
    accountName: '南昌大学',
    accountNo: '3602000409000067890',
    bankName: '工商银行南昌分行',
    bankCode: '102100099996',
  },
} as const;

/** A verified account of a payee, entered by its own people and verified by the agency's finance officer. */
export async function aPayeeAccount(cast: Cast, payee: keyof typeof ACCOUNTS = 'demander'): Promise<void> {
  const account = ACCOUNTS[payee];
  const { organisationId } = cast.people[payee];
  const { body } = await cast[payee].post(`/organisations/${organisationId}/payee-accounts`, account).expect(201);
  await cast.finance.act('payee-accounts', body as Versioned, 'verify').expect(200);
}

/** What the demander has paid to the taker, declared with its voucher and submitted; amounts in fen as digits. */
export async function aSubmittedContribution(
  cast: Cast,
  projectId: string,
  given: { amountFen: string; instalment?: number; funds?: string; kind?: string },
): Promise<Versioned> {
  vouchers += 1;
  const content = {
    source: 'demander',
    kind: 'cash_to_taker',
    funds: 'own',
    paidOn: await todayOf(cast),
    voucherNo: `ICBC-2026-${String(vouchers).padStart(6, '0')}`,
    ...given,
  };
  const declared = await cast.demander.post(`/projects/${projectId}/contributions`, content).expect(201);
  const { body } = await cast.demander.act('contributions', declared.body as Versioned, 'submit').expect(200);
  return body as Versioned;
}

/** Declared, submitted and verified; everything that follows has happened. */
export async function aVerifiedContribution(
  cast: Cast,
  projectId: string,
  given: { amountFen: string; instalment?: number; funds?: string; kind?: string },
): Promise<Versioned> {
  const submitted = await aSubmittedContribution(cast, projectId, given);
  const { body } = await cast.finance.act('contributions', submitted, 'verify').expect(200);
  await cast.system.drainJobs();
  return body as Versioned;
}

export async function tranche(who: Client, projectId: string, number: number): Promise<DisbursementBody> {
  const { body } = await who.get(`/projects/${projectId}/disbursements`).expect(200);
  const found = (body as { items: DisbursementBody[] }).items.find((each) => each.trancheNumber === number);
  if (!found) throw new Error(`the project has no tranche ${number}`);
  return found;
}

/** Requested by the officer, approved by the approver, released by finance, carried out by the worker and the treasury. */
export async function payTranche(cast: Cast, projectId: string, number: number): Promise<DisbursementBody> {
  const act = async (who: Client, subject: Versioned, action: string): Promise<Versioned> =>
    (await who.act('disbursements', subject, action).expect(200)).body as Versioned;
  const requested = await act(cast.officer, await tranche(cast.officer, projectId, number), 'request');
  const approved = await act(cast.approver, requested, 'approve');
  await act(cast.finance, approved, 'release');
  await cast.system.drainJobs();
  return tranche(cast.finance, projectId, number);
}

export const settlement = (cast: Cast, projectId: string, auditedSpendFen: string) =>
  cast.finance.post(`/projects/${projectId}/settlement`, { auditedSpendFen, auditSource: '吉审字〔2027〕33号' });

export async function recoveriesOf(cast: Cast, projectId: string): Promise<readonly RecoveryBody[]> {
  const { body } = await cast.officer.get(`/projects/${projectId}/recoveries`).expect(200);
  return (body as { items: readonly RecoveryBody[] }).items;
}
