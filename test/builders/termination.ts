import type { Client, Versioned } from '../support/client.js';
import { todayOf } from './acceptance.js';
import type { DisbursementBody, RecoveryBody } from './money.js';
import type { Cast } from './people.js';

interface Reason {
  readonly code: string;
}

export interface TerminationBody extends Versioned {
  readonly projectId: string;
  readonly state: string;
  readonly kind: string;
  readonly cause: string | null;
  readonly demanderConsentedAt: string | null;
  readonly takerConsentedAt: string | null;
  readonly foundBy: string | null;
  readonly decidedBy: string | null;
  readonly actions: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly reasons: readonly Reason[];
  }[];
}

export interface SettlementBody {
  readonly outcome: string;
  readonly keepFen: string;
  readonly payFen: string;
  readonly recoverFen: string;
  readonly compensationFen: string;
  readonly releaseFen: string;
  readonly computation: readonly { readonly code: string; readonly zh: string; readonly amountYuan: string }[];
}

/** A recovery with who owes it, what was answered and what came back. */
export interface FullRecoveryBody extends RecoveryBody {
  readonly debtorId: string;
  readonly writtenOffFen: string;
  readonly replyBy: string | null;
  readonly replies: readonly { readonly reply: string; readonly late: boolean }[];
  readonly receipts: readonly { readonly amountFen: string }[];
}

const TEXTS = {
  grounds: '关键材料供应中断，原定技术路线无法继续。',
  evidence: '试验记录 12 份、供应商停供函、专家论证意见。',
};

/** Asks to end a project, as the taker unless somebody else asks. */
export async function aTermination(
  cast: Cast,
  projectId: string,
  given: { kind: string; cause?: string; by?: Client },
): Promise<TerminationBody> {
  const { by = cast.taker, ...content } = given;
  const { body } = await by.post(`/projects/${projectId}/terminations`, { ...TEXTS, ...content }).expect(201);
  return body as TerminationBody;
}

export const actOnTermination = async (
  who: Client,
  termination: Versioned,
  action: string,
  input: object = {},
): Promise<TerminationBody> =>
  (await who.act('terminations', termination, action, input).expect(200)).body as TerminationBody;

/** Asked for, agreed to where both must, investigated by the officer, approved; everything that follows has happened. */
export async function terminated(
  cast: Cast,
  projectId: string,
  given: { kind: string; cause?: string },
): Promise<TerminationBody> {
  const asked = await aTermination(cast, projectId, given);
  const agreed = given.kind === 'mutual' ? await actOnTermination(cast.demander, asked, 'consent') : asked;
  const found = await actOnTermination(cast.officer, agreed, 'find', { findings: '现场核查属实。' });
  const approved = await actOnTermination(cast.approver, found, 'approve', { reason: '局长办公会同意终止。' });
  await cast.system.drainJobs();
  return approved;
}

/** Computes the settlement from what the audit found; everything that follows has happened. */
export async function settled(cast: Cast, projectId: string, figures: object): Promise<SettlementBody> {
  const input = { auditSource: '吉审字〔2027〕61号', ...figures };
  const { body } = await cast.finance.post(`/projects/${projectId}/settlement`, input).expect(201);
  await cast.system.drainJobs();
  return body as SettlementBody;
}

export async function actOnRecovery(
  who: Client,
  recovery: Versioned,
  action: string,
  input: object = {},
): Promise<FullRecoveryBody> {
  return (await who.act('recoveries', recovery, action, input).expect(200)).body as FullRecoveryBody;
}

/** Long enough for the days of a reply, holidays included. */
const REPLY_DAYS = 30;

/** Told to the debtor, and demanded when the days for a reply are over. */
export async function demanded(cast: Cast, recovery: Versioned): Promise<FullRecoveryBody> {
  const notified = await actOnRecovery(cast.officer, recovery, 'notify');
  await cast.advanceDays(REPLY_DAYS);
  return actOnRecovery(cast.officer, notified, 'demand');
}

let receipts = 0;

/** Money that came back, as the finance officer finds it on the account today. */
export async function received(cast: Cast, recovery: Versioned, amountFen: string): Promise<FullRecoveryBody> {
  receipts += 1;
  const bankReference = `ZH-HK-${String(receipts).padStart(6, '0')}`;
  const receipt = { amountFen, bankReference, receivedOn: await todayOf(cast) };
  const body = await actOnRecovery(cast.finance, recovery, 'receive', receipt);
  await cast.system.drainJobs();
  return body;
}

export interface PartBody extends DisbursementBody {
  readonly payee: string;
  readonly purpose: string;
}

export async function partsOf(cast: Cast, projectId: string): Promise<readonly PartBody[]> {
  const { body } = await cast.officer.get(`/projects/${projectId}/disbursements`).expect(200);
  return (body as { items: readonly PartBody[] }).items;
}

/** Requested, approved and released by their three persons, carried out by the worker and the treasury. */
export async function payPart(cast: Cast, part: Versioned): Promise<PartBody> {
  const act = async (who: Client, subject: Versioned, action: string): Promise<Versioned> =>
    (await who.act('disbursements', subject, action).expect(200)).body as Versioned;
  const requested = await act(cast.officer, part, 'request');
  const approved = await act(cast.approver, requested, 'approve');
  await act(cast.finance, approved, 'release');
  await cast.system.drainJobs();
  return (await cast.officer.get(`/disbursements/${part.id}`).expect(200)).body as PartBody;
}

/** A verified payee account for the taker, which is paid its part of a split grant and its compensation. */
export async function aTakerAccount(cast: Cast): Promise<void> {
  const account = {
    accountName: '南昌大学',
    accountNo: '1502200009000054321',
    bankName: '工商银行南昌分行',
    bankCode: '102100099996',
  };
  const path = `/organisations/${cast.people.taker.organisationId}/payee-accounts`;
  const { body } = await cast.taker.post(path, account).expect(201);
  await cast.finance.act('payee-accounts', body as Versioned, 'verify').expect(200);
}
