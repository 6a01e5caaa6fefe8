import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, toPage, UnitOfWork, type Context, type Page, type Tx } from '#platform';
import {
  ActionRoute,
  CreateRoute,
  Ctx,
  EditRoute,
  Id,
  IfMatch,
  ListRoute,
  ReadRoute,
  ReasonInput,
  RemoveRoute,
} from '#platform/http';
import { createProposal } from '../actions/create-proposal.js';
import { qualifyProposal, unqualifyProposal } from '../actions/qualify-proposal.js';
import { removeProposalFile } from '../actions/remove-proposal-file.js';
import { saveDraft } from '../actions/save-draft.js';
import { submitProposal } from '../actions/submit-proposal.js';
import { withdrawProposal } from '../actions/withdraw-proposal.js';
import type { Proposal } from '../proposal.entity.js';
import { visibleProposal } from '../proposal.facts.js';
import { listProposals } from '../proposal.repository.js';
import { draftDocument, standingDocument } from '../sealing/sealed-document.repository.js';
import * as dto from './proposal.dto.js';
import { documentView, proposalSummaryView, proposalView } from './proposal.views.js';

/** Proposals: written and submitted by takers, qualified by officers once they are opened. */
@Controller()
export class ProposalController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('challenges/:id/proposals', {
    can: 'proposal.create',
    zh: '揭榜：新建申请',
    en: 'Begin a proposal',
    returns: dto.ProposalView,
  })
  create(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.CreateProposalInput): Promise<dto.ProposalView> {
    return this.run(ctx, (tx) => createProposal(tx, { ...input, challengeId: id }));
  }

  @ListRoute('proposals', {
    can: 'proposal.read',
    zh: '揭榜申请列表',
    en: 'Proposals: your own, and others once opened',
    returns: dto.ProposalSummaryView,
  })
  async list(@Ctx() ctx: Context, @Query() query: dto.ProposalListQuery): Promise<Page<dto.ProposalSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listProposals(tx, ctx.actor, query));
    return toPage(rows, query.limit, proposalSummaryView, (r) => [r.id]);
  }

  @ReadRoute('proposals/:id', {
    can: 'proposal.read',
    zh: '揭榜申请',
    en: 'A proposal with its receipt',
    returns: dto.ProposalView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ProposalView> {
    return this.unit.read(ctx, async (tx) => {
      const { proposal } = await visibleProposal(tx, id);
      return proposalView(tx, proposal, await clockNow(tx, proposal.programmeId));
    });
  }

  @ReadRoute('proposals/:id/content', {
    can: 'proposal.read',
    zh: '已提交的内容',
    en: 'The submitted content; sealed to others until opened',
    returns: dto.DocumentView,
  })
  content(@Ctx() ctx: Context, @Id() id: string): Promise<dto.DocumentView> {
    return this.unit.read(ctx, async (tx) =>
      documentView(tx, await standingDocument(tx, (await visibleProposal(tx, id)).proposal)),
    );
  }

  @ReadRoute('proposals/:id/draft', {
    can: 'proposal.read_sealed',
    zh: '草稿内容',
    en: 'The draft',
    returns: dto.DocumentView,
  })
  draft(@Ctx() ctx: Context, @Id() id: string): Promise<dto.DocumentView> {
    return this.unit.read(ctx, async (tx) =>
      documentView(tx, await draftDocument(tx, (await visibleProposal(tx, id)).proposal)),
    );
  }

  @EditRoute('proposals/:id', { can: 'proposal.edit', zh: '保存草稿', en: 'Save the draft', returns: dto.ProposalView })
  save(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.DraftInput,
  ): Promise<dto.ProposalView> {
    return this.run(ctx, (tx) => saveDraft(tx, { proposalId: id, version, content: input.content }));
  }

  @RemoveRoute('proposals/:id/files/:fileId', {
    can: 'proposal.edit',
    zh: '从草稿中移除附件',
    en: 'Take an attachment out of the draft',
  })
  async removeFile(@Ctx() ctx: Context, @Id() id: string, @Id('fileId') fileId: string): Promise<void> {
    await this.unit.run(ctx, (tx) => removeProposalFile(tx, { proposalId: id, fileId }));
  }

  @ActionRoute('proposals/:id/actions/submit', {
    can: 'proposal.submit',
    zh: '提交（密封）',
    en: 'Submit, sealed',
    returns: dto.ProposalView,
  })
  submit(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.ProposalView> {
    return this.run(ctx, (tx) => submitProposal(tx, { proposalId: id, version }));
  }

  @ActionRoute('proposals/:id/actions/withdraw', {
    can: 'proposal.withdraw',
    zh: '撤回',
    en: 'Withdraw',
    returns: dto.ProposalView,
  })
  withdraw(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: ReasonInput,
  ): Promise<dto.ProposalView> {
    return this.run(ctx, (tx) => withdrawProposal(tx, { proposalId: id, version, reason: input.reason }));
  }

  @ActionRoute('proposals/:id/actions/qualify', {
    can: 'proposal.qualify',
    zh: '资格审查通过',
    en: 'Qualify',
    returns: dto.ProposalView,
  })
  qualify(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.ProposalView> {
    return this.run(ctx, (tx) => qualifyProposal(tx, { proposalId: id, version }));
  }

  @ActionRoute('proposals/:id/actions/unqualify', {
    can: 'proposal.qualify',
    zh: '资格审查不通过',
    en: 'Refuse qualification',
    returns: dto.ProposalView,
  })
  unqualify(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: ReasonInput,
  ): Promise<dto.ProposalView> {
    return this.run(ctx, (tx) => unqualifyProposal(tx, { proposalId: id, version, reason: input.reason }));
  }

  private run(ctx: Context, act: (tx: Tx) => Promise<Proposal>): Promise<dto.ProposalView> {
    return this.unit.run(ctx, async (tx) => {
      const proposal = await act(tx);
      return proposalView(tx, proposal, tx.now);
    });
  }
}
