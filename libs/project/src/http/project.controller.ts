import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, refused, toPage, UnitOfWork, type Context, type Page, type ReadTx } from '#platform';
import { ActionRoute, Ctx, EditRoute, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { editAgreement } from '../actions/edit-agreement.js';
import { returnToDrafting, startSigning } from '../actions/freeze-agreement.js';
import { closeProject, resumeProject, suspendProject } from '../actions/move-project.js';
import { signAgreement } from '../actions/sign-agreement.js';
import type { AgreementTerms } from '../agreement-terms.js';
import type { Project } from '../project.entities.js';
import { projectParties } from '../project.facts.js';
import { agreementOf, getProject, listProjects } from '../project.repository.js';
import * as dto from './project.dto.js';
import { agreementView, projectSummary, projectView } from './project.views.js';

/** Projects and their agreements. */
@Controller()
export class ProjectController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('projects', { can: 'project.read', zh: '项目列表', en: 'Projects', returns: dto.ProjectSummaryView })
  async list(@Ctx() ctx: Context, @Query() query: dto.ProjectQuery): Promise<Page<dto.ProjectSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listProjects(tx, ctx.actor.reach('project.read'), query));
    return toPage(rows, query.limit, projectSummary, (r) => [r.id]);
  }

  @ReadRoute('projects/:id', { can: 'project.read', zh: '项目详情', en: 'A project', returns: dto.ProjectView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ProjectView> {
    return this.unit.read(ctx, async (tx) => {
      const project = await visible(tx, id);
      return projectView(tx, project, await clockNow(tx, project.programmeId));
    });
  }

  @ActionRoute('projects/:id/actions/suspend', {
    can: 'project.suspend',
    zh: '暂停项目',
    en: 'Suspend a project',
    returns: dto.ProjectView,
  })
  suspend(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ProjectView> {
    return this.unit.run(ctx, async (tx) =>
      projectView(tx, await suspendProject(tx, { projectId: id, version, reason }), tx.now),
    );
  }

  @ActionRoute('projects/:id/actions/resume', {
    can: 'project.suspend',
    zh: '恢复实施',
    en: 'Resume a project',
    returns: dto.ProjectView,
  })
  resume(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ProjectView> {
    return this.unit.run(ctx, async (tx) =>
      projectView(tx, await resumeProject(tx, { projectId: id, version, reason }), tx.now),
    );
  }

  @ActionRoute('projects/:id/actions/close', {
    can: 'project.close',
    zh: '结项',
    en: 'Close',
    returns: dto.ProjectView,
  })
  close(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.ProjectView> {
    return this.unit.run(ctx, async (tx) =>
      projectView(tx, await closeProject(tx, { projectId: id, version }), tx.now),
    );
  }

  @ReadRoute('projects/:id/agreement', {
    can: 'project.read',
    zh: '任务书',
    en: 'The agreement of a project',
    returns: dto.AgreementView,
  })
  agreement(@Ctx() ctx: Context, @Id() id: string): Promise<dto.AgreementView> {
    return this.unit.read(ctx, async (tx) => {
      const project = await visible(tx, id);
      return agreementView(tx, await agreementOf(tx, id), await clockNow(tx, project.programmeId));
    });
  }

  @ReadRoute('projects/:id/agreement/text', {
    can: 'project.read',
    zh: '任务书定稿文本',
    en: 'The text that is signed',
    returns: dto.AgreementTextView,
  })
  text(@Ctx() ctx: Context, @Id() id: string): Promise<dto.AgreementTextView> {
    return this.unit.read(ctx, async (tx) => {
      await visible(tx, id);
      const { text, textHash } = await agreementOf(tx, id);
      if (text === null || textHash === null) throw refused({ code: 'agreement.text_not_frozen' });
      return { text, textHash };
    });
  }

  @EditRoute('agreements/:id', {
    can: 'agreement.edit',
    zh: '修改任务书',
    en: 'Edit the agreement',
    returns: dto.AgreementView,
  })
  edit(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.AgreementInput,
  ): Promise<dto.AgreementView> {
    const changes = changesOf(input);
    return this.unit.run(ctx, async (tx) =>
      agreementView(tx, await editAgreement(tx, { agreementId: id, version, changes }), tx.now),
    );
  }

  @ActionRoute('agreements/:id/actions/start_signing', {
    can: 'agreement.start_signing',
    zh: '定稿并开始签署',
    en: 'Freeze the text and start signing',
    returns: dto.AgreementView,
  })
  startSigning(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.AgreementView> {
    return this.unit.run(ctx, async (tx) =>
      agreementView(tx, await startSigning(tx, { agreementId: id, version }), tx.now),
    );
  }

  @ActionRoute('agreements/:id/actions/sign', {
    can: 'agreement.sign',
    zh: '签署任务书',
    en: 'Sign the agreement',
    returns: dto.AgreementView,
  })
  sign(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.SignatureInput,
  ): Promise<dto.AgreementView> {
    const { party, textHash } = input;
    return this.unit.run(ctx, async (tx) =>
      agreementView(tx, await signAgreement(tx, { agreementId: id, version, party, textHash }), tx.now),
    );
  }

  @ActionRoute('agreements/:id/actions/return_to_drafting', {
    can: 'agreement.return_to_drafting',
    zh: '退回起草',
    en: 'Return to drafting',
    returns: dto.AgreementView,
  })
  returnToDrafting(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.AgreementView> {
    return this.unit.run(ctx, async (tx) =>
      agreementView(tx, await returnToDrafting(tx, { agreementId: id, version, reason }), tx.now),
    );
  }
}

/** @throws 404 when it is not there or not within the reader's reach */
async function visible(tx: ReadTx, id: string): Promise<Project> {
  const project = await getProject(tx, id);
  if (!tx.context.actor.may('project.read', await projectParties(tx, project))) throw notFound('project', id);
  return project;
}

/** Only the fields that were sent; an instalment that was left out is none. */
function changesOf(input: dto.AgreementInput): Partial<AgreementTerms> {
  const { startsOn, periodMonths, milestones, ipSplit, failureRiskSplit } = input;
  return {
    ...(startsOn && { startsOn }),
    ...(periodMonths && { periodMonths }),
    ...(milestones && {
      milestones: milestones.map((milestone) => ({ ...milestone, instalment: milestone.instalment ?? null })),
    }),
    ...(ipSplit && { ipSplit }),
    ...(failureRiskSplit && { failureRiskSplit }),
  };
}
