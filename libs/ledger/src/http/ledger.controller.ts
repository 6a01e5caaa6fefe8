import { Controller, Query } from '@nestjs/common';
import { UnitOfWork, type Context, type Page } from '#platform';
import { Ctx, Id, ListRoute, ReadRoute } from '#platform/http';
import { awaitRecorded } from '../queries/as-of.js';
import { listBalances } from '../queries/balances.js';
import { listJournals } from '../queries/journals.js';
import { readStatement } from '../queries/statement.js';
import {
  BalanceQuery,
  balanceLineView,
  BalancesView,
  JournalListQuery,
  JournalView,
  journalView,
  StatementLineView,
  statementLineView,
  StatementQuery,
} from './ledger.views.js';

/** The books of a programme, read only. What is posted is posted by the actions of other modules. */
@Controller('programmes/:programmeId/ledger')
export class LedgerController {
  constructor(private readonly unit: UnitOfWork) {}

  @ReadRoute('balances', {
    can: 'ledger.read',
    zh: '账户余额',
    en: 'Balances by fiscal year, source and account',
    returns: BalancesView,
  })
  async balances(
    @Ctx() ctx: Context,
    @Id('programmeId') programmeId: string,
    @Query() query: BalanceQuery,
  ): Promise<BalancesView> {
    const { effectiveOn, ...filter } = query;
    const recordedAt = await this.settled(ctx, programmeId, query.recordedAt);
    return this.unit.read(ctx, async (tx) => {
      const lines = await listBalances(tx, { ...filter, programmeId }, { recordedAt, effectiveOn });
      return { balances: lines.map(balanceLineView) };
    });
  }

  @ListRoute('journals', { can: 'ledger.read', zh: '分录', en: 'Journals, newest first', returns: JournalView })
  journals(
    @Ctx() ctx: Context,
    @Id('programmeId') programmeId: string,
    @Query() query: JournalListQuery,
  ): Promise<Page<JournalView>> {
    return this.unit.read(ctx, async (tx) => {
      const { items, nextCursor } = await listJournals(tx, { ...query, programmeId }, query);
      return { items: items.map(journalView), nextCursor };
    });
  }

  @ListRoute('statement', {
    can: 'ledger.read',
    zh: '明细账',
    en: 'Statement with running balances, oldest first',
    returns: StatementLineView,
  })
  async statement(
    @Ctx() ctx: Context,
    @Id('programmeId') programmeId: string,
    @Query() query: StatementQuery,
  ): Promise<Page<StatementLineView>> {
    const recordedAt = await this.settled(ctx, programmeId, query.recordedAt);
    return this.unit.read(ctx, async (tx) => {
      const { items, nextCursor } = await readStatement(tx, query.source, { ...query, recordedAt, programmeId }, query);
      return { items: items.map(statementLineView), nextCursor };
    });
  }

  /** A unit of its own: the snapshot of the next one then shows everything recorded up to the instant. */
  private async settled(ctx: Context, programmeId: string, recordedAt?: string): Promise<Date | undefined> {
    if (recordedAt === undefined) return undefined;
    const instant = new Date(recordedAt);
    await this.unit.read(ctx, (tx) => awaitRecorded(tx, programmeId, instant));
    return instant;
  }
}
