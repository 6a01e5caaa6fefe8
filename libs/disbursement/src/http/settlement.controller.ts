import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, inTurn, toPage, UnitOfWork, type Context, type Page, type Tx } from '#platform';
import {
  ActionRoute,
  CommandRoute,
  CreateRoute,
  Ctx,
  Id,
  IfMatch,
  ListRoute,
  ReadRoute,
  ReasonInput,
} from '#platform/http';
import { demandRecovery, notifyRecovery, receiveRecovery, replyToRecovery } from '../actions/recover.js';
import { previewSettlement, settleProject } from '../actions/settle-project.js';
import { approveWriteOff, proposeWriteOff, refuseWriteOff } from '../actions/write-off.js';
import type { Recovery } from '../disbursement.entities.js';
import { getRecovery, listRecoveries, recoveriesOf, settlementOf } from '../disbursement.repository.js';
import * as dto from './disbursement.dto.js';
import { recoveryRows, recoveryView, settlementPreview, settlementView } from './disbursement.views.js';
import { visibleProject } from './visible.js';

/** 结算与追回: the computation that closes a project's money, and what must come back. */
@Controller()
export class SettlementController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('projects/:id/settlement', {
    can: 'settlement.record',
    zh: '结算',
    en: 'Compute the final settlement',
    returns: dto.SettlementView,
    idempotent: true,
  })
  settle(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.SettlementInput): Promise<dto.SettlementView> {
    return this.unit.run(ctx, async (tx) => settlementView(await settleProject(tx, { ...input, projectId: id })));
  }

  @CommandRoute('projects/:id/settlement/preview', {
    can: 'settlement.preview',
    zh: '结算试算（不保存）',
    en: 'What a settlement would come to; nothing is kept',
    returns: dto.SettlementPreviewView,
  })
  preview(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Body() input: dto.SettlementPreviewInput,
  ): Promise<dto.SettlementPreviewView> {
    return this.unit.read(ctx, async (tx) => {
      await visibleProject(tx, id, 'settlement.preview');
      const { outcome, computed } = await previewSettlement(tx, { ...input, projectId: id });
      return settlementPreview(outcome, computed);
    });
  }

  @ReadRoute('projects/:id/settlement', {
    can: 'disbursement.read',
    zh: '结算结果，尚未结算为空',
    en: 'The final settlement, null until there is one',
    returns: dto.ProjectSettlementView,
  })
  settlement(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ProjectSettlementView> {
    return this.unit.read(ctx, async (tx) => {
      await visibleProject(tx, id, 'disbursement.read');
      const settlement = await settlementOf(tx, id);
      return { settlement: settlement && settlementView(settlement) };
    });
  }

  @ReadRoute('projects/:id/recoveries', {
    can: 'disbursement.read',
    zh: '追回',
    en: 'Recoveries of a project',
    returns: dto.RecoveriesView,
  })
  recoveries(@Ctx() ctx: Context, @Id() id: string): Promise<dto.RecoveriesView> {
    return this.unit.read(ctx, async (tx) => {
      const project = await visibleProject(tx, id, 'disbursement.read');
      const now = await clockNow(tx, project.programmeId);
      const items = await recoveriesOf(tx, id);
      return { items: await inTurn(items, (each) => recoveryView(tx, each, now)) };
    });
  }

  @ListRoute('recoveries', {
    can: 'disbursement.read',
    zh: '追回台账',
    en: 'Recoveries, newest first',
    returns: dto.RecoveryRowView,
  })
  allRecoveries(@Ctx() ctx: Context, @Query() query: dto.RecoveryQuery): Promise<Page<dto.RecoveryRowView>> {
    return this.unit.read(ctx, async (tx) => {
      const rows = await listRecoveries(tx, ctx.actor.reach('disbursement.read'), query);
      return toPage(
        await recoveryRows(tx, rows),
        query.limit,
        (row) => row,
        (row) => [row.id],
      );
    });
  }

  @ReadRoute('recoveries/:id', {
    can: 'disbursement.read',
    zh: '追回详情',
    en: 'A recovery',
    returns: dto.RecoveryView,
  })
  recovery(@Ctx() ctx: Context, @Id() id: string): Promise<dto.RecoveryView> {
    return this.unit.read(ctx, async (tx) => {
      const recovery = await getRecovery(tx, id);
      await visibleProject(tx, recovery.projectId, 'disbursement.read');
      return recoveryView(tx, recovery, await clockNow(tx, recovery.programmeId));
    });
  }

  @ActionRoute('recoveries/:id/actions/notify', {
    can: 'recovery.manage',
    zh: '告知追回',
    en: 'Notify',
    returns: dto.RecoveryView,
  })
  notify(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.RecoveryView> {
    return this.step(ctx, (tx) => notifyRecovery(tx, { recoveryId: id, version }));
  }

  @ActionRoute('recoveries/:id/actions/reply', {
    can: 'recovery.reply',
    zh: '答复追回告知',
    en: 'Reply to the notice',
    returns: dto.RecoveryView,
  })
  reply(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reply }: dto.ReplyInput,
  ): Promise<dto.RecoveryView> {
    return this.step(ctx, (tx) => replyToRecovery(tx, { recoveryId: id, version, reply }));
  }

  @ActionRoute('recoveries/:id/actions/propose_write_off', {
    can: 'recovery.propose_write_off',
    zh: '提请核销',
    en: 'Propose to write off',
    returns: dto.RecoveryView,
  })
  proposeWriteOff(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.RecoveryView> {
    return this.step(ctx, (tx) => proposeWriteOff(tx, { recoveryId: id, version, reason }));
  }

  @ActionRoute('recoveries/:id/actions/refuse_write_off', {
    can: 'recovery.write_off',
    zh: '不予核销',
    en: 'Refuse to write off',
    returns: dto.RecoveryView,
  })
  refuseWriteOff(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.RecoveryView> {
    return this.step(ctx, (tx) => refuseWriteOff(tx, { recoveryId: id, version, reason }));
  }

  @ActionRoute('recoveries/:id/actions/write_off', {
    can: 'recovery.write_off',
    zh: '批准核销',
    en: 'Write off',
    returns: dto.RecoveryView,
    idempotent: true,
  })
  writeOff(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.RecoveryView> {
    return this.step(ctx, (tx) => approveWriteOff(tx, { recoveryId: id, version }));
  }

  @ActionRoute('recoveries/:id/actions/demand', {
    can: 'recovery.manage',
    zh: '追缴',
    en: 'Demand',
    returns: dto.RecoveryView,
    idempotent: true,
  })
  demand(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.RecoveryView> {
    return this.step(ctx, (tx) => demandRecovery(tx, { recoveryId: id, version }));
  }

  @ActionRoute('recoveries/:id/actions/receive', {
    can: 'recovery.receive',
    zh: '登记追回到账',
    en: 'Record a receipt',
    returns: dto.RecoveryView,
    idempotent: true,
  })
  receive(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.ReceiptInput,
  ): Promise<dto.RecoveryView> {
    return this.step(ctx, (tx) => receiveRecovery(tx, { ...input, recoveryId: id, version }));
  }

  private step(ctx: Context, action: (tx: Tx) => Promise<Recovery>): Promise<dto.RecoveryView> {
    return this.unit.run(ctx, async (tx) => recoveryView(tx, await action(tx), tx.now));
  }
}
