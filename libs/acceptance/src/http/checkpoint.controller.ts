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
import { getChallenge } from '#bulletin';
import { userNames } from '#identity';
import { approveCheckpoint, returnCheckpoint } from '../actions/decide-checkpoint.js';
import { draftCheckpoint } from '../actions/draft-checkpoint.js';
import type { Checkpoint } from '../checkpoint.entities.js';
import { checkpointLifecycle } from '../checkpoint.lifecycle.js';
import {
  checkpointFacts,
  getCheckpoint,
  listCheckpoints,
  racerNames,
  type CheckpointSummary,
} from '../checkpoint.repository.js';
import * as dto from './checkpoint.dto.js';

/** 赛段考核: racers compared by what they measured, decided by two people of the agency. */
@Controller()
export class CheckpointController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('challenges/:id/checkpoints', {
    can: 'checkpoint.draft',
    zh: '拟定赛段考核',
    en: 'Draft a checkpoint',
    returns: dto.CheckpointView,
  })
  draft(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.CheckpointInput): Promise<dto.CheckpointView> {
    return this.step(ctx, (tx) => draftCheckpoint(tx, { ...input, challengeId: id }));
  }

  @ListRoute('checkpoints', {
    can: 'checkpoint.read',
    zh: '赛段考核列表',
    en: 'Checkpoints',
    returns: dto.CheckpointSummaryView,
  })
  async list(@Ctx() ctx: Context, @Query() query: dto.CheckpointQuery): Promise<Page<dto.CheckpointSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) =>
      listCheckpoints(tx, ctx.actor.reach('checkpoint.read'), query),
    );
    return toPage(rows, query.limit, summary, (each) => [each.id]);
  }

  @ReadRoute('checkpoints/:id', {
    can: 'checkpoint.read',
    zh: '赛段考核详情',
    en: 'A checkpoint',
    returns: dto.CheckpointView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.CheckpointView> {
    return this.unit.read(ctx, async (tx) => {
      const checkpoint = await getCheckpoint(tx, id);
      const { parties } = await checkpointFacts(tx, checkpoint);
      if (!ctx.actor.may('checkpoint.read', parties)) throw notFound('checkpoint', id);
      return view(tx, checkpoint, await clockNow(tx, checkpoint.programmeId));
    });
  }

  @ActionRoute('checkpoints/:id/actions/approve', {
    can: 'checkpoint.approve',
    zh: '批准赛段考核',
    en: 'Approve the checkpoint',
    returns: dto.CheckpointView,
    idempotent: true,
  })
  approve(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.CheckpointView> {
    return this.step(ctx, (tx) => approveCheckpoint(tx, { checkpointId: id, version }));
  }

  @ActionRoute('checkpoints/:id/actions/return', {
    can: 'checkpoint.return',
    zh: '退回赛段考核',
    en: 'Return the checkpoint',
    returns: dto.CheckpointView,
  })
  sendBack(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.CheckpointView> {
    return this.step(ctx, (tx) => returnCheckpoint(tx, { checkpointId: id, version, reason }));
  }

  private step(ctx: Context, action: (tx: Tx) => Promise<Checkpoint>): Promise<dto.CheckpointView> {
    return this.unit.run(ctx, async (tx) => view(tx, await action(tx), tx.now));
  }
}

const summary = (checkpoint: CheckpointSummary): dto.CheckpointSummaryView => {
  const { id, number, state, programmeId, programmeName, challengeId, challengeNumber, challengeTitle } = checkpoint;
  return {
    ...{ id, number, state, programmeId, programmeName, challengeId, challengeNumber, challengeTitle },
    stage: checkpoint.stage,
    createdAt: checkpoint.createdAt.toISOString(),
  };
};

async function view(tx: ReadTx, checkpoint: Checkpoint, now: Date): Promise<dto.CheckpointView> {
  const facts = await checkpointFacts(tx, checkpoint);
  const { version, minutes, draftedBy, decidedBy, decidedAt } = checkpoint;
  const challenge = await getChallenge(tx, checkpoint.challengeId);
  const racers = await racerNames(
    tx,
    facts.items.map(({ projectId }) => projectId),
  );
  const people = await userNames(tx, [draftedBy, ...(decidedBy === null ? [] : [decidedBy])]);
  return {
    ...summary({
      ...checkpoint,
      programmeName: challenge.programmeName,
      challengeNumber: challenge.number,
      challengeTitle: challenge.title,
    }),
    version,
    minutes,
    draftedBy: people.get(draftedBy) ?? null,
    decidedBy: decidedBy === null ? null : (people.get(decidedBy) ?? null),
    decidedAt: decidedAt?.toISOString() ?? null,
    items: facts.items.map(({ checkpointId: _checkpoint, results, ...item }) => ({
      ...item,
      projectNumber: racers.get(item.projectId)?.number ?? '',
      takerName: racers.get(item.projectId)?.takerName ?? '',
      results: results.map((result) => ({ ...result })),
    })),
    actions: actionViews(allowedActions(checkpointLifecycle, facts, { actor: tx.context.actor, now })),
  };
}
