import { Body, Controller, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toPage, UnitOfWork, type Context, type Page, type ReadTx, type Tx } from '#platform';
import { ActionRoute, CreateRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute } from '#platform/http';
import { FileAnswer, fileHeaders, UploadBody } from '#file';
import { assertMayImport, importStatement } from '../actions/import-statement.js';
import { explainLine, matchLine, reopenLine, visibleLine } from '../actions/resolve-line.js';
import { listLines, readLine } from '../queries/list-lines.js';
import { missingPayments } from '../queries/missing-payments.js';
import { reconciliationSummary } from '../queries/reconciliation-summary.js';
import type { BankStatement, BankStatementLine } from '../reconciliation.entities.js';
import { contentOf, getStatement, listStatements, visibleProgramme } from '../reconciliation.repository.js';
import { readStatement } from '../statement/read-statement.js';
import { receiveStatement } from './receive-statement.js';
import * as dto from './reconciliation.dto.js';
import { lineView, missingView, statementView, statementViews, summaryView } from './reconciliation.views.js';

/** 对账: what the bank says beside what the treasury reported. */
@Controller()
export class ReconciliationController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('programmes/:id/bank-statements', {
    can: 'bank_statement.import',
    zh: '导入银行对账单（CSV、camt.053、camt.054、pain.002）',
    en: 'Import a bank statement; the same file again adds nothing',
    returns: dto.StatementImportView,
  })
  @UploadBody()
  async import(
    @Ctx() ctx: Context,
    @Id() programmeId: string,
    @Req() request: FastifyRequest,
  ): Promise<dto.StatementImportView> {
    await this.unit.read(ctx, (tx) => assertMayImport(tx, programmeId));
    const received = await receiveStatement(request);
    const parsed = readStatement(received.content);
    return this.unit.run(ctx, async (tx) => {
      const { statement, addedLines } = await importStatement(tx, { programmeId, ...received, parsed });
      return { ...(await statementView(tx, statement)), addedLineCount: addedLines };
    });
  }

  @ListRoute('bank-statements', {
    can: 'bank_statement.read',
    zh: '银行对账单',
    en: 'Bank statements, newest first',
    returns: dto.BankStatementView,
  })
  statements(@Ctx() ctx: Context, @Query() query: dto.BankStatementQuery): Promise<Page<dto.BankStatementView>> {
    return this.unit.read(ctx, async (tx) => {
      const rows = await listStatements(tx, ctx.actor.reach('bank_statement.read'), query);
      return toPage(
        await statementViews(tx, rows),
        query.limit,
        (view) => view,
        (view) => [view.id],
      );
    });
  }

  @ReadRoute('bank-statements/:id', {
    can: 'bank_statement.read',
    zh: '银行对账单详情',
    en: 'A bank statement',
    returns: dto.BankStatementView,
  })
  statement(@Ctx() ctx: Context, @Id() id: string): Promise<dto.BankStatementView> {
    return this.unit.read(ctx, async (tx) => statementView(tx, await visibleStatement(tx, id)));
  }

  @ReadRoute('bank-statements/:id/content', {
    can: 'bank_statement.read',
    zh: '下载对账单原件',
    en: 'Download a statement as it was imported',
  })
  @FileAnswer()
  async content(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { statement, bytes } = await this.unit.read(ctx, async (tx) => ({
      statement: await visibleStatement(tx, id),
      bytes: await contentOf(tx, 'bank_statement', id),
    }));
    const { fileName: name, size } = statement;
    void reply.headers(fileHeaders({ name, mediaType: 'application/octet-stream', size }));
    return new StreamableFile(bytes);
  }

  @ListRoute('statement-lines', {
    can: 'bank_statement.read',
    zh: '银行流水及核对结果',
    en: 'Lines of bank statements with what they are found to be',
    returns: dto.BankLineView,
  })
  async lines(@Ctx() ctx: Context, @Query() query: dto.StatementLineQuery): Promise<Page<dto.BankLineView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listLines(tx, ctx.actor.reach('bank_statement.read'), query));
    return toPage(rows, query.limit, lineView, (row) => [row.id]);
  }

  @ReadRoute('statement-lines/:id', {
    can: 'bank_statement.read',
    zh: '银行流水详情',
    en: 'A line of a bank statement',
    returns: dto.BankLineView,
  })
  line(@Ctx() ctx: Context, @Id() id: string): Promise<dto.BankLineView> {
    return this.unit.read(ctx, async (tx) => {
      await visibleLine(tx, id);
      return lineView(await readLine(tx, id));
    });
  }

  @ActionRoute('statement-lines/:id/actions/match', {
    can: 'statement_line.resolve',
    zh: '人工匹配',
    en: 'Say which payment a line stands for',
    returns: dto.BankLineView,
  })
  match(
    @Ctx() ctx: Context,
    @Id() lineId: string,
    @IfMatch() version: number,
    @Body() { reference, reason }: dto.LineMatchInput,
  ): Promise<dto.BankLineView> {
    return this.resolve(ctx, (tx) => matchLine(tx, { lineId, version, reference, reason }));
  }

  @ActionRoute('statement-lines/:id/actions/explain', {
    can: 'statement_line.resolve',
    zh: '人工说明',
    en: 'Say what a line is that stands for no payment',
    returns: dto.BankLineView,
  })
  explain(
    @Ctx() ctx: Context,
    @Id() lineId: string,
    @IfMatch() version: number,
    @Body() { reason }: dto.LineReasonInput,
  ): Promise<dto.BankLineView> {
    return this.resolve(ctx, (tx) => explainLine(tx, { lineId, version, reason }));
  }

  @ActionRoute('statement-lines/:id/actions/reopen', {
    can: 'statement_line.resolve',
    zh: '撤销核对',
    en: 'Undo what was found about a line',
    returns: dto.BankLineView,
  })
  reopen(
    @Ctx() ctx: Context,
    @Id() lineId: string,
    @IfMatch() version: number,
    @Body() { reason }: dto.LineReasonInput,
  ): Promise<dto.BankLineView> {
    return this.resolve(ctx, (tx) => reopenLine(tx, { lineId, version, reason }));
  }

  @ReadRoute('programmes/:id/reconciliation', {
    can: 'bank_statement.read',
    zh: '月度对账汇总',
    en: 'Reconciliation of a month',
    returns: dto.ReconciliationView,
  })
  summary(
    @Ctx() ctx: Context,
    @Id() programmeId: string,
    @Query() { month }: dto.MonthQuery,
  ): Promise<dto.ReconciliationView> {
    return this.unit.read(ctx, async (tx) => {
      await visibleProgramme(tx, programmeId, 'bank_statement.read');
      return summaryView({ programmeId, month }, await reconciliationSummary(tx, programmeId, month));
    });
  }

  @ListRoute('programmes/:id/missing-payments', {
    can: 'bank_statement.read',
    zh: '银行没有流水的支付',
    en: 'Payments the treasury reported and no statement shows',
    returns: dto.MissingPaymentView,
  })
  missing(
    @Ctx() ctx: Context,
    @Id() programmeId: string,
    @Query() query: dto.MissingPaymentQuery,
  ): Promise<Page<dto.MissingPaymentView>> {
    return this.unit.read(ctx, async (tx) => {
      await visibleProgramme(tx, programmeId, 'bank_statement.read');
      const rows = await missingPayments(tx, programmeId, query);
      return toPage(rows, query.limit, missingView, (row) => [row.reportedAt.toISOString(), row.id]);
    });
  }

  private resolve(ctx: Context, action: (tx: Tx) => Promise<BankStatementLine>): Promise<dto.BankLineView> {
    return this.unit.run(ctx, async (tx) => lineView(await readLine(tx, (await action(tx)).id)));
  }
}

async function visibleStatement(tx: ReadTx, id: string): Promise<BankStatement> {
  const statement = await getStatement(tx, id);
  await visibleProgramme(tx, statement.programmeId, 'bank_statement.read');
  return statement;
}
