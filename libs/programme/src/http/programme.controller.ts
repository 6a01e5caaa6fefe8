import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type ReadTx } from '#platform';
import {
  ActionRoute,
  CreateRoute,
  Ctx,
  Id,
  IfMatch,
  ListQuery,
  ListRoute,
  ReadRoute,
  ReasonInput,
} from '#platform/http';
import { activateProgramme, closeProgramme } from '../actions/change-programme.js';
import { createProgramme } from '../actions/create-programme.js';
import { recordAppropriation } from '../actions/record-appropriation.js';
import { setRules } from '../actions/set-rules.js';
import type { Programme } from '../programme.entities.js';
import {
  appropriationsOf,
  getProgramme,
  listProgrammes,
  programmeParties,
  rulePackVersions,
} from '../programme.repository.js';
import { defaultRulePacks, rulePackSchema } from '../rule-pack/index.js';
import * as dto from './programme.dto.js';
import { appropriationView, programmeView } from './programme.views.js';

/** Programmes, their rules and their money. */
@Controller()
export class ProgrammeController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('programmes', {
    can: 'programme.create',
    zh: '新建计划',
    en: 'Found a programme',
    returns: dto.ProgrammeView,
  })
  create(@Ctx() ctx: Context, @Body() input: dto.ProgrammeInput): Promise<dto.ProgrammeView> {
    return this.unit.run(ctx, async (tx) => programmeView(tx, await createProgramme(tx, input), tx.now));
  }

  @ListRoute('programmes', {
    can: 'programme.read',
    zh: '计划列表',
    en: 'Programmes',
    returns: dto.ProgrammeSummaryView,
  })
  async list(@Ctx() ctx: Context, @Query() query: ListQuery): Promise<Page<dto.ProgrammeSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listProgrammes(tx, ctx.actor.reach('programme.read'), query));
    return toPage(
      rows,
      query.limit,
      (r) => r,
      (r) => [r.id],
    );
  }

  @ReadRoute('programmes/:id', { can: 'programme.read', zh: '计划详情', en: 'A programme', returns: dto.ProgrammeView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ProgrammeView> {
    return this.unit.read(ctx, async (tx) => programmeView(tx, await visible(tx, id), await clockNow(tx, id)));
  }

  @ActionRoute('programmes/:id/actions/set_rules', {
    can: 'programme.edit',
    zh: '制定规则包',
    en: 'Set the rules',
    returns: dto.ProgrammeView,
  })
  rules(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.RulesInput,
  ): Promise<dto.ProgrammeView> {
    return this.unit.run(ctx, async (tx) => {
      const programme = await setRules(tx, { programmeId: id, version, rulePack: input.rulePack });
      return programmeView(tx, programme, tx.now);
    });
  }

  @ReadRoute('programmes/:id/rule-packs', {
    can: 'programme.read',
    zh: '规则包版本',
    en: 'Versions of the rules',
    returns: dto.RulePackVersionsView,
  })
  versions(@Ctx() ctx: Context, @Id() id: string): Promise<dto.RulePackVersionsView> {
    return this.unit.read(ctx, async (tx) => {
      await visible(tx, id);
      const items = await rulePackVersions(tx, id);
      return { items: items.map((item) => ({ ...item, createdAt: item.createdAt.toISOString() })) };
    });
  }

  @ActionRoute('programmes/:id/actions/activate', {
    can: 'programme.activate',
    zh: '启用计划',
    en: 'Activate',
    returns: dto.ProgrammeView,
  })
  activate(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.ProgrammeView> {
    return this.unit.run(ctx, async (tx) =>
      programmeView(tx, await activateProgramme(tx, { programmeId: id, version }), tx.now),
    );
  }

  @ActionRoute('programmes/:id/actions/close', {
    can: 'programme.close',
    zh: '结束计划',
    en: 'Close',
    returns: dto.ProgrammeView,
  })
  close(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: ReasonInput,
  ): Promise<dto.ProgrammeView> {
    return this.unit.run(ctx, async (tx) =>
      programmeView(tx, await closeProgramme(tx, { programmeId: id, version, reason: input.reason }), tx.now),
    );
  }

  @CreateRoute('programmes/:id/appropriations', {
    can: 'appropriation.record',
    zh: '录入下达指标',
    en: 'Record an appropriation',
    returns: dto.AppropriationView,
    idempotent: true,
  })
  appropriate(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Body() input: dto.AppropriationInput,
  ): Promise<dto.AppropriationView> {
    return this.unit.run(ctx, async (tx) =>
      appropriationView(await recordAppropriation(tx, { ...input, programmeId: id })),
    );
  }

  @ReadRoute('programmes/:id/appropriations', {
    can: 'programme.read',
    zh: '下达指标',
    en: 'Appropriations',
    returns: dto.AppropriationsView,
  })
  appropriations(@Ctx() ctx: Context, @Id() id: string): Promise<dto.AppropriationsView> {
    return this.unit.read(ctx, async (tx) => {
      await visible(tx, id);
      return { items: (await appropriationsOf(tx, id)).map(appropriationView) };
    });
  }

  @ReadRoute('rule-packs/schema', {
    can: 'public',
    zh: '规则包结构',
    en: 'JSON Schema of a rule pack',
    returns: dto.RulePackSchemaView,
  })
  schema(): object {
    return rulePackSchema;
  }

  @ReadRoute('rule-packs/defaults', {
    can: 'public',
    zh: '缺省规则包',
    en: 'Default rule packs',
    returns: dto.DefaultRulePacksView,
  })
  defaults(): dto.DefaultRulePacksView {
    return { items: [...defaultRulePacks] };
  }
}

/** @throws 404 when it is not there or not within the reader's reach */
async function visible(tx: ReadTx, id: string): Promise<Programme> {
  const programme = await getProgramme(tx, id);
  if (!tx.context.actor.may('programme.read', programmeParties(programme))) throw notFound('programme', id);
  return programme;
}
