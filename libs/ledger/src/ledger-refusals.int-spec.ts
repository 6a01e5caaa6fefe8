import pg from 'pg';
import { uuidv7 } from '#platform';
import { aProject, asOwner, Books, refusalOf } from '../test-support/books.js';
import type { ProjectScope } from './accounts.js';

/** Raw SQL as the role of the running product: what the database refuses without any help from TypeScript (trust.md A3). */
describe('the ledger tables by themselves', () => {
  let books: Books;
  const scope = aProject();

  beforeAll(async () => {
    books = await Books.open();
    await openAccounts(scope);
  });
  afterAll(() => books.close());

  /** Runs statements in one transaction of the app role and commits. */
  async function inTransaction(statements: readonly [string, unknown[]?][]): Promise<void> {
    await books.run(async (tx) => {
      for (const [sql, params] of statements) await tx.query(sql, params);
    });
  }

  async function openAccounts({ programmeId, agencyId, projectId, fiscalYear }: ProjectScope): Promise<void> {
    for (const [source, kind, project] of ACCOUNTS) {
      await books.query(
        `insert into ledger_account (programme_id, agency_id, project_id, fiscal_year, source, kind) values ($1, $2, $3, $4, $5, $6)`,
        [programmeId, agencyId, project ? projectId : null, fiscalYear, source, kind],
      );
    }
  }

  const journal = (id: string, programmeId = scope.programmeId): [string, unknown[]] => [
    `insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, effective_at)
     values ($1::uuid, 'approval', $1::text, $2, $3, 'test', $1::uuid, now())`,
    [id, programmeId, scope.agencyId],
  ];
  const leg = (journalId: string, kind: string, amount: number, source = 'fiscal'): [string, unknown[]] => [
    `insert into posting (journal_id, account_id, amount_fen)
     select $1, a.id, $2 from ledger_account a where a.programme_id = $3 and a.kind = $4 and a.source = $5`,
    [journalId, amount, scope.programmeId, kind, source],
  ];
  const balanced = (id: string): [string, unknown[]][] => [
    journal(id),
    leg(id, 'appropriation', -100),
    leg(id, 'available', 100),
  ];
  const balance = async (kind: string): Promise<string | undefined> =>
    (
      await books.query<{ balance_fen: string }>(
        `select b.balance_fen from ledger_balance b join ledger_account a on a.id = b.account_id
          where a.programme_id = $1 and a.kind = $2 and a.source = 'fiscal'`,
        [scope.programmeId, kind],
      )
    )[0]?.balance_fen;

  describe('the four holes of a naive ledger', () => {
    it('an empty journal', async () => {
      expect(await refusalOf(inTransaction([journal(uuidv7())]))).toEqual(refusal('journal_has_two_legs'));
    });

    it('a late leg: balanced legs appended to a committed journal', async () => {
      const id = uuidv7();
      await inTransaction(balanced(id));
      const late = inTransaction([leg(id, 'encumbered', 5), leg(id, 'recovery', -5)]);
      expect(await refusalOf(late)).toEqual(refusal('posting_journal_open'));
    });

    it('an unbalanced journal', async () => {
      const id = uuidv7();
      const unbalanced = [journal(id), leg(id, 'appropriation', -100), leg(id, 'available', 99)];
      expect(await refusalOf(inTransaction(unbalanced))).toEqual(refusal('journal_balanced'));
    });

    it('constraints made immediate, and then one more leg', async () => {
      const id = uuidv7();
      const extended: [string, unknown[]?][] = [
        ...balanced(id),
        ['set constraints all immediate'],
        leg(id, 'encumbered', 1),
      ];
      expect(await refusalOf(inTransaction(extended))).toEqual(refusal('journal_balanced'));
      expect(await books.query('select 1 from journal where id = $1', [id])).toEqual([]);
    });
  });

  it('one leg alone', async () => {
    const id = uuidv7();
    expect(await refusalOf(inTransaction([journal(id), leg(id, 'available', 1)]))).toEqual(
      refusal('journal_has_two_legs'),
    );
  });

  it('a leg of zero fen and two legs on one account', async () => {
    const id = uuidv7();
    expect(await refusalOf(inTransaction([journal(id), leg(id, 'available', 0)]))).toEqual(
      refusal('posting_moves_something'),
    );
    const twice = [...balanced(id), leg(id, 'available', 1)];
    const { code, constraint } = await refusalOf(rawTransaction(twice));
    expect({ code, constraint }).toEqual({ code: '23505', constraint: 'posting_one_leg_per_account' });
  });

  it('sources mixed in one journal', async () => {
    const id = uuidv7();
    const mixed = [journal(id), leg(id, 'outside', -5, 'demander_memo'), leg(id, 'available', 5)];
    expect(await refusalOf(inTransaction(mixed))).toEqual(refusal('journal_one_source'));
  });

  it('sources mixed, each of them in balance', async () => {
    const id = uuidv7();
    const mixed = [
      ...balanced(id),
      leg(id, 'outside', -5, 'demander_memo'),
      leg(id, 'attested_cash', 5, 'demander_memo'),
    ];
    expect(await refusalOf(inTransaction(mixed))).toEqual(refusal('journal_one_source'));
  });

  it('accounts of another programme', async () => {
    const id = uuidv7();
    const foreign = [journal(id, uuidv7()), leg(id, 'appropriation', -5), leg(id, 'available', 5)];
    expect(await refusalOf(inTransaction(foreign))).toEqual(refusal('journal_one_programme'));
  });

  it('a limited account below zero, at once and not only at commit', async () => {
    const id = uuidv7();
    const tooMuch = [journal(id), leg(id, 'payable', -1)];
    expect(await refusalOf(inTransaction(tooMuch))).toEqual(refusal('ledger_balance_not_negative'));
  });

  it('a limited account below zero by the balance row alone, for the owner too', async () => {
    const overdraw = asOwner((client) =>
      client.query(
        'update ledger_balance set balance_fen = -1 where account_id in (select id from ledger_account where limited)',
      ),
    );
    expect(await refusalOf(overdraw)).toEqual(refusal('ledger_balance_not_negative'));
  });

  it('a second reversal of one journal, and a reversal that is no mirror', async () => {
    const id = uuidv7();
    await inTransaction(balanced(id));
    const reversal = (key: string): [string, unknown[]] => [
      `insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, effective_at, reverses_id)
       values ($1::uuid, 'reversal', $1::text, $2, $3, 'test', $1::uuid, now(), $4)`,
      [key, scope.programmeId, scope.agencyId, id],
    ];
    const half = uuidv7();
    const halved = [reversal(half), leg(half, 'appropriation', 50), leg(half, 'available', -50)];
    expect(await refusalOf(inTransaction(halved))).toEqual(refusal('journal_mirrors_reversed'));
    const whole = uuidv7();
    await inTransaction([reversal(whole), leg(whole, 'appropriation', 100), leg(whole, 'available', -100)]);
    const again = await refusalOf(rawTransaction([reversal(uuidv7())]));
    expect(again).toEqual({ code: '23505', constraint: 'journal_reversed_once' });
  });

  it('an account whose kind does not fit its source or its place', async () => {
    const open = (source: string, kind: string, projectId: string | null): Promise<unknown> =>
      books.query(
        `insert into ledger_account (programme_id, agency_id, project_id, fiscal_year, source, kind) values ($1, $2, $3, 2026, $4, $5)`,
        [scope.programmeId, scope.agencyId, projectId, source, kind],
      );
    expect(await refusalOf(open('demander_memo', 'paid', uuidv7()))).toEqual(refusal('ledger_account_kind'));
    expect(await refusalOf(open('fiscal', 'outside', uuidv7()))).toEqual(refusal('ledger_account_kind'));
    expect(await refusalOf(open('fiscal', 'available', uuidv7()))).toEqual(refusal('ledger_account_project'));
    expect(await refusalOf(open('fiscal', 'paid', null))).toEqual(refusal('ledger_account_project'));
  });

  describe('changes to what was written', () => {
    const changes = [
      'update posting set amount_fen = 1',
      'update posting set journal_id = journal_id',
      'delete from posting',
      'truncate posting',
      "update journal set kind = 'void'",
      'delete from journal',
      'truncate journal, posting',
    ];

    it.each([
      ...changes,
      'update ledger_balance set balance_fen = 1',
      'delete from ledger_balance',
      'insert into ledger_balance (account_id, limited) values (gen_random_uuid(), false)',
      'update ledger_account set programme_id = programme_id',
      'delete from ledger_account',
      "insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, effective_at, xid) select gen_random_uuid(), 'void', 'x', programme_id, agency_id, 'x', id, now(), xid from journal",
      "insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, effective_at, recorded_at) select gen_random_uuid(), 'void', 'x', programme_id, agency_id, 'x', id, now(), now() from journal",
      'alter table posting disable trigger posting_moves_balances',
    ])('are not for the running product: %s', async (sql) => {
      expect((await refusalOf(books.query(sql))).code).toBe('42501');
    });

    it.each(changes)('are stopped by a trigger even for the owner: %s', async (sql) => {
      expect((await refusalOf(asOwner((client) => client.query(sql)))).code).toBe('42501');
    });
  });

  it('a temporary table that takes the place of a real one', async () => {
    const before = await balance('available');
    const id = uuidv7();
    const smuggled: [string, unknown[]?][] = [
      ['create temp table posting (id bigint, journal_id uuid, account_id uuid, amount_fen bigint) on commit drop'],
      ['create temp table ledger_balance (account_id uuid, limited boolean, balance_fen bigint) on commit drop'],
      journal(id),
      [
        `insert into public.posting (journal_id, account_id, amount_fen)
         select $1, a.id, 7 from ledger_account a where a.programme_id = $2 and a.kind = 'available'`,
        [id, scope.programmeId],
      ],
    ];
    expect(await refusalOf(inTransaction(smuggled))).toEqual(refusal('journal_has_two_legs'));
    expect(await balance('available')).toBe(before);
  });

  it('and lets a whole journal pass, with its balances', async () => {
    const before = BigInt((await balance('available')) ?? '0');
    await inTransaction(balanced(uuidv7()));
    expect(await balance('available')).toBe((before + 100n).toString());
  });

  /** Past the unit of work, which turns unique violations into domain errors. */
  async function rawTransaction(statements: readonly [string, unknown[]?][]): Promise<void> {
    await asOwner(async (client: pg.Client) => {
      await client.query('begin');
      for (const [sql, params] of statements) await client.query(sql, params);
      await client.query('commit');
    });
  }
});

const ACCOUNTS: readonly [source: string, kind: string, ofProject: boolean][] = [
  ['fiscal', 'appropriation', false],
  ['fiscal', 'available', false],
  ['fiscal', 'encumbered', true],
  ['fiscal', 'payable', true],
  ['fiscal', 'recovery', true],
  ['demander_memo', 'outside', true],
  ['demander_memo', 'attested_cash', true],
];

const refusal = (constraint: string): { code: string; constraint: string } => ({ code: '23514', constraint });
