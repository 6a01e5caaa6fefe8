import { fen, lock, row, transition, uuidv7, type Actor } from '#platform';
import {
  appropriate,
  encumber,
  proposeAdjustment,
  releaseEncumbrance,
  reverseJournal,
  type Movement,
  type ProjectScope,
} from '#ledger';
import { aPerson, aProject, asOwner, aSubject, Books, closeBooks, refusalOf } from '../test-support/books.js';
import { priorYearAdjustmentLifecycle } from './prior-year-adjustment.lifecycle.js';
import { adjustmentFacts, getAdjustment } from './prior-year-adjustment.repository.js';

const YEAR = 2021;
const closedYear = { code: '23514', constraint: 'fiscal_year_open' };

/** What the database holds by itself about years that are over (trust.md A17). */
describe('a closed fiscal year', () => {
  let books: Books;
  let persons: readonly [Actor & { userId: string }, Actor & { userId: string }];
  let scope: ProjectScope;

  beforeAll(async () => {
    books = await Books.open();
    persons = [await aPerson(), await aPerson()];
  });
  afterAll(() => books.close());

  const movement = (amount: bigint): Movement => ({
    scope,
    key: uuidv7(),
    amountFen: fen(amount),
    subject: aSubject(),
  });
  const money = (amount: bigint) => ({ ...movement(amount), indexNumber: '1', budgetSubject: '2' });

  beforeEach(async () => {
    scope = aProject({ fiscalYear: YEAR });
    await books.run((tx) => appropriate(tx, money(1_000n)));
    await books.run((tx) => encumber(tx, movement(400n)));
  });

  /** A journal by hand, under the role of the running product. */
  const byHand = (kind: string, adjustmentId: string | null, year = YEAR): Promise<void> =>
    books.run(async (tx) => {
      const id = uuidv7();
      await tx.query(
        `insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, effective_at, adjustment_id)
         values ($1::uuid, $2, $1::text, $3, $4, 'test', $1::uuid, now(), $5)`,
        [id, kind, scope.programmeId, scope.agencyId, adjustmentId],
      );
      await tx.query(
        `insert into posting (journal_id, account_id, amount_fen)
         select $1, a.id, case a.kind when 'appropriation' then -5 else 5 end from ledger_account a
          where a.programme_id = $2 and a.fiscal_year = $3 and a.kind in ('appropriation', 'lapsed')`,
        [id, scope.programmeId, year],
      );
    });
  const proposed = (year = YEAR): Promise<string> =>
    books
      .runAs(persons[0], (tx) =>
        proposeAdjustment(tx, {
          programmeId: scope.programmeId,
          year,
          kind: 'raise_appropriation',
          amountFen: '5',
          reason: '更正',
        }),
      )
      .then(({ id }) => id);
  /** Decided by the kernel, without the journal that `postAdjustment` posts with it. */
  const decide = (id: string, decidedBy: string): Promise<unknown> =>
    books.runAs(persons[1], async (tx) => {
      await lock(tx, [row('prior_year_adjustment', id)]);
      const facts = adjustmentFacts(await getAdjustment(tx, id));
      await transition(tx, priorYearAdjustmentLifecycle, 'post', { facts, set: { decidedBy, decidedAt: tx.now } });
    });

  it('refuses every posting but that of an adjustment which two persons decided, once', async () => {
    await closeBooks(books, scope, persons);
    expect(await refusalOf(byHand('appropriation', null))).toEqual(closedYear);
    const id = await proposed();
    expect(await refusalOf(byHand('adjustment', id))).toEqual(closedYear);
    const alone = await refusalOf(decide(id, persons[0].userId));
    expect(alone).toEqual({ code: '23514', constraint: 'prior_year_adjustment_two_persons' });
    await decide(id, persons[1].userId);
    expect(await refusalOf(byHand('appropriation', id))).toEqual({
      code: '23514',
      constraint: 'journal_adjustment_is_numbered',
    });
    await byHand('adjustment', id);
    await expect(byHand('adjustment', id)).rejects.toMatchObject({ status: 409 });
  });

  it('takes no adjustment of another year', async () => {
    await closeBooks(books, scope, persons);
    await closeBooks(books, { ...scope, fiscalYear: YEAR + 1 }, persons);
    const id = await proposed(YEAR + 1);
    await decide(id, persons[1].userId);
    expect(await refusalOf(byHand('adjustment', id))).toEqual(closedYear);
  });

  it('is closed by two persons and stays closed, for the owner of the tables too', async () => {
    const ofYear = 'where programme_id = $1 and year = $2';
    const asOwnerOfTables = (sql: string, ...more: unknown[]): Promise<unknown> =>
      asOwner((client) => client.query(sql, [scope.programmeId, YEAR, ...more]));
    const alone = asOwnerOfTables(
      `update fiscal_year set close_proposed_by = $3, closed_by = $3 ${ofYear}`,
      persons[0].userId,
    );
    expect(await refusalOf(alone)).toEqual({ code: '23514', constraint: 'fiscal_year_two_persons' });
    await closeBooks(books, scope, persons);
    expect(await refusalOf(asOwnerOfTables(`update fiscal_year set carry_available_fen = 1 ${ofYear}`))).toEqual({
      code: '23514',
      constraint: 'fiscal_year_stays_closed',
    });
    expect((await refusalOf(asOwnerOfTables(`delete from fiscal_year ${ofYear}`))).code).toBe('42501');
  });

  it('gives way to the next one: a repeated movement is the same journal, a new one follows the money', async () => {
    const first = movement(100n);
    const { journalId } = await books.run((tx) => releaseEncumbrance(tx, first));
    await closeBooks(books, scope, persons, '700');
    expect(await books.run((tx) => releaseEncumbrance(tx, first))).toEqual({ journalId, posted: false });
    await books.run((tx) => releaseEncumbrance(tx, movement(300n)));
    await books.run((tx) => reverseJournal(tx, { journalId, reason: '更正' }));
    const rows = await books.query<{ place: string; balance: string }>(
      `select a.fiscal_year || ' ' || a.kind as place, b.balance_fen as balance
         from ledger_account a join ledger_balance b on b.account_id = a.id where a.programme_id = $1 order by 1`,
      [scope.programmeId],
    );
    expect(Object.fromEntries(rows.map(({ place, balance }) => [place, balance]))).toEqual({
      [`${YEAR} appropriation`]: '-1000',
      [`${YEAR} available`]: '0',
      [`${YEAR} carried`]: '1000',
      [`${YEAR} encumbered`]: '0',
      [`${YEAR + 1} available`]: '900',
      [`${YEAR + 1} carried`]: '-1000',
      [`${YEAR + 1} encumbered`]: '100',
    });
  });

  it('closes while money moves: nothing is refused, nothing lost, nothing posted behind its back', async () => {
    const projects = Array.from({ length: 12 }, () => aProject({ ...scope, projectId: uuidv7() }));
    const mover = async (project: ProjectScope): Promise<void> => {
      for (let round = 0; round < 8; round += 1) {
        await books.run((tx) => encumber(tx, { ...movement(5n), scope: project }));
        await books.run((tx) => releaseEncumbrance(tx, { ...movement(5n), scope: project }));
      }
    };
    const moving = Promise.all(projects.map(mover));
    await new Promise((resolve) => setTimeout(resolve, 30));
    await closeBooks(books, scope, persons, '400');
    await moving;
    const [found] = await books.query<{ behind: string; open: string; left: string; sum: string }>(
      `select count(*) filter (where j.recorded_at > f.closed_recorded_at) as behind,
              (select count(distinct p2.journal_id) from posting p2 join ledger_account a2 on a2.id = p2.account_id
                where a2.programme_id = $1 and a2.fiscal_year = $2 + 1) as open,
              sum(p.amount_fen) filter (where a.kind not in ('appropriation', 'lapsed', 'carried')) as left,
              (select sum(b.balance_fen) from ledger_balance b join ledger_account a3 on a3.id = b.account_id
                where a3.programme_id = $1) as sum
         from posting p join journal j on j.id = p.journal_id join ledger_account a on a.id = p.account_id
         join fiscal_year f on f.programme_id = a.programme_id and f.year = a.fiscal_year
        where a.programme_id = $1 and a.fiscal_year = $2`,
      [scope.programmeId, YEAR],
    );
    expect(found).toMatchObject({ behind: '0', left: '0', sum: '0' });
    expect(Number(found?.open)).toBeGreaterThan(2);
  });
});
