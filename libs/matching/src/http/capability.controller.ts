import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type Tx } from '#platform';
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
} from '#platform/http';
import { editCapability, withdrawCapability } from '../actions/change-capability.js';
import { enterFromProposal } from '../actions/enter-from-proposal.js';
import { registerCapability } from '../actions/register-capability.js';
import type { Capability } from '../capability.entity.js';
import { capabilityParties, getCapability, listCapabilities } from '../capability.repository.js';
import * as dto from './matching.dto.js';
import { capabilitySummaryView, capabilityView } from './matching.views.js';

/** The register of capabilities, as the people of each organisation keep it. */
@Controller()
export class CapabilityController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('capabilities', {
    can: 'capability.register',
    zh: '登记能力',
    en: 'Register a capability',
    returns: dto.CapabilityView,
  })
  register(@Ctx() ctx: Context, @Body() input: dto.CapabilityInput): Promise<dto.CapabilityView> {
    return this.run(ctx, (tx) => registerCapability(tx, input));
  }

  @CreateRoute('proposals/:id/capability', {
    can: 'capability.register',
    zh: '未中榜申请进入能力库',
    en: 'Enter an unsuccessful proposal into the register',
    returns: dto.CapabilityView,
  })
  fromProposal(
    @Ctx() ctx: Context,
    @Id() proposalId: string,
    @Body() input: dto.CapabilityFromProposalInput,
  ): Promise<dto.CapabilityView> {
    return this.run(ctx, (tx) => enterFromProposal(tx, { ...input, proposalId }));
  }

  @ListRoute('capabilities', {
    can: 'capability.read',
    zh: '本单位能力',
    en: 'Capabilities of one’s organisation',
    returns: dto.CapabilitySummaryView,
  })
  async list(@Ctx() ctx: Context, @Query() query: dto.CapabilityListQuery): Promise<Page<dto.CapabilitySummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) =>
      listCapabilities(tx, ctx.actor.reach('capability.read'), query),
    );
    return toPage(rows, query.limit, capabilitySummaryView, (row) => [row.id]);
  }

  @ReadRoute('capabilities/:id', {
    can: 'capability.read',
    zh: '能力详情',
    en: 'A capability',
    returns: dto.CapabilityView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.CapabilityView> {
    return this.unit.read(ctx, async (tx) => {
      const capability = await getCapability(tx, id);
      if (!ctx.actor.may('capability.read', capabilityParties(capability))) throw notFound('capability', id);
      return capabilityView(tx, capability, await clockNow(tx, null));
    });
  }

  @EditRoute('capabilities/:id', {
    can: 'capability.edit',
    zh: '修改能力登记',
    en: 'Edit a capability',
    returns: dto.CapabilityView,
  })
  edit(
    @Ctx() ctx: Context,
    @Id() capabilityId: string,
    @IfMatch() version: number,
    @Body() changes: dto.CapabilityChanges,
  ): Promise<dto.CapabilityView> {
    return this.run(ctx, (tx) => editCapability(tx, { capabilityId, version, changes: { ...changes } }));
  }

  @ActionRoute('capabilities/:id/actions/withdraw', {
    can: 'capability.edit',
    zh: '撤出能力库',
    en: 'Withdraw from the register',
    returns: dto.CapabilityView,
  })
  withdraw(
    @Ctx() ctx: Context,
    @Id() capabilityId: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.CapabilityView> {
    return this.run(ctx, (tx) => withdrawCapability(tx, { capabilityId, version, reason }));
  }

  private run(ctx: Context, act: (tx: Tx) => Promise<Capability>): Promise<dto.CapabilityView> {
    return this.unit.run(ctx, async (tx) => capabilityView(tx, await act(tx), tx.now));
  }
}
