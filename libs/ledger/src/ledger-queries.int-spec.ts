import {
  fen,
  publicActor,
  systemActor,
  uuidv7,
  type Actor,
  type Fen,
  type PartyReach,
  type Reach,
  type Tx,
} from '#platform';
import {
  appropriate,
  approvePayment,
  attestContribution,
  encumber,
  listBalances,
  listJournals,
  readStatement,
  type Movement,
  type ProjectScope,
} from '#ledger';
import { aProject, aSubject, Books, contextOf } from '../test-support/books.js';
import { LedgerController } from './http/ledger.controller.js';
import { JournalQuery, StatementQuery } from './http/ledger.views.js';

const yuan = (amount: bigint): Fen => fen(amount * 100n);

/** A signed-in person whose only grant is `ledger.read` for an agency, in all its programmes or in one. */
function reader(agencyId: string, programmeId?: string): Actor {
  const agency: PartyReach = {
    subjectIds: programmeId ? [] : [agencyId],
    inProgramme: programmeId ? [{ subjectId: agencyId, programmeId }] : [],
  };
  const nowhere: Reach = { all: false, parties: {} };
  const reach: Reach = { all: false, parties: { agency } };
  return {
    ...publicActor,
    kind: 'user',
    reach: (permission) => (permission === 'ledger.read' ? reach : nowhere),
  };
}

describe('what is read from the ledger', () => {
  let books: Books;
  let scope: ProjectScope;

  beforeAll(async () => {
    books = await Books.open();
  });
  afterAll(() => books.close());

  const movement = (amountFen: Fen): Movement => ({ scope, key: uuidv7(), amountFen, subject: aSubject() });
  const steps = async (...work: readonly ((tx: Tx) => Promise<unknown>)[]): Promise<void> => {
    for (const step of work) await books.run(step);
  };

  beforeEach(async () => {
    scope = aProject();
    await books.run((tx) =>
      appropriate(tx, { ...movement(yuan(100n)), indexNumber: '赣财教指〔2026〕12号', budgetSubject: '2060404' }),
    );
    await steps(
      (tx) => encumber(tx, movement(yuan(60n))),
      (tx) => approvePayment(tx, { ...movement(yuan(20n)), reference: '回单 0001' }),
      (tx) => attestContribution(tx, { ...movement(yuan(5n)), source: 'demander_memo', countedAs: 'attested_cash' }),
    );
  });

  it('balances, in the order of the money road', async () => {
    const other = aProject({ ...scope, projectId: uuidv7() });
    await steps((tx) => encumber(tx, { ...movement(yuan(10n)), scope: other }));
    const all = await books.run((tx) => listBalances(tx, { programmeId: scope.programmeId }));
    expect(all.map(({ source, account, balanceFen }) => [source, account, balanceFen])).toEqual([
      ['demander_memo', 'outside', -500n],
      ['demander_memo', 'attested_cash', 500n],
      ['fiscal', 'appropriation', -10_000n],
      ['fiscal', 'available', 3_000n],
      ['fiscal', 'encumbered', 5_000n],
      ['fiscal', 'payable', 2_000n],
    ]);
    const mine = await books.run((tx) =>
      listBalances(tx, { programmeId: scope.programmeId, projectId: scope.projectId, fiscalYear: 2026 }),
    );
    expect(mine.find(({ account }) => account === 'encumbered')?.balanceFen).toBe(4_000n);
    expect(await books.run((tx) => listBalances(tx, { programmeId: scope.programmeId, fiscalYear: 2025 }))).toEqual([]);
  });

  it('journals page by page, each whole', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await books.run((tx) => listJournals(tx, { programmeId: scope.programmeId }, { limit: 3, cursor }));
      seen.push(...page.items.map(({ kind }) => kind));
      for (const { legs } of page.items) expect(legs.reduce((sum, leg) => sum + leg.amountFen, 0n)).toBe(0n);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['contribution', 'approval', 'encumbrance', 'appropriation']);
    const ofProject = await books.run((tx) =>
      listJournals(tx, { programmeId: scope.programmeId, projectId: scope.projectId }, { limit: 10 }),
    );
    expect(ofProject.items.map(({ kind }) => kind)).toEqual(['contribution', 'approval', 'encumbrance']);
  });

  it('a statement with running balances, also across pages', async () => {
    const read = (cursor?: string) =>
      books.run((tx) => readStatement(tx, 'fiscal', { programmeId: scope.programmeId }, { limit: 2, cursor }));
    const first = await read();
    const second = await read(first.nextCursor ?? '');
    const rows = [...first.items, ...second.items].map((line) => [
      line.kind,
      line.reference,
      ...line.movements.map(({ account, amountFen, balanceFen }) => `${account} ${amountFen} = ${balanceFen}`),
    ]);
    expect(rows).toEqual([
      ['appropriation', '赣财教指〔2026〕12号 2060404', 'appropriation -10000 = -10000', 'available 10000 = 10000'],
      ['encumbrance', null, 'available -6000 = 4000', 'encumbered 6000 = 6000'],
      ['approval', '回单 0001', 'encumbered -2000 = 4000', 'payable 2000 = 2000'],
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('only by those whose grant reaches the agency or the programme', async () => {
    const seenBy = async (actor: Actor): Promise<number[]> =>
      books.unit.read(contextOf(actor), async (tx) => [
        (await listBalances(tx, { programmeId: scope.programmeId })).length,
        (await listJournals(tx, { programmeId: scope.programmeId }, { limit: 10 })).items.length,
        (await readStatement(tx, 'fiscal', { programmeId: scope.programmeId }, { limit: 10 })).items.length,
      ]);
    const everything = [6, 4, 3];
    expect(await seenBy(reader(scope.agencyId))).toEqual(everything);
    expect(await seenBy(reader(scope.agencyId, scope.programmeId))).toEqual(everything);
    expect(await seenBy(systemActor(['ledger.read']))).toEqual(everything);
    expect(await seenBy(reader(uuidv7()))).toEqual([0, 0, 0]);
    expect(await seenBy(reader(scope.agencyId, uuidv7()))).toEqual([0, 0, 0]);
    expect(await seenBy(publicActor)).toEqual([0, 0, 0]);
  });

  it('over HTTP as strings of digits and instants, with the next page named', async () => {
    const controller = new LedgerController(books.unit);
    const ctx = contextOf(reader(scope.agencyId));
    const { balances } = await controller.balances(ctx, scope.programmeId, { projectId: scope.projectId });
    expect(balances).toContainEqual({ fiscalYear: 2026, source: 'fiscal', account: 'payable', balanceFen: '2000' });
    const journals = await controller.journals(ctx, scope.programmeId, Object.assign(new JournalQuery(), { limit: 1 }));
    expect(journals.nextCursor).toEqual(expect.any(String));
    expect(journals.items[0]?.effectiveAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(journals.items[0]?.legs.map(({ account, amountFen }) => [account, amountFen])).toEqual([
      ['outside', '-500'],
      ['attested_cash', '500'],
    ]);
    const statement = await controller.statement(ctx, scope.programmeId, new StatementQuery());
    expect(statement.items.map(({ movements }) => movements[1])).toEqual([
      { account: 'available', amountFen: '10000', balanceFen: '10000' },
      { account: 'encumbered', amountFen: '6000', balanceFen: '6000' },
      { account: 'payable', amountFen: '2000', balanceFen: '2000' },
    ]);
    const memo = Object.assign(new StatementQuery(), { source: 'demander_memo' });
    expect((await controller.statement(ctx, scope.programmeId, memo)).items).toHaveLength(1);
  });
});
