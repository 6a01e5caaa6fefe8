import { Body, Controller, Query } from '@nestjs/common';
import {
  allowedActions,
  clockNow,
  inTurn,
  notFound,
  toPage,
  UnitOfWork,
  type Context,
  type Page,
  type ReadTx,
  type Tx,
} from '#platform';
import {
  ActionRoute,
  actionViews,
  CreateRoute,
  Ctx,
  Id,
  IfMatch,
  ListRoute,
  ReadRoute,
  ReasonInput,
} from '#platform/http';
import { organisationNames, userNames } from '#identity';
import { getProgramme } from '#programme';
import { approveTermination, recordFindings, refuseTermination } from '../actions/decide-termination.js';
import { consentToTermination, requestTermination, withdrawTermination } from '../actions/request-termination.js';
import type { Termination } from '../termination.entities.js';
import { terminationLifecycle } from '../termination.lifecycle.js';
import { getProject } from '../project.repository.js';
import { getTermination, listTerminations, terminationFacts } from '../termination.repository.js';
import * as dto from './termination.dto.js';

/** 终止: asked for, investigated, decided by two people of the agency. */
@Controller()
export class TerminationController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('projects/:id/terminations', {
    can: 'termination.request',
    zh: '申请终止项目',
    en: 'Ask to terminate a project',
    returns: dto.TerminationView,
    idempotent: true,
  })
  request(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.TerminationInput): Promise<dto.TerminationView> {
    return this.step(ctx, (tx) => requestTermination(tx, { ...input, projectId: id }));
  }

  @ListRoute('terminations', {
    can: 'termination.read',
    zh: '终止申请列表',
    en: 'Terminations',
    returns: dto.TerminationView,
  })
  list(@Ctx() ctx: Context, @Query() query: dto.TerminationQuery): Promise<Page<dto.TerminationView>> {
    return this.unit.read(ctx, async (tx) => {
      const rows = await listTerminations(tx, ctx.actor.reach('termination.read'), query);
      const views = await inTurn(rows, async (each) => view(tx, each, await clockNow(tx, each.programmeId)));
      return toPage(
        views,
        query.limit,
        (each) => each,
        (each) => [each.id],
      );
    });
  }

  @ReadRoute('terminations/:id', {
    can: 'termination.read',
    zh: '终止申请详情',
    en: 'A termination',
    returns: dto.TerminationView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.TerminationView> {
    return this.unit.read(ctx, async (tx) => {
      const termination = await getTermination(tx, id);
      const { parties } = await terminationFacts(tx, termination);
      if (!ctx.actor.may('termination.read', parties)) throw notFound('termination', id);
      return view(tx, termination, await clockNow(tx, termination.programmeId));
    });
  }

  @ActionRoute('terminations/:id/actions/consent', {
    can: 'termination.consent',
    zh: '同意协商终止',
    en: 'Agree to the end',
    returns: dto.TerminationView,
  })
  consent(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.TerminationView> {
    return this.step(ctx, (tx) => consentToTermination(tx, { terminationId: id, version }));
  }

  @ActionRoute('terminations/:id/actions/find', {
    can: 'termination.find',
    zh: '提交核查意见',
    en: 'Record the findings',
    returns: dto.TerminationView,
  })
  find(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { findings }: dto.FindingsInput,
  ): Promise<dto.TerminationView> {
    return this.step(ctx, (tx) => recordFindings(tx, { terminationId: id, version, findings }));
  }

  @ActionRoute('terminations/:id/actions/approve', {
    can: 'termination.decide',
    zh: '批准终止',
    en: 'Approve the termination',
    returns: dto.TerminationView,
    idempotent: true,
  })
  approve(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.TerminationView> {
    return this.step(ctx, (tx) => approveTermination(tx, { terminationId: id, version, reason }));
  }

  @ActionRoute('terminations/:id/actions/refuse', {
    can: 'termination.decide',
    zh: '不予批准终止',
    en: 'Refuse the termination',
    returns: dto.TerminationView,
  })
  refuse(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.TerminationView> {
    return this.step(ctx, (tx) => refuseTermination(tx, { terminationId: id, version, reason }));
  }

  @ActionRoute('terminations/:id/actions/withdraw', {
    can: 'termination.request',
    zh: '撤回终止申请',
    en: 'Withdraw the request',
    returns: dto.TerminationView,
  })
  withdraw(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.TerminationView> {
    return this.step(ctx, (tx) => withdrawTermination(tx, { terminationId: id, version }));
  }

  private step(ctx: Context, action: (tx: Tx) => Promise<Termination>): Promise<dto.TerminationView> {
    return this.unit.run(ctx, async (tx) => view(tx, await action(tx), tx.now));
  }
}

/** A termination with who said what, and what the reader may do with it. */
async function view(tx: ReadTx, termination: Termination, now: Date): Promise<dto.TerminationView> {
  const facts = await terminationFacts(tx, termination);
  const { id, projectId, state, version, kind, cause, grounds, evidence, requesterId, findings } = termination;
  const project = await getProject(tx, projectId);
  const organisations = await organisationNames(tx, [requesterId]);
  const people = await userNames(
    tx,
    [termination.foundBy, termination.decidedBy].filter((each) => each !== null),
  );
  const nameOf = (userId: string | null): string | null => (userId === null ? null : (people.get(userId) ?? null));
  return {
    id,
    projectId,
    projectNumber: project.number,
    projectTitle: project.title,
    programmeId: project.programmeId,
    programmeName: (await getProgramme(tx, project.programmeId)).name,
    state,
    version,
    kind,
    cause,
    grounds,
    evidence,
    requesterName: organisations.get(requesterId) ?? '',
    demanderConsentedAt: termination.demanderConsentedAt?.toISOString() ?? null,
    takerConsentedAt: termination.takerConsentedAt?.toISOString() ?? null,
    findings,
    foundBy: nameOf(termination.foundBy),
    decidedBy: nameOf(termination.decidedBy),
    decidedAt: termination.decidedAt?.toISOString() ?? null,
    createdAt: termination.createdAt.toISOString(),
    actions: actionViews(allowedActions(terminationLifecycle, facts, { actor: tx.context.actor, now })),
  };
}
