import { Body, Controller, Query } from '@nestjs/common';
import {
  clockNow,
  notFound,
  systemActor,
  toPage,
  UnitOfWork,
  uuidv7,
  type Context,
  type Page,
  type ReadTx,
} from '#platform';
import { ActionRoute, CreateRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { fileObjection } from '../actions/file-objection.js';
import { handleObjection } from '../actions/handle-objection.js';
import type { Objection } from '../notice.entities.js';
import { getObjection, listObjections, objectionFacts } from '../notice.repository.js';
import * as dto from './notice.dto.js';
import { objectionReceipt, objectionSummary, objectionView } from './notice.views.js';

const HANDLE = { can: 'objection.handle', returns: dto.ObjectionView } as const;

/** Objections: filed by anybody with a role, handled by the agency or by oversight. */
@Controller()
export class ObjectionController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('notices/:id/objections', {
    can: 'objection.file',
    zh: '提出异议',
    en: 'File an objection',
    returns: dto.ObjectionReceiptView,
  })
  file(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.ObjectionInput): Promise<dto.ObjectionReceiptView> {
    const { kind, grounds, anonymous = false } = input;
    return this.unit.run(anonymous ? nobody() : ctx, async (tx) =>
      objectionReceipt(await fileObjection(tx, { noticeId: id, kind, grounds })),
    );
  }

  @ListRoute('objections', { can: 'signed_in', zh: '异议列表', en: 'Objections', returns: dto.ObjectionSummaryView })
  async list(@Ctx() ctx: Context, @Query() query: dto.ObjectionQuery): Promise<Page<dto.ObjectionSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listObjections(tx, ctx.actor, query));
    return toPage(rows, query.limit, objectionSummary, (r) => [r.id]);
  }

  @ReadRoute('objections/:id', { can: 'signed_in', zh: '异议详情', en: 'An objection', returns: dto.ObjectionView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ObjectionView> {
    return this.unit.read(ctx, async (tx) => {
      const objection = await visible(tx, id);
      return objectionView(tx, objection, await clockNow(tx, objection.programmeId));
    });
  }

  @ActionRoute('objections/:id/actions/accept', { ...HANDLE, zh: '受理异议', en: 'Accept an objection' })
  accept(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.ObjectionView> {
    return this.handle(ctx, 'accept', { objectionId: id, version });
  }

  @ActionRoute('objections/:id/actions/not_accept', { ...HANDLE, zh: '不予受理', en: 'Do not accept an objection' })
  notAccept(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ObjectionView> {
    return this.handle(ctx, 'not_accept', { objectionId: id, version, reason });
  }

  @ActionRoute('objections/:id/actions/investigate', { ...HANDLE, zh: '开始调查', en: 'Investigate an objection' })
  investigate(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.ObjectionView> {
    return this.handle(ctx, 'investigate', { objectionId: id, version });
  }

  @ActionRoute('objections/:id/actions/uphold', { ...HANDLE, zh: '认定异议成立', en: 'Uphold an objection' })
  uphold(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ObjectionView> {
    return this.handle(ctx, 'uphold', { objectionId: id, version, reason });
  }

  @ActionRoute('objections/:id/actions/dismiss', { ...HANDLE, zh: '认定异议不成立', en: 'Dismiss an objection' })
  dismiss(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ObjectionView> {
    return this.handle(ctx, 'dismiss', { objectionId: id, version, reason });
  }

  @ActionRoute('objections/:id/actions/withdraw', {
    can: 'objection.withdraw',
    zh: '撤回异议',
    en: 'Withdraw one’s objection',
    returns: dto.ObjectionView,
  })
  withdraw(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ObjectionView> {
    return this.handle(ctx, 'withdraw', { objectionId: id, version, reason });
  }

  private handle(
    ctx: Context,
    action: Parameters<typeof handleObjection>[1],
    input: Parameters<typeof handleObjection>[2],
  ): Promise<dto.ObjectionView> {
    return this.unit.run(ctx, async (tx) => {
      await visible(tx, input.objectionId);
      return objectionView(tx, await handleObjection(tx, action, input), tx.now);
    });
  }
}

/**
 * The context of an anonymous report: neither the audit trail nor the outbox may carry the person or the id of its
 * request. That it comes from somebody with the permission was asked at the door.
 */
const nobody = (): Context => ({ actor: systemActor(['objection.file']), requestId: uuidv7() });

/** @throws 404 when it is not there or not within the reader's reach */
async function visible(tx: ReadTx, id: string): Promise<Objection> {
  const objection = await getObjection(tx, id);
  const { actor } = tx.context;
  const isFiler = objection.filerId !== null && objection.filerId === actor.userId;
  if (!isFiler && !actor.may('objection.read', objectionFacts(objection, actor).parties))
    throw notFound('objection', id);
  return objection;
}
