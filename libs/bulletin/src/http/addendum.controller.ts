import { Body, Controller } from '@nestjs/common';
import { clockNow, notFound, UnitOfWork, type Context, type Tx } from '#platform';
import { ActionRoute, CreateRoute, Ctx, Id, IfMatch, ReadRoute, ReasonInput } from '#platform/http';
import { draftAddendum, editAddendum } from '../actions/draft-addendum.js';
import { cancelAddendum, issueAddendum, resubmitAddendum, returnAddendum } from '../actions/issue-addendum.js';
import { addendaOf, getAddendum } from '../addendum/addendum.repository.js';
import type { Addendum } from '../bulletin.entities.js';
import { challengeParties } from '../bulletin.facts.js';
import { getChallenge } from '../bulletin.repository.js';
import * as dto from './addendum.dto.js';
import { addendumView } from './addendum.views.js';

/** 更正: the text of an open challenge changes by an addendum and in no other way. */
@Controller()
export class AddendumController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('challenges/:id/addenda', {
    can: 'addendum.draft',
    zh: '起草更正',
    en: 'Draft an addendum',
    returns: dto.AddendumView,
  })
  draft(@Ctx() ctx: Context, @Id() challengeId: string, @Body() input: dto.AddendumInput): Promise<dto.AddendumView> {
    return this.acted(ctx, (tx) => draftAddendum(tx, { ...input, challengeId }));
  }

  @ReadRoute('challenges/:id/addenda', {
    can: 'addendum.read',
    zh: '榜题的更正',
    en: 'Addenda of a challenge, drafts among them',
    returns: dto.AddendaView,
  })
  list(@Ctx() ctx: Context, @Id() id: string): Promise<dto.AddendaView> {
    return this.unit.read(ctx, async (tx) => {
      const challenge = await getChallenge(tx, id);
      if (!ctx.actor.may('addendum.read', await challengeParties(tx, challenge))) throw notFound('challenge', id);
      const now = await clockNow(tx, challenge.programmeId);
      const items: dto.AddendumView[] = [];
      for (const addendum of await addendaOf(tx, id)) items.push(await addendumView(tx, addendum, now));
      return { items };
    });
  }

  @ReadRoute('addenda/:id', { can: 'addendum.read', zh: '更正详情', en: 'An addendum', returns: dto.AddendumView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.AddendumView> {
    return this.unit.read(ctx, async (tx) => {
      const addendum = await getAddendum(tx, id);
      const parties = await challengeParties(tx, await getChallenge(tx, addendum.challengeId));
      if (!ctx.actor.may('addendum.read', parties)) throw notFound('addendum', id);
      return addendumView(tx, addendum, await clockNow(tx, addendum.programmeId));
    });
  }

  @ActionRoute('addenda/:id/actions/edit', {
    can: 'addendum.draft',
    zh: '修改更正',
    en: 'Edit',
    returns: dto.AddendumView,
  })
  edit(
    @Ctx() ctx: Context,
    @Id() addendumId: string,
    @IfMatch() version: number,
    @Body() input: dto.AddendumChanges,
  ): Promise<dto.AddendumView> {
    return this.acted(ctx, (tx) => editAddendum(tx, { ...input, addendumId, version }));
  }

  @ActionRoute('addenda/:id/actions/issue', {
    can: 'addendum.issue',
    zh: '批准并发布更正',
    en: 'Approve and issue',
    returns: dto.AddendumView,
  })
  issue(@Ctx() ctx: Context, @Id() addendumId: string, @IfMatch() version: number): Promise<dto.AddendumView> {
    return this.acted(ctx, (tx) => issueAddendum(tx, { addendumId, version }));
  }

  @ActionRoute('addenda/:id/actions/return', {
    can: 'addendum.issue',
    zh: '退回更正',
    en: 'Return',
    returns: dto.AddendumView,
  })
  return(
    @Ctx() ctx: Context,
    @Id() addendumId: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.AddendumView> {
    return this.acted(ctx, (tx) => returnAddendum(tx, { addendumId, version, reason }));
  }

  @ActionRoute('addenda/:id/actions/resubmit', {
    can: 'addendum.draft',
    zh: '重新送审',
    en: 'Submit again',
    returns: dto.AddendumView,
  })
  resubmit(@Ctx() ctx: Context, @Id() addendumId: string, @IfMatch() version: number): Promise<dto.AddendumView> {
    return this.acted(ctx, (tx) => resubmitAddendum(tx, { addendumId, version }));
  }

  @ActionRoute('addenda/:id/actions/cancel', {
    can: 'addendum.draft',
    zh: '取消更正',
    en: 'Cancel',
    returns: dto.AddendumView,
  })
  cancel(
    @Ctx() ctx: Context,
    @Id() addendumId: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.AddendumView> {
    return this.acted(ctx, (tx) => cancelAddendum(tx, { addendumId, version, reason }));
  }

  private acted(ctx: Context, work: (tx: Tx) => Promise<Addendum>): Promise<dto.AddendumView> {
    return this.unit.run(ctx, async (tx) => addendumView(tx, await work(tx), tx.now));
  }
}
