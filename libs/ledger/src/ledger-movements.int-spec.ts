import { fen, messageOf, uuidv7, zeroFen, type Fen, type Tx } from '#platform';
import {
  appropriate,
  approvePayment,
  attestContribution,
  balancesByAccount,
  encumber,
  instructPayments,
  listJournals,
  postJournal,
  programmeAccount,
  projectAccount,
  receiveRecovery,
  recordRecoveryReceivable,
  releaseEncumbrance,
  returnPayment,
  reverseContribution,
  reverseJournal,
  settlePayments,
  voidPayment,
  type AccountKind,
  type JournalDraft,
  type Movement,
  type ProjectScope,
} from '#ledger';
import { aProject, aSubject, Books } from '../test-support/books.js';

const yuan = (amount: bigint): Fen => fen(amount * 100n);

describe('movements of money', () => {
  let books: Books;
  let scope: ProjectScope;

  beforeAll(async () => {
    books = await Books.open();
  });
  afterAll(() => books.close());
  beforeEach(() => {
    scope = aProject();
  });

  const movement = (amountFen: Fen, key = uuidv7()): Movement => ({ scope, key, amountFen, subject: aSubject() });
  const budget = (amountFen: Fen): Promise<unknown> =>
    books.run((tx) =>
      appropriate(tx, { ...movement(amountFen), indexNumber: '赣财教指〔2026〕12号', budgetSubject: '2060404' }),
    );
  const after = async (
    source: 'fiscal' | 'demander_memo' | 'third_party' = 'fiscal',
  ): Promise<Partial<Record<AccountKind, bigint>>> => {
    const all = await books.run((tx) => balancesByAccount(tx, source, { programmeId: scope.programmeId }));
    return Object.fromEntries(Object.entries(all).filter(([, balance]) => balance !== zeroFen));
  };
  const steps = async (...work: readonly ((tx: Tx) => Promise<unknown>)[]): Promise<void> => {
    for (const step of work) await books.run(step);
  };

  it('carry the worked example (domain.md section 5, then_midterm) to the last fen and to the recovery', async () => {
    await budget(yuan(2_000_000n));
    await steps((tx) => encumber(tx, movement(yuan(1_250_000n))));
    const tranches: readonly Fen[] = [yuan(400_000n), fen(76_666_666n)];
    for (const tranche of tranches) {
      await steps(
        (tx) => approvePayment(tx, movement(tranche)),
        (tx) => instructPayments(tx, [movement(tranche)]),
        (tx) => settlePayments(tx, [movement(tranche)]),
      );
    }
    expect(await after()).toEqual({
      appropriation: -200_000_000n,
      available: 75_000_000n,
      encumbered: 8_333_334n,
      paid: 116_666_666n,
    });
    await steps(
      (tx) => releaseEncumbrance(tx, movement(fen(8_333_334n))),
      (tx) => recordRecoveryReceivable(tx, movement(fen(1_666_666n))),
    );
    expect(await after()).toEqual({
      appropriation: -200_000_000n,
      available: 83_333_334n,
      paid: 116_666_666n,
      receivable: 1_666_666n,
      recovery: -1_666_666n,
    });
    await steps((tx) =>
      receiveRecovery(tx, { ...movement(fen(1_666_666n)), effectiveAt: new Date('2026-09-01T02:00:00Z') }),
    );
    expect(await after()).toEqual({
      appropriation: -200_000_000n,
      available: 85_000_000n,
      paid: 116_666_666n,
      recovery: -1_666_666n,
    });
  });

  it.each(['in_flight', 'paid'] as const)('a return from %s reopens the obligation, not the approval', async (from) => {
    await budget(yuan(100n));
    await steps(
      (tx) => encumber(tx, movement(yuan(100n))),
      (tx) => approvePayment(tx, movement(yuan(60n))),
      (tx) => instructPayments(tx, [movement(yuan(60n))]),
    );
    if (from === 'paid') await steps((tx) => settlePayments(tx, [movement(yuan(60n))]));
    await steps((tx) => returnPayment(tx, { ...movement(yuan(60n)), from }));
    expect(await after()).toEqual({ appropriation: -10_000n, encumbered: 10_000n });
    const again = books.run((tx) => instructPayments(tx, [movement(yuan(60n))]));
    await expect(again).rejects.toMatchObject({ status: 409, code: 'ledger.insufficient_payable' });
  });

  it('a return to a project that is over goes to available', async () => {
    await budget(yuan(100n));
    await steps(
      (tx) => encumber(tx, movement(yuan(100n))),
      (tx) => approvePayment(tx, movement(yuan(100n))),
      (tx) => instructPayments(tx, [movement(yuan(100n))]),
      (tx) => returnPayment(tx, { ...movement(yuan(100n)), from: 'in_flight', to: 'available' }),
    );
    expect(await after()).toEqual({ appropriation: -10_000n, available: 10_000n });
  });

  it('a voided approval gives the encumbrance back', async () => {
    await budget(yuan(100n));
    await steps(
      (tx) => encumber(tx, movement(yuan(100n))),
      (tx) => approvePayment(tx, movement(yuan(100n))),
      (tx) => voidPayment(tx, movement(yuan(100n))),
    );
    expect(await after()).toEqual({ appropriation: -10_000n, encumbered: 10_000n });
  });

  it('a recovery lands in the fiscal year in which it comes, by the calendar of Shanghai', async () => {
    await budget(yuan(100n));
    await steps(
      (tx) => encumber(tx, movement(yuan(100n))),
      (tx) => approvePayment(tx, movement(yuan(100n))),
      (tx) => instructPayments(tx, [movement(yuan(100n))]),
      (tx) => settlePayments(tx, [movement(yuan(100n))]),
      (tx) => recordRecoveryReceivable(tx, movement(yuan(40n))),
      (tx) => receiveRecovery(tx, { ...movement(yuan(30n)), effectiveAt: new Date('2026-12-31T16:00:00Z') }),
      (tx) => receiveRecovery(tx, { ...movement(yuan(10n)), effectiveAt: new Date('2026-12-31T15:59:59Z') }),
    );
    const year = (fiscalYear: number): Promise<Readonly<Record<AccountKind, Fen>>> =>
      books.run((tx) => balancesByAccount(tx, 'fiscal', { programmeId: scope.programmeId, fiscalYear }));
    expect((await year(2027)).available).toBe(3_000n);
    expect((await year(2026)).available).toBe(1_000n);
    expect((await year(2026)).receivable).toBe(0n);
  });

  it('refuses more than there is and says how much, in both languages', async () => {
    await budget(yuan(100n));
    const error: unknown = await books.run((tx) => encumber(tx, movement(fen(10_001n)))).catch((e: unknown) => e);
    expect(error).toMatchObject({
      status: 409,
      code: 'ledger.insufficient_available',
      details: {
        reasons: [{ code: 'ledger.insufficient_available', params: { balance: '100.00', needed: '100.01' } }],
      },
    });
    const { zh, en } = messageOf('ledger.insufficient_available', { balance: '100.00', needed: '100.01' });
    expect(zh).toBe('“可用指标”余额不足：现有 100.00 元，需要 100.01 元');
    expect(en).toBe('Available: not enough, 100.00 yuan there, 100.01 yuan needed');
    expect(await after()).toEqual({ appropriation: -10_000n, available: 10_000n });
  });

  it.each([0n, -1n])('refuses an amount of %s fen', async (amount) => {
    const posting = books.run((tx) => encumber(tx, movement(fen(amount))));
    await expect(posting).rejects.toMatchObject({
      status: 422,
      details: { errors: [{ code: 'ledger.amount_not_positive' }] },
    });
  });

  describe('contributions outside the platform', () => {
    it('stand in books of their own, by source and by what they count as', async () => {
      const of = (
        source: 'demander_memo' | 'third_party',
        countedAs: 'attested_cash' | 'attested_spend' | 'passed_through',
      ) => books.run((tx) => attestContribution(tx, { ...movement(yuan(10n)), source, countedAs }));
      await of('demander_memo', 'attested_cash');
      await of('demander_memo', 'attested_spend');
      await of('demander_memo', 'passed_through');
      await of('third_party', 'attested_cash');
      expect(await after('demander_memo')).toEqual({
        outside: -3_000n,
        attested_cash: 1_000n,
        attested_spend: 1_000n,
        passed_through: 1_000n,
      });
      expect(await after('third_party')).toEqual({ outside: -1_000n, attested_cash: 1_000n });
      expect(await after('fiscal')).toEqual({});
    });

    it('are reversed as a whole, and once', async () => {
      const key = uuidv7();
      const reason = 'the voucher was issued twice';
      await steps((tx) =>
        attestContribution(tx, { ...movement(yuan(10n), key), source: 'demander_memo', countedAs: 'attested_cash' }),
      );
      await steps((tx) => reverseContribution(tx, { key, reason }));
      expect(await after('demander_memo')).toEqual({});
      const again = books.run((tx) => reverseContribution(tx, { key, reason }));
      await expect(again).rejects.toMatchObject({ status: 409, code: 'ledger.already_reversed' });
      const unknown = books.run((tx) => reverseContribution(tx, { key: uuidv7(), reason }));
      await expect(unknown).rejects.toMatchObject({ status: 404 });
    });
  });

  describe('natural keys', () => {
    it('post the same movement once, also when sixteen try at the same moment', async () => {
      await budget(yuan(100n));
      const same = movement(yuan(40n));
      const results = await Promise.all(Array.from({ length: 16 }, () => books.run((tx) => encumber(tx, same))));
      expect(results.filter((result) => result.posted)).toHaveLength(1);
      expect(new Set(results.map((result) => result.journalId)).size).toBe(1);
      expect((await after()).encumbered).toBe(4_000n);
    });

    it('refuse other legs, another subject or another programme under the same key', async () => {
      await budget(yuan(100n));
      const first = movement(yuan(40n));
      await steps((tx) => encumber(tx, first));
      const others: Movement[] = [
        { ...first, amountFen: yuan(41n) },
        { ...first, subject: aSubject() },
        { ...first, scope: { ...scope, projectId: uuidv7() } },
        { ...first, scope: { ...scope, programmeId: uuidv7() } },
      ];
      for (const other of others) {
        const clash = books.run((tx) => encumber(tx, other));
        await expect(clash).rejects.toMatchObject({ status: 409, code: 'ledger.key_reused' });
      }
      expect((await after()).encumbered).toBe(4_000n);
    });

    it('are separate for each kind of movement', async () => {
      await budget(yuan(100n));
      const key = uuidv7();
      await steps(
        (tx) => encumber(tx, movement(yuan(40n), key)),
        (tx) => approvePayment(tx, movement(yuan(40n), key)),
      );
      expect((await after()).payable).toBe(4_000n);
    });
  });

  describe('reversal', () => {
    const reason = 'entered against the wrong project';

    it('takes a journal back once, and can itself be taken back', async () => {
      await budget(yuan(100n));
      const { journalId } = await books.run((tx) => encumber(tx, movement(yuan(40n))));
      const first = await books.run((tx) => reverseJournal(tx, { journalId, reason }));
      expect(await after()).toEqual({ appropriation: -10_000n, available: 10_000n });
      const second = await books.run((tx) => reverseJournal(tx, { journalId: first.journalId, reason }));
      expect((await after()).encumbered).toBe(4_000n);
      const again = books.run((tx) => reverseJournal(tx, { journalId, reason }));
      await expect(again).rejects.toMatchObject({ status: 409, code: 'ledger.already_reversed' });
      const page = await books.run((tx) => listJournals(tx, { programmeId: scope.programmeId }, { limit: 10 }));
      expect(page.items.map((line) => [line.id, line.reversesId, line.reversedById, line.reversalDepth])).toEqual([
        [second.journalId, first.journalId, null, 2],
        [first.journalId, journalId, second.journalId, 1],
        [journalId, null, first.journalId, 0],
        [expect.any(String), null, null, 0],
      ]);
    });

    it('has one winner among sixteen', async () => {
      await budget(yuan(100n));
      const { journalId } = await books.run((tx) => encumber(tx, movement(yuan(40n))));
      const tries = await Promise.allSettled(
        Array.from({ length: 16 }, () => books.run((tx) => reverseJournal(tx, { journalId, reason }))),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const lost of tries)
        if (lost.status === 'rejected') expect(lost.reason).toMatchObject({ code: 'ledger.already_reversed' });
      expect((await after()).available).toBe(10_000n);
    });

    it('is refused when the money has moved on, and for a journal that is not there', async () => {
      await budget(yuan(100n));
      const { journalId } = await books.run((tx) => encumber(tx, movement(yuan(40n))));
      await steps((tx) => approvePayment(tx, movement(yuan(40n))));
      const late = books.run((tx) => reverseJournal(tx, { journalId, reason }));
      await expect(late).rejects.toMatchObject({ status: 409, code: 'ledger.insufficient_encumbered' });
      const unknown = books.run((tx) => reverseJournal(tx, { journalId: uuidv7(), reason }));
      await expect(unknown).rejects.toMatchObject({ status: 404 });
    });

    it('stands in the audit trail with its reason', async () => {
      await budget(yuan(100n));
      const { journalId } = await books.run((tx) => encumber(tx, movement(yuan(40n))));
      await steps((tx) => reverseJournal(tx, { journalId, reason }));
      const entries = await books.query<{ body: string }>(
        `select body from audit_entry where subject_id = $1 and action = 'ledger.reverse'`,
        [journalId],
      );
      expect(entries.map(({ body }) => (JSON.parse(body) as { reason: string }).reason)).toEqual([reason]);
    });
  });

  it('a journal that does not sum to zero never commits, whoever puts it together', async () => {
    const draft: JournalDraft = {
      kind: 'appropriation',
      key: uuidv7(),
      programmeId: scope.programmeId,
      agencyId: scope.agencyId,
      effectiveAt: new Date(),
      subject: aSubject(),
      legs: [
        { account: programmeAccount(scope, 'appropriation'), amountFen: fen(-100n) },
        { account: projectAccount(scope, 'encumbered'), amountFen: fen(101n) },
      ],
    };
    await expect(books.run((tx) => postJournal(tx, draft))).rejects.toMatchObject({ constraint: 'journal_balanced' });
    expect(await after()).toEqual({});
  });
});
