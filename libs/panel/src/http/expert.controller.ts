import { Body, Controller, Query } from '@nestjs/common';
import {
  allowedActions,
  clockNow,
  notFound,
  toPage,
  UnitOfWork,
  type Context,
  type Page,
  type ReadTx,
} from '#platform';
import {
  ActionRoute,
  actionViews,
  CreateRoute,
  Ctx,
  EditRoute,
  Id,
  IfMatch,
  ListQuery,
  ListRoute,
  ReadRoute,
  ReasonInput,
} from '#platform/http';
import { organisationNames, userNames } from '#identity';
import { changeExpertStanding, editExpert, enrolExpert, expertFacts, recordTie } from '../actions/expert-pool.js';
import { expertLifecycle } from '../expert.lifecycle.js';
import { getExpert, listCandidates, listExperts, tiesOf } from '../expert.repository.js';
import type { Expert } from '../panel.entities.js';
import * as dto from './expert.dto.js';

/** The pool of experts. */
@Controller('experts')
export class ExpertController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('', { can: 'expert.enrol', zh: '专家入库', en: 'Take an expert into the pool', returns: dto.ExpertView })
  enrol(@Ctx() ctx: Context, @Body() input: dto.EnrolExpertInput): Promise<dto.ExpertView> {
    return this.unit.run(ctx, async (tx) => expertView(tx, await enrolExpert(tx, input), tx.now));
  }

  @ListRoute('', { can: 'expert.read', zh: '专家库', en: 'The pool of experts', returns: dto.ExpertSummaryView })
  async list(@Ctx() ctx: Context, @Query() query: dto.ExpertQuery): Promise<Page<dto.ExpertSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listExperts(tx, ctx.actor.reach('expert.read'), query));
    return toPage(
      rows,
      query.limit,
      ({ fields, ...expert }) => ({ ...expert, fields: [...fields] }),
      (r) => [r.name, r.id],
    );
  }

  @ListRoute('candidates', {
    can: 'expert.enrol',
    zh: '可入库的专家用户',
    en: 'Users with the role expert who are not in the pool',
    returns: dto.ExpertCandidateView,
  })
  candidates(@Ctx() ctx: Context, @Query() query: ListQuery): Promise<Page<dto.ExpertCandidateView>> {
    return this.unit.read(ctx, async (tx) =>
      toPage(
        await listCandidates(tx, query),
        query.limit,
        (row) => row,
        (row) => [row.name, row.id],
      ),
    );
  }

  @ReadRoute(':id', { can: 'expert.read', zh: '专家详情', en: 'An expert', returns: dto.ExpertView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ExpertView> {
    return this.unit.read(ctx, async (tx) => {
      const expert = await getExpert(tx, id);
      if (!ctx.actor.may('expert.read', expertFacts(tx, expert).parties)) throw notFound('expert', id);
      return expertView(tx, expert, await clockNow(tx, null));
    });
  }

  @EditRoute(':id', { can: 'expert.edit', zh: '修改专家信息', en: 'Edit an expert', returns: dto.ExpertView })
  edit(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.EditExpertInput,
  ): Promise<dto.ExpertView> {
    return this.unit.run(ctx, async (tx) =>
      expertView(tx, await editExpert(tx, { ...input, expertId: id, version }), tx.now),
    );
  }

  @CreateRoute(':id/ties', {
    can: 'expert.record_tie',
    zh: '登记专家与单位的关系',
    en: 'Record a tie of an expert',
    returns: dto.TieView,
  })
  tie(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.TieInput): Promise<dto.TieView> {
    return this.unit.run(ctx, async (tx) => {
      const tie = await recordTie(tx, { ...input, expertId: id });
      const names = await organisationNames(tx, [tie.organisationId]);
      return tieView(tie, names);
    });
  }

  @ActionRoute(':id/actions/suspend', {
    can: 'expert.suspend',
    zh: '暂停专家',
    en: 'Suspend an expert',
    returns: dto.ExpertView,
  })
  suspend(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ExpertView> {
    return this.change(ctx, 'suspend', { expertId: id, version, reason });
  }

  @ActionRoute(':id/actions/reinstate', {
    can: 'expert.suspend',
    zh: '恢复专家',
    en: 'Reinstate an expert',
    returns: dto.ExpertView,
  })
  reinstate(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.ExpertView> {
    return this.change(ctx, 'reinstate', { expertId: id, version });
  }

  @ActionRoute(':id/actions/remove', {
    can: 'expert.suspend',
    zh: '专家出库',
    en: 'Remove an expert from the pool',
    returns: dto.ExpertView,
  })
  remove(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ExpertView> {
    return this.change(ctx, 'remove', { expertId: id, version, reason });
  }

  private change(
    ctx: Context,
    action: Parameters<typeof changeExpertStanding>[1],
    input: Parameters<typeof changeExpertStanding>[2],
  ): Promise<dto.ExpertView> {
    return this.unit.run(ctx, async (tx) => expertView(tx, await changeExpertStanding(tx, action, input), tx.now));
  }
}

/** An expert with its ties and what the reader may do. */
async function expertView(tx: ReadTx, expert: Expert, now: Date): Promise<dto.ExpertView> {
  const { actor } = tx.context;
  const ties = await tiesOf(tx, expert.id);
  const people = await userNames(tx, [expert.id]);
  const organisations = await organisationNames(tx, [expert.organisationId, ...ties.map((tie) => tie.organisationId)]);
  const { id, organisationId, title, fields, state, version } = expert;
  return {
    id,
    name: people.get(id) ?? '',
    organisationId,
    organisationName: organisations.get(organisationId) ?? '',
    title,
    fields,
    state,
    version,
    ties: ties.map((tie) => tieView(tie, organisations)),
    actions: actionViews(allowedActions(expertLifecycle, expertFacts(tx, expert), { actor, now })),
  };
}

function tieView(tie: Omit<dto.TieView, 'organisationName'>, names: ReadonlyMap<string, string>): dto.TieView {
  const { id, organisationId, kind, sinceOn, untilOn, source } = tie;
  return { id, organisationId, organisationName: names.get(organisationId) ?? '', kind, sinceOn, untilOn, source };
}
