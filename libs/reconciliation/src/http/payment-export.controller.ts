import { Body, Controller, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UnitOfWork, type Context } from '#platform';
import { CreateRoute, Ctx, Id, ReadRoute } from '#platform/http';
import { FileAnswer, fileHeaders } from '#file';
import { exportBatch, visibleBatch } from '../actions/export-batch.js';
import { recordPayingAccount } from '../actions/record-paying-account.js';
import { contentOf, exportsOf, getExport, payingAccounts, visibleProgramme } from '../reconciliation.repository.js';
import * as dto from './reconciliation.dto.js';
import { exportViews, payingAccountView } from './reconciliation.views.js';

/** Payment batches as files for a bank or the treasury. */
@Controller()
export class PaymentExportController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('programmes/:id/paying-accounts', {
    can: 'paying_account.record',
    zh: '登记付款账户',
    en: 'Record the account payments leave from',
    returns: dto.PayingAccountView,
  })
  recordAccount(
    @Ctx() ctx: Context,
    @Id() programmeId: string,
    @Body() { accountName, accountNo, bankName, bankCode }: dto.PayingAccountInput,
  ): Promise<dto.PayingAccountView> {
    const input = { programmeId, accountName, accountNo, bankName, bankCode };
    return this.unit.run(ctx, async (tx) => payingAccountView(await recordPayingAccount(tx, input)));
  }

  @ReadRoute('programmes/:id/paying-accounts', {
    can: 'paying_account.read',
    zh: '付款账户',
    en: 'Accounts payments leave from, newest first',
    returns: dto.PayingAccountsView,
  })
  accounts(@Ctx() ctx: Context, @Id() programmeId: string): Promise<dto.PayingAccountsView> {
    return this.unit.read(ctx, async (tx) => {
      await visibleProgramme(tx, programmeId, 'paying_account.read');
      return { items: (await payingAccounts(tx, programmeId)).map(payingAccountView) };
    });
  }

  @CreateRoute('payment-batches/:id/exports', {
    can: 'payment_export.create',
    zh: '导出支付批次',
    en: 'Export a payment batch as a file',
    returns: dto.PaymentExportView,
  })
  export(
    @Ctx() ctx: Context,
    @Id() batchId: string,
    @Body() { profile, layout }: dto.PaymentExportInput,
  ): Promise<dto.PaymentExportView> {
    return this.unit.run(ctx, async (tx) => {
      const [view] = await exportViews(tx, [await exportBatch(tx, { batchId, profile, layout })]);
      return view as dto.PaymentExportView;
    });
  }

  @ReadRoute('payment-batches/:id/exports', {
    can: 'payment_export.read',
    zh: '支付批次的导出文件',
    en: 'Files a batch was exported as, oldest first',
    returns: dto.PaymentExportsView,
  })
  list(@Ctx() ctx: Context, @Id() batchId: string): Promise<dto.PaymentExportsView> {
    return this.unit.read(ctx, async (tx) => {
      await visibleBatch(tx, batchId);
      return { items: await exportViews(tx, await exportsOf(tx, batchId)) };
    });
  }

  @ReadRoute('payment-exports/:id/content', {
    can: 'payment_export.read',
    zh: '下载支付文件',
    en: 'Download an exported file',
  })
  @FileAnswer()
  async content(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { kept, bytes } = await this.unit.read(ctx, async (tx) => {
      const found = await getExport(tx, id);
      await visibleBatch(tx, found.batchId);
      return { kept: found, bytes: await contentOf(tx, 'payment_export', id) };
    });
    void reply.headers(fileHeaders({ name: kept.fileName, mediaType: kept.mediaType, size: kept.size }));
    return new StreamableFile(bytes);
  }
}
