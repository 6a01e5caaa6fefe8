import pg from 'pg';
import { aPayeeAccount, aVerifiedContribution, tranche } from '../builders/money.js';
import type { Cast } from '../builders/people.js';
import { aProject } from '../builders/project.js';
import type { Client, Versioned } from './client.js';
import { copyProjects, type CopiedPayment } from './copy-projects.mjs';

/** More than an award of the usual project can hold, so that the programme never runs dry. */
const APPROPRIATED_FOR_EACH = 200_000_000n;
const CALLERS = 8;
/** The checks that a commit waits for look at everything that was written before it: many small ones are far faster. */
const COPIED_AT_ONCE = 1_000;

/**
 * A project whose first payment is approved, built by the requests of its people, and `count` copies of it
 * (test/support/copy-projects.mjs). Only one such set can be made in a system with one cast.
 * @returns the approved payments of the copies: one per project, 400 000.00 each; the original is left approved
 */
export async function manyApproved(cast: Cast, count: number): Promise<readonly CopiedPayment[]> {
  await appropriate(cast, count);
  await aPayeeAccount(cast);
  const project = await aProject(cast).active();
  await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
  const requested = await act(cast.officer, await tranche(cast.officer, project.id, 1), 'request');
  await act(cast.approver, requested, 'approve');
  const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
  await client.connect();
  try {
    const copies: CopiedPayment[] = [];
    for (let firstNumber = 1; firstNumber <= count; firstNumber += COPIED_AT_ONCE) {
      const portion = Math.min(COPIED_AT_ONCE, count - firstNumber + 1);
      copies.push(...(await copyProjects(client, { projectId: project.id, count: portion, firstNumber })));
    }
    return copies;
  } finally {
    await client.end();
  }
}

/** The finance officer releases them all, several at a time. */
export async function releaseAll(cast: Cast, payments: readonly Versioned[]): Promise<void> {
  const waiting = [...payments];
  const release = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await act(cast.finance, next, 'release');
  };
  await Promise.all(Array.from({ length: CALLERS }, release));
}

async function act(who: Client, subject: Versioned, action: string): Promise<Versioned> {
  return (await who.act('disbursements', subject, action).expect(200)).body as Versioned;
}

async function appropriate(cast: Cast, count: number): Promise<void> {
  const { body } = await cast.system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
  await cast.finance
    .post(`/programmes/${cast.programme.id}/appropriations`, {
      fiscalYear: Number((body as { now: string }).now.slice(0, 4)),
      amountFen: (BigInt(count) * APPROPRIATED_FOR_EACH).toString(),
      indexNumber: '吉财教指〔2026〕13号',
      budgetSubject: '2060404',
    })
    .expect(201);
}
