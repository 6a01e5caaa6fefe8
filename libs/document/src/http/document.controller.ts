import { Controller, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { notFound, UnitOfWork, type Context } from '#platform';
import { Ctx, Id, ReadRoute } from '#platform/http';
import { FileAnswer, fileHeaders } from '#file';
import { getDisbursement } from '#disbursement';
import { getProject, projectParties } from '#project';
import { statementDocument } from '../annual-statement/statement-document.js';
import { statementPaper } from '../annual-statement/statement.paper.js';
import { approvalSheet } from '../approval-sheet/approval-sheet.js';
import { approvalPaper } from '../approval-sheet/approval-sheet.paper.js';
import { DrawingOffice } from '../drawing-office.js';
import { BooksOf, type Books } from './books-of.js';
import { StatementDocumentQuery } from './document.dto.js';
import { MEDIA_TYPES } from './media-types.js';

/** Papers to print, sign and file. What stands on them is read in one unit; they are drawn after it has ended. */
@Controller()
export class DocumentController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly office: DrawingOffice,
  ) {}

  @ReadRoute('disbursements/:id/approval-sheet', {
    can: 'approval_sheet.read',
    zh: '拨付审批单（PDF）',
    en: 'Approval sheet of a disbursement (PDF)',
  })
  @FileAnswer()
  async approvalSheet(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const sheet = await this.unit.read(ctx, async (tx) => {
      const { projectId } = await getDisbursement(tx, id);
      const parties = await projectParties(tx, await getProject(tx, projectId));
      if (!ctx.actor.may('approval_sheet.read', parties)) throw notFound('disbursement', id);
      return approvalSheet(tx, id);
    });
    const bytes = await this.office.draw({ paper: approvalPaper(sheet), format: 'pdf' });
    return answer(reply, 'pdf', `拨付审批单-${sheet.disbursement.number}.pdf`, bytes);
  }

  @ReadRoute('programmes/:programmeId/annual-statements/:year/document', {
    can: 'ledger.read',
    zh: '年度决算表（PDF 或 XLSX）',
    en: 'Annual statement of a programme (PDF or XLSX)',
  })
  @FileAnswer()
  async statement(
    @Ctx() ctx: Context,
    @BooksOf() books: Books,
    @Query() { format = 'pdf' }: StatementDocumentQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const document = await this.unit.read(ctx, (tx) => statementDocument(tx, books));
    const bytes = await this.office.draw({ paper: statementPaper(document), format });
    return answer(reply, format, `年度决算表-${document.programme.number}-${books.year}.${format}`, bytes);
  }
}

function answer(reply: FastifyReply, format: keyof typeof MEDIA_TYPES, name: string, bytes: Buffer): StreamableFile {
  void reply.headers(fileHeaders({ name, mediaType: MEDIA_TYPES[format], size: bytes.length }));
  return new StreamableFile(bytes);
}
