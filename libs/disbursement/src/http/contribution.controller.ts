import { Body, Controller } from '@nestjs/common';
import { clockNow, inTurn, UnitOfWork, type Context, type Tx } from '#platform';
import { ActionRoute, CreateRoute, Ctx, EditRoute, Id, IfMatch, ReadRoute, ReasonInput } from '#platform/http';
import { declareContribution, editContribution } from '../actions/declare-contribution.js';
import {
  queryContribution,
  rejectContribution,
  reverseContribution,
  submitContribution,
  verifyContribution,
  type ContributionStep,
} from '../actions/verify-contribution.js';
import type { Contribution } from '../disbursement.entities.js';
import { contributionsOf, getContribution } from '../disbursement.repository.js';
import * as dto from './disbursement.dto.js';
import { contributionView } from './disbursement.views.js';
import { visibleProject } from './visible.js';

type Step = (tx: Tx, input: ContributionStep) => Promise<Contribution>;

/** 投入: what demander, taker and society put in, and its recognition by the finance officer. */
@Controller()
export class ContributionController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('projects/:id/contributions', {
    can: 'contribution.declare',
    zh: '申报投入',
    en: 'Declare a contribution',
    returns: dto.ContributionView,
    idempotent: true,
  })
  declare(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.ContributionInput): Promise<dto.ContributionView> {
    return this.unit.run(ctx, async (tx) =>
      contributionView(tx, await declareContribution(tx, { ...input, projectId: id }), tx.now),
    );
  }

  @ReadRoute('projects/:id/contributions', {
    can: 'contribution.read',
    zh: '项目投入',
    en: 'Contributions of a project',
    returns: dto.ContributionsView,
  })
  ofProject(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ContributionsView> {
    return this.unit.read(ctx, async (tx) => {
      const project = await visibleProject(tx, id, 'contribution.read');
      const now = await clockNow(tx, project.programmeId);
      const contributions = await contributionsOf(tx, id);
      return { items: await inTurn(contributions, (each) => contributionView(tx, each, now)) };
    });
  }

  @ReadRoute('contributions/:id', {
    can: 'contribution.read',
    zh: '投入详情',
    en: 'A contribution',
    returns: dto.ContributionView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ContributionView> {
    return this.unit.read(ctx, async (tx) => {
      const contribution = await getContribution(tx, id);
      await visibleProject(tx, contribution.projectId, 'contribution.read');
      return contributionView(tx, contribution, await clockNow(tx, contribution.programmeId));
    });
  }

  @EditRoute('contributions/:id', {
    can: 'contribution.declare',
    zh: '修改投入',
    en: 'Correct a contribution',
    returns: dto.ContributionView,
  })
  edit(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.ContributionInput,
  ): Promise<dto.ContributionView> {
    return this.unit.run(ctx, async (tx) =>
      contributionView(tx, await editContribution(tx, { ...input, contributionId: id, version }), tx.now),
    );
  }

  @ActionRoute('contributions/:id/actions/submit', {
    can: 'contribution.declare',
    zh: '提交核实',
    en: 'Submit',
    returns: dto.ContributionView,
  })
  submit(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.ContributionView> {
    return this.step(ctx, submitContribution, { contributionId: id, version });
  }

  @ActionRoute('contributions/:id/actions/verify', {
    can: 'contribution.verify',
    zh: '核实',
    en: 'Verify',
    returns: dto.ContributionView,
    idempotent: true,
  })
  verify(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.ContributionView> {
    return this.step(ctx, verifyContribution, { contributionId: id, version });
  }

  @ActionRoute('contributions/:id/actions/query', {
    can: 'contribution.verify',
    zh: '退回补正',
    en: 'Ask back',
    returns: dto.ContributionView,
  })
  query(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ContributionView> {
    return this.step(ctx, queryContribution, { contributionId: id, version, reason });
  }

  @ActionRoute('contributions/:id/actions/reject', {
    can: 'contribution.verify',
    zh: '不予认定',
    en: 'Reject',
    returns: dto.ContributionView,
  })
  reject(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ContributionView> {
    return this.step(ctx, rejectContribution, { contributionId: id, version, reason });
  }

  @ActionRoute('contributions/:id/actions/reverse', {
    can: 'contribution.reverse',
    zh: '冲销',
    en: 'Reverse',
    returns: dto.ContributionView,
    idempotent: true,
  })
  reverse(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ContributionView> {
    return this.step(ctx, reverseContribution, { contributionId: id, version, reason });
  }

  private step(ctx: Context, action: Step, input: ContributionStep): Promise<dto.ContributionView> {
    return this.unit.run(ctx, async (tx) => contributionView(tx, await action(tx, input), tx.now));
  }
}
